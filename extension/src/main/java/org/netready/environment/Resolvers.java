// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * The name servers that are asked besides what the place's own system says. None of their answers
 * is ever dialled.
 *
 * @param site the site's own; empty means those that the host is configured with
 * @param reference those whose answers are shown beside, such as a public one; empty for none
 */
public record Resolvers(List<InetSocketAddress> site, List<InetSocketAddress> reference) {

  /** Those that the host is configured with, and nothing beside. */
  public static final Resolvers DEFAULT = new Resolvers(List.of(), List.of());

  /** Make resolvers. */
  public Resolvers {
    site = List.copyOf(site);
    reference = List.copyOf(reference);
  }
}
