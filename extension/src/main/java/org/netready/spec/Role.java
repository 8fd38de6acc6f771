// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.List;
import java.util.Set;

/**
 * A kind of host that a document names.
 *
 * @param name its name
 * @param description what hosts are meant
 * @param example the hosts of a simulated site, at least one
 */
public record Role(String name, String description, List<String> example) {

  /** Everywhere outside the site. */
  public static final String INTERNET = "internet";

  /** Any source, 0.0.0.0/0. */
  public static final String ANY = "any";

  /** The destination host itself. */
  public static final String SELF = "self";

  /** A pod of the cluster. */
  public static final String POD = "pod";

  /** The roles that need no declaration. */
  public static final Set<String> PREDEFINED = Set.of(INTERNET, ANY, SELF, POD);

  /** Make a role. */
  public Role {
    example = List.copyOf(example);
  }
}
