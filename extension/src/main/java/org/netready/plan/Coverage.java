// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.List;
import java.util.Optional;

/**
 * From which places a requirement is checked to which hosts, and what these leave out.
 *
 * @param routes the places with the hosts that are asked from there
 * @param missing what they leave out; empty if nothing
 */
record Coverage(List<Route> routes, Optional<Missing> missing) {

  /**
   * A place and a host that is asked from there.
   *
   * @param place the place
   * @param aim the host
   */
  record Route(Place place, Aim aim) {}

  Coverage {
    routes = List.copyOf(routes);
  }
}
