// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A proxy of the embedded server. Its settings are changed by one caller at a time, {@link
 * Proxies}; its connections live on the event thread.
 *
 * <p>Unlike the real server, which dials one upstream after the other and without a limit, a
 * connection waits only for its own upstream, and no longer than {@link #LONGEST_DIAL}.
 */
final class TcpProxy {

  /** How long an upstream may take to accept before the client is closed. */
  static final Duration LONGEST_DIAL = Duration.ofSeconds(10);

  private static final int BACKLOG = 512;

  private final String name;
  private final EventThread thread;
  private final Resolver resolver;
  private final RandomGenerator random;
  private final Set<Connection> connections = new HashSet<>();
  private String listen;
  private volatile String upstream;
  private volatile List<InstalledToxic> toxics = List.of();
  private @Nullable Channel server;

  TcpProxy(
      String name,
      String listen,
      String upstream,
      EventThread thread,
      Resolver resolver,
      RandomGenerator random) {
    this.name = name;
    this.listen = listen;
    this.upstream = upstream;
    this.thread = thread;
    this.resolver = resolver;
    this.random = random;
  }

  String name() {
    return name;
  }

  /** Return where it listens; if it never did, what was asked for. */
  String listen() {
    return listen;
  }

  String upstream() {
    return upstream;
  }

  boolean isEnabled() {
    return server != null;
  }

  List<InstalledToxic> toxics() {
    return toxics;
  }

  RandomGenerator random() {
    return random;
  }

  /** Set where it listens and where to; it must be stopped. */
  void move(String newListen, String newUpstream) {
    listen = newListen;
    upstream = newUpstream;
  }

  /**
   * Listen, if it does not yet.
   *
   * @throws IOException if it cannot
   */
  void start() throws IOException {
    if (server != null) {
      return;
    }
    ServerSocketChannel socket = ServerSocketChannel.open();
    try {
      InetSocketAddress address = SocketText.parse(listen).resolveLoopback();
      bind(socket, address);
      listen = SocketText.of((InetSocketAddress) socket.getLocalAddress());
      NioServerSocketChannel channel = new NioServerSocketChannel(socket);
      channel.pipeline().addLast(new Acceptor());
      thread.run(() -> Unwatched.of(thread.loop().register(channel)));
      server = channel;
    } finally {
      if (server == null) {
        socket.close();
      }
    }
  }

  private static void bind(ServerSocketChannel socket, InetSocketAddress address)
      throws IOException {
    try {
      socket.bind(address, BACKLOG);
    } catch (BindException e) {
      throw new IOException(
          "%s: bind: %s".formatted(SocketText.of(address), goText(e.getMessage())), e);
    }
  }

  private static String goText(@Nullable String message) {
    return message == null || message.contains("in use")
        ? "address already in use"
        : message.toLowerCase(Locale.ROOT);
  }

  /** Listen no more, and close all connections. */
  void stop() {
    Channel listening = server;
    if (listening == null) {
      return;
    }
    server = null;
    InetSocketAddress address = (InetSocketAddress) listening.localAddress();
    thread.run(
        () -> {
          Unwatched.of(listening.close());
          List.copyOf(connections).forEach(Connection::close);
        });
    thread.awaitFree(address);
  }

  void add(InstalledToxic toxic) {
    change(old -> Stream.concat(old.stream(), Stream.of(toxic)), it -> it.add(toxic));
  }

  void update(InstalledToxic toxic) {
    change(
        old -> old.stream().map(it -> it.name().equals(toxic.name()) ? toxic : it),
        it -> it.update(toxic));
  }

  void remove(String toxic) {
    change(old -> old.stream().filter(it -> !it.name().equals(toxic)), it -> it.remove(toxic));
  }

  /** Change the toxics of what comes and of what is there, and wait until it is done. */
  private void change(Change toxicsChange, Consumer<Connection> connectionChange) {
    thread.run(
        () -> {
          toxics = toxicsChange.of(toxics).toList();
          List.copyOf(connections).forEach(connectionChange);
        });
  }

  void forget(Connection connection) {
    connections.remove(connection);
  }

  /** What becomes of a list of toxics. */
  private interface Change {
    Stream<InstalledToxic> of(List<InstalledToxic> old);
  }

  /** Takes what is accepted. */
  private final class Acceptor extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      Channel client = (Channel) message;
      ProxyChannels.OPTIONS.forEach((option, value) -> option(client, option, value));
      Connection connection = new Connection(TcpProxy.this, client);
      connections.add(connection);
      Unwatched.of(context.channel().eventLoop().register(client));
      String asked = upstream;
      Unwatched.of(
          resolver
              .resolve(asked)
              .whenCompleteAsync(
                  (addresses, failure) ->
                      connection.dial(
                          (failure == null ? addresses : List.<InetSocketAddress>of()).iterator()),
                  context.executor()));
    }

    @SuppressWarnings("unchecked")
    private <T> void option(Channel client, ChannelOption<T> option, Object value) {
      client.config().setOption(option, (T) value);
    }
  }
}
