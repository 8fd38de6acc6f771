// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An accepted connection, the one to the upstream that belongs to it, and a link in each direction.
 * Used on the event loop only.
 */
final class Connection {

  private final TcpProxy proxy;
  private final Channel client;
  private @Nullable Channel upstream;
  private @Nullable Link toUpstream;
  private @Nullable Link toClient;
  private boolean isClosed;

  Connection(TcpProxy proxy, Channel client) {
    this.proxy = proxy;
    this.client = client;
  }

  /** Connect to the first of the upstream's addresses that accepts; else close the client. */
  void dial(Iterator<InetSocketAddress> addresses) {
    if (isClosed || !addresses.hasNext()) {
      close();
      return;
    }
    ChannelFuture dialled = bootstrap().connect(addresses.next());
    upstream = dialled.channel();
    Unwatched.of(dialled.addListener((ChannelFutureListener) done -> dialled(done, addresses)));
  }

  private void dialled(ChannelFuture done, Iterator<InetSocketAddress> others) {
    if (done.isSuccess() && !isClosed) {
      open(done.channel());
    } else {
      Unwatched.of(done.channel().close());
      dial(others);
    }
  }

  private Bootstrap bootstrap() {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(client.eventLoop())
            .channel(NioSocketChannel.class)
            .handler(new ChannelInboundHandlerAdapter())
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) TcpProxy.LONGEST_DIAL.toMillis());
    ProxyChannels.OPTIONS.forEach((option, value) -> option(bootstrap, option, value));
    return bootstrap;
  }

  @SuppressWarnings("unchecked")
  private static <T> void option(Bootstrap bootstrap, ChannelOption<T> option, Object value) {
    bootstrap.option(option, (T) value);
  }

  private void open(Channel dialled) {
    List<InstalledToxic> toxics = proxy.toxics();
    if (toxics.stream().anyMatch(toxic -> toxic.type() == ToxicType.RESET_PEER)) {
      client.config().setOption(ChannelOption.SO_LINGER, 0);
      dialled.config().setOption(ChannelOption.SO_LINGER, 0);
    }
    Link there = new Link(ToxicStream.UPSTREAM, client, dialled, proxy.random());
    Link back = new Link(ToxicStream.DOWNSTREAM, dialled, client, proxy.random());
    toUpstream = there;
    toClient = back;
    toxics.forEach(this::add);
    client.pipeline().addLast(new Side(there, back));
    dialled.pipeline().addLast(new Side(back, there));
    client.config().setAutoRead(true);
    dialled.config().setAutoRead(true);
  }

  void add(InstalledToxic toxic) {
    if (toUpstream != null && toClient != null) {
      toUpstream.add(toxic);
      toClient.add(toxic);
    }
  }

  void update(InstalledToxic toxic) {
    if (toUpstream != null && toClient != null) {
      toUpstream.update(toxic);
      toClient.update(toxic);
    }
  }

  void remove(String toxic) {
    if (toUpstream != null && toClient != null) {
      toUpstream.remove(toxic);
      toClient.remove(toxic);
    }
  }

  /** Close both sides now, whatever is on its way. */
  void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    proxy.forget(this);
    if (toUpstream != null && toClient != null) {
      toUpstream.dispose();
      toClient.dispose();
    }
    Unwatched.of(client.close());
    if (upstream != null) {
      Unwatched.of(upstream.close());
    }
  }

  private void closeIfNoSideIsOpen() {
    if (!client.isOpen() && upstream != null && !upstream.isOpen()) {
      close();
    }
  }

  /** What happens at one of the two sides. */
  private final class Side extends ChannelInboundHandlerAdapter {

    private final Link from;
    private final Link to;

    Side(Link from, Link to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      from.accept(Chunk.of((ByteBuf) message, System.nanoTime()));
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
      to.targetHasRoom();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof ChannelInputShutdownEvent) {
        from.end();
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      from.end();
      to.targetHasRoom();
      closeIfNoSideIsOpen();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      // A peer that resets is a peer that is gone; the channel says so by its events.
    }
  }
}
