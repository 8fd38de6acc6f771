// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Locale;
import java.util.Optional;
import org.netready.endpoint.IpAddress;

/**
 * What comes to a connected socket's port from others than its peer. It opens no port, is no
 * silence either, and says where to look: a server with several addresses, or a translation of
 * addresses, answers so.
 *
 * <p>A second socket on the same port gets it, under Linux alone: other systems may give it what is
 * the first one's.
 */
final class StrayReplies {

  private static final boolean IS_POSSIBLE =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
  private static final int LARGEST = 65_535;

  private final DatagramChannel channel;

  private StrayReplies(DatagramChannel channel) {
    this.channel = channel;
  }

  /**
   * Listen beside a channel, which is bound to a port of its own and is to be connected next.
   *
   * @return what will have come; empty if this is not possible here
   */
  static Optional<StrayReplies> beside(DatagramChannel peers) {
    if (!IS_POSSIBLE) {
      return Optional.empty();
    }
    try {
      // Reuse is allowed once the port is ours alone, so that nobody else of this process gets it.
      peers.bind(new InetSocketAddress(0)).setOption(StandardSocketOptions.SO_REUSEADDR, true);
      int port = ((InetSocketAddress) peers.getLocalAddress()).getPort();
      DatagramChannel others = DatagramChannel.open();
      try {
        others.configureBlocking(false);
        others.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        others.bind(new InetSocketAddress(port));
        return Optional.of(new StrayReplies(others));
      } catch (IOException e) {
        others.close();
        return Optional.empty();
      }
    } catch (IOException e) {
      // The exchange itself goes on without it.
      return Optional.empty();
    }
  }

  /** Return what came first, as a sentence part; empty if nothing did. */
  String first() {
    try {
      ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
      if (channel.receive(buffer) instanceof InetSocketAddress sender) {
        return "; %s bytes came from %s port %s, which is not who was asked"
            .formatted(buffer.position(), new IpAddress(sender.getAddress()), sender.getPort());
      }
      return "";
    } catch (IOException e) {
      return "";
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing is left to save: the system closes it with the process at the latest.
    }
  }
}
