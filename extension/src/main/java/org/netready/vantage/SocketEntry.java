// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.netready.endpoint.IpAddress;

/**
 * A line of {@code /proc/net/tcp} or one of its like: a socket of this network namespace.
 *
 * @param address where it is bound
 * @param port its port
 * @param peer where it is connected to; the unspecified address if nowhere
 * @param peerPort the port there; 0 if it is connected nowhere
 * @param state the kernel's number of its state
 * @param inode the number by which its holder's file descriptor names it; 0 if it has none
 */
record SocketEntry(
    IpAddress address, int port, IpAddress peer, int peerPort, int state, long inode) {

  private static final int HEX = 16;
  private static final int LISTEN = 0x0A;
  private static final int WITHOUT_PEER = 0x07;
  private static final int FIELDS = 10;

  /**
   * Read a line below the heading.
   *
   * @throws IllegalArgumentException if it has another form
   */
  static SocketEntry parse(String line) {
    String[] fields = line.strip().split("\\s+", -1);
    if (fields.length < FIELDS) {
      throw new IllegalArgumentException("not a socket: '%s'".formatted(line));
    }
    String[] local = fields[1].split(":", -1);
    String[] remote = fields[2].split(":", -1);
    return new SocketEntry(
        address(local[0]),
        Integer.parseInt(local[1], HEX),
        address(remote[0]),
        Integer.parseInt(remote[1], HEX),
        Integer.parseInt(fields[3], HEX),
        Long.parseLong(fields[9]));
  }

  /** Return whether it is a TCP listener. */
  boolean isTcpListener() {
    return state == LISTEN;
  }

  /** Return whether it is a UDP socket that takes datagrams from anywhere. */
  boolean isUdpWithoutPeer() {
    return state == WITHOUT_PEER && peerPort == 0 && port != 0;
  }

  /** The kernel writes each 32 bits of an address as a number in the byte order of the machine. */
  private static IpAddress address(String text) {
    ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(text));
    ByteBuffer bytes = ByteBuffer.allocate(words.capacity()).order(ByteOrder.nativeOrder());
    while (words.hasRemaining()) {
      bytes.putInt(words.getInt());
    }
    try {
      return new IpAddress(InetAddress.getByAddress(bytes.array()));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: '%s'".formatted(text), e);
    }
  }
}
