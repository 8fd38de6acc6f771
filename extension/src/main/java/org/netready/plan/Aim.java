// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.Optional;
import org.netready.endpoint.Host;
import org.netready.endpoint.Prefix;

/**
 * A host where a requirement goes.
 *
 * @param role the destination role; empty if the document names a host
 * @param declaredHost the host as the document writes it; empty if it names a role
 * @param host the host; the first address of a prefix
 * @param prefix the prefix, if all its addresses are meant; empty if it is one host
 */
record Aim(String role, String declaredHost, Host host, Optional<Prefix> prefix) {

  Aim(String role, String declaredHost, Host host) {
    this(role, declaredHost, host, Optional.empty());
  }

  /** Return what messages call it. */
  String text() {
    return prefix.map(Prefix::toString).orElse(host.text());
  }
}
