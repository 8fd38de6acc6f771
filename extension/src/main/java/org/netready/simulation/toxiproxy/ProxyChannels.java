// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import java.util.Map;

/** How the channels of proxied connections are set. */
final class ProxyChannels {

  /**
   * Nothing is read before there is somebody to read it; the end of what a peer sends is not the
   * end of the connection; what is written goes out at once.
   */
  static final Map<ChannelOption<?>, Object> OPTIONS =
      Map.of(
          ChannelOption.AUTO_READ,
          false,
          ChannelOption.ALLOW_HALF_CLOSURE,
          true,
          ChannelOption.TCP_NODELAY,
          true,
          ChannelOption.RECVBUF_ALLOCATOR,
          new FixedRecvByteBufAllocator(Chunk.MOST_BYTES));

  private ProxyChannels() {}
}
