// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The one address that everything here listens at unless it is told another of loopback. */
final class Loopback {

  private static final byte[] BYTES = {127, 0, 0, 1};

  private Loopback() {}

  static InetAddress address() {
    try {
      return InetAddress.getByAddress(BYTES);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
