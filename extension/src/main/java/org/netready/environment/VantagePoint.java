// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.util.Optional;
import java.util.Set;

/**
 * Where checks are made from.
 *
 * @param name its name
 * @param kind what it is
 * @param roles the roles that it stands in for, at least one
 * @param host which host of those roles it is; empty if it is none of them by name
 */
public record VantagePoint(String name, Kind kind, Set<String> roles, Optional<String> host) {

  /** What a vantage point is. */
  public enum Kind {
    /** This process. */
    LOCAL,
    /** A place of a simulated network. */
    SIMULATED
  }

  /** Make a vantage point. */
  public VantagePoint {
    roles = Set.copyOf(roles);
  }
}
