// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netready.endpoint.Host;
import org.netready.endpoint.Ports;

/**
 * Where checks are made from.
 *
 * @param name its name
 * @param kind what it is
 * @param roles the roles that it stands in for, at least one
 * @param host which host of those roles it is; empty if it is none of them by name
 * @param controls what it reaches for certain, which shows that it reaches anything at all
 */
public record VantagePoint(
    String name, Kind kind, Set<String> roles, Optional<String> host, List<Control> controls) {

  private static final Pattern CONTROL =
      Pattern.compile("(?:\\[([^\\[\\]]+)]|([^:\\[\\]]+)):(\\d{1,9})(?:/([A-Za-z]+))?");

  /** What a vantage point is. */
  public enum Kind {
    /** This process. */
    LOCAL,
    /** A place of a simulated network. */
    SIMULATED
  }

  /**
   * What a vantage point reaches for certain.
   *
   * @param host its name or address
   * @param ports its one port
   */
  public record Control(Host host, Ports ports) {

    /**
     * Read {@code www.example.com:443}, {@code 192.0.2.53:53/udp} or {@code [2001:db8::1]:443}.
     *
     * @throws IllegalArgumentException if the text has another form, with what would be right
     */
    public static Control parse(String text) {
      Matcher matcher = CONTROL.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "'%s' is not a control; expected a form like www.example.com:443 or 192.0.2.53:53/udp"
                .formatted(text));
      }
      String transport = matcher.group(4) == null ? "tcp" : matcher.group(4);
      return new Control(
          Host.parse(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)),
          Ports.parse(matcher.group(3) + "/" + transport));
    }
  }

  /** Make a vantage point. */
  public VantagePoint {
    roles = Set.copyOf(roles);
    controls = List.copyOf(controls);
  }

  /** Make a vantage point without a control. */
  public VantagePoint(String name, Kind kind, Set<String> roles, Optional<String> host) {
    this(name, kind, roles, host, List.of());
  }
}
