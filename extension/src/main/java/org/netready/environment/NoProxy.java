// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import org.netready.endpoint.Host;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Prefix;

/** Reads what is reached without a proxy: a host, a domain or a prefix. */
final class NoProxy {

  private static final String STAR = "*";

  private NoProxy() {}

  /**
   * Return the entry in its one form: a host, which stands for those below it too, {@code
   * .example.com} for those below a domain alone, an address or a prefix.
   */
  static String parse(String text) {
    try {
      return canonical(text.startsWith(STAR + ".") ? text.substring(STAR.length()) : text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is no host, domain or prefix; expected a form like registry.example.com, .example.com or 10.0.0.0/8"
              .formatted(text),
          e);
    }
  }

  private static String canonical(String text) {
    if (text.startsWith(".") && !IpAddress.isLiteral(text)) {
      return "." + HostName.parse(text.substring(1)).text();
    }
    if (Prefix.isPrefix(text)) {
      return Prefix.parse(text).toString();
    }
    if (text.startsWith("[") && text.endsWith("]")) {
      return IpAddress.parse(text.substring(1, text.length() - 1)).text();
    }
    return Host.parse(text).text();
  }
}
