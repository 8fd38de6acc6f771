// SPDX-License-Identifier: Apache-2.0
package org.netready.endpoint;

import java.util.Locale;

/** The transport protocol of an endpoint. */
public enum Transport {
  /** Transmission Control Protocol, RFC 9293. */
  TCP,
  /** User Datagram Protocol, RFC 768. */
  UDP;

  /** Return the word that packs, messages and reports use: {@code tcp} or {@code udp}. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }
}
