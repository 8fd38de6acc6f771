// SPDX-License-Identifier: Apache-2.0
package org.netready.endpoint;

/** A host by name or by address. Immutable. */
public sealed interface Host permits HostName, IpAddress {

  /** Return the host as people write it: a name in lower case, or an address literal. */
  String text();

  /**
   * Read a host name or an address literal. Nothing is resolved.
   *
   * @throws IllegalArgumentException if the text is neither, with what would be right
   */
  static Host parse(String text) {
    if (text.matches(".*/.*|[^:]*:[^:]*")) {
      throw new IllegalArgumentException(
          "'%s' is not a host; expected a name or an address alone, without scheme, port or path"
              .formatted(text));
    }
    return IpAddress.isLiteral(text) ? IpAddress.parse(text) : HostName.parse(text);
  }
}
