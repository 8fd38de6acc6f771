// SPDX-License-Identifier: Apache-2.0
package org.netready.endpoint;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port, or a range of ports, of one transport: {@code 443/tcp}, {@code 30000-32767/udp}.
 *
 * @param first the first port, 1 to 65535
 * @param last the last port, {@code first} to 65535; equal to {@code first} for a single port
 * @param transport the transport
 */
public record Ports(int first, int last, Transport transport) {

  private static final int HIGHEST = 65535;
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?/([A-Za-z]+)");

  /**
   * Make ports.
   *
   * @throws IllegalArgumentException if a port is outside 1 to 65535 or the range is reversed
   */
  public Ports {
    requirePort(first);
    requirePort(last);
    if (last < first) {
      throw new IllegalArgumentException(
          "port range %s-%s is reversed; expected %s-%s".formatted(first, last, last, first));
    }
  }

  /** Return the single TCP port {@code port}. */
  public static Ports tcp(int port) {
    return new Ports(port, port, Transport.TCP);
  }

  /** Return the single UDP port {@code port}. */
  public static Ports udp(int port) {
    return new Ports(port, port, Transport.UDP);
  }

  /** Return all ports of a transport. */
  public static Ports all(Transport transport) {
    return new Ports(1, HIGHEST, transport);
  }

  /**
   * Read {@code 443/tcp} or {@code 30000-32767/udp}.
   *
   * @throws IllegalArgumentException if the text has another form, with what would be right
   */
  public static Ports parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a port; expected a form like 443/tcp or 30000-32767/udp".formatted(text));
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    return new Ports(first, last, transport(matcher.group(3)));
  }

  /** Return whether this is one port only. */
  public boolean isSingle() {
    return first == last;
  }

  /** Return whether a port of a transport is one of these. */
  public boolean contains(int port, Transport of) {
    return of == transport && first <= port && port <= last;
  }

  /** Return whether a port of a transport is one of these and of others. */
  public boolean overlaps(Ports other) {
    return transport == other.transport && first <= other.last && other.first <= last;
  }

  /** Return how many ports these are. */
  public int size() {
    return last - first + 1;
  }

  /** Return the numbers without the transport: {@code 443} or {@code 30000-32767}. */
  public String numbers() {
    return isSingle() ? Integer.toString(first) : first + "-" + last;
  }

  @Override
  public String toString() {
    return numbers() + "/" + transport.keyword();
  }

  private static Transport transport(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "tcp" -> Transport.TCP;
      case "udp" -> Transport.UDP;
      default ->
          throw new IllegalArgumentException(
              "unknown transport '%s'; expected one of [tcp, udp]".formatted(word));
    };
  }

  private static void requirePort(int port) {
    if (port < 1 || port > HIGHEST) {
      throw new IllegalArgumentException(
          "port %s is out of range; expected 1 to 65535".formatted(port));
    }
  }
}
