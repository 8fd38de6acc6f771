// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

/**
 * A port on which something answers.
 *
 * @param kind what
 * @param name the name that it answers for
 * @param address where
 * @param port its number
 */
record ServedPort(Kind kind, String name, String address, int port) {

  /** What answers. */
  enum Kind {
    /** HTTPS with a certificate of the public authority; each request gets 200. */
    HTTPS,
    /** HTTPS with a certificate of the filter's own authority; each request gets a block page. */
    INTERCEPTING_FILTER,
    /** Plain HTTP; each request gets a block page with 403. */
    BLOCK_PAGE,
    /** TLS with a certificate of a private authority; nothing is said inside. */
    PRIVATE_TLS,
    /** SSH's identification string. */
    SSH,
    /** Accepts and says nothing. */
    SILENT,
    /** Sends each datagram back. */
    UDP_ECHO
  }
}
