// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netready.endpoint.IpAddress;

/** Reads the address of a resolver: {@code 10.0.0.53}, {@code [2001:db8::53]:5353}. */
final class ResolverAddress {

  private static final int DNS = 53;
  private static final Pattern WITH_PORT =
      Pattern.compile("(?:([0-9.]+)|\\[([^\\]]*)])(?::(\\d{1,9}))?");

  private ResolverAddress() {}

  static InetSocketAddress parse(String text) {
    Matcher matcher = WITH_PORT.matcher(text);
    if (!matcher.matches()) {
      return new InetSocketAddress(address(text, text).inet(), DNS);
    }
    String literal = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    int port = matcher.group(3) == null ? DNS : Integer.parseInt(matcher.group(3));
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(
          "port %s of resolver '%s' is out of range; expected 1 to 65535".formatted(port, text));
    }
    return new InetSocketAddress(address(text, literal).inet(), port);
  }

  private static IpAddress address(String text, String literal) {
    try {
      return IpAddress.parse(literal);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is not the address of a resolver; expected a form like 10.0.0.53, 10.0.0.53:5353 or [2001:db8::53]:5353"
              .formatted(text),
          e);
    }
  }
}
