// SPDX-License-Identifier: Apache-2.0
package org.netready.endpoint;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address, without a name.
 *
 * @param inet the address; any host name that it carries is ignored
 */
public record IpAddress(InetAddress inet) implements Host {

  private static final Pattern V4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern LOOKS_LIKE_V4 = Pattern.compile("[0-9.]+");

  /** Return whether the text is meant as an address literal, right or wrong, and not as a name. */
  public static boolean isLiteral(String text) {
    return text.indexOf(':') >= 0 || LOOKS_LIKE_V4.matcher(text).matches();
  }

  /**
   * Read an address literal: {@code 10.0.0.21}, {@code 2001:db8::1}. Nothing is resolved.
   *
   * @throws IllegalArgumentException if the text is no address literal
   */
  public static IpAddress parse(String text) {
    boolean v6 = text.indexOf(':') >= 0 && text.indexOf('%') < 0;
    if (!v6 && !V4.matcher(text).matches()) {
      throw notAnAddress(text, null);
    }
    try {
      return new IpAddress(InetAddress.getByName(v6 ? "[" + text + "]" : text));
    } catch (UnknownHostException e) {
      throw notAnAddress(text, e);
    }
  }

  /** Return whether this is an IPv6 address. */
  public boolean isV6() {
    return inet instanceof Inet6Address;
  }

  @Override
  public String text() {
    return inet.getHostAddress();
  }

  @Override
  public String toString() {
    return text();
  }

  private static IllegalArgumentException notAnAddress(
      String text, @org.jspecify.annotations.Nullable Exception cause) {
    return new IllegalArgumentException(
        "'%s' is not an IP address; expected a form like 10.0.0.21 or 2001:db8::1".formatted(text),
        cause);
  }
}
