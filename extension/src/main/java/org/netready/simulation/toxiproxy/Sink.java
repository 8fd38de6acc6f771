// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;

/** The side of a connection that a link writes to. */
final class Sink implements Outlet {

  private final Channel channel;
  private boolean hasEnded;

  Sink(Channel channel) {
    this.channel = channel;
  }

  @Override
  public boolean hasRoom() {
    return channel.isWritable() || !channel.isActive();
  }

  @Override
  public void accept(Chunk chunk) {
    if (hasEnded) {
      chunk.release();
    } else {
      Unwatched.of(channel.writeAndFlush(chunk.data(), channel.voidPromise()));
    }
  }

  @Override
  public void end() {
    if (!hasEnded) {
      hasEnded = true;
      Unwatched.of(
          channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE));
    }
  }
}
