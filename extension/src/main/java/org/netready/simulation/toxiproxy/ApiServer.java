// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP for the control API. What the API does may wait, so it has a thread of its own. */
final class ApiServer {

  private static final int LONGEST_BODY = 1 << 20;

  private final Api api;
  private final EventThread thread;
  private final ExecutorService worker;
  private final Set<Channel> clients = new HashSet<>();
  private @Nullable Channel listening;

  ApiServer(Api api, EventThread thread, ExecutorService worker) {
    this.api = api;
    this.thread = thread;
    this.worker = worker;
  }

  /**
   * Listen on loopback.
   *
   * @param port the port; 0 for a free one
   * @return where it listens
   * @throws IOException if the port is in use
   */
  InetSocketAddress listen(int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(Loopback.address(), port);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(thread.loop())
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new Pipeline())
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(
          "cannot listen at %s: %s".formatted(SocketText.of(address), bound.cause().getMessage()),
          bound.cause());
    }
    listening = bound.channel();
    return (InetSocketAddress) bound.channel().localAddress();
  }

  /** Listen no more, and close the connections of all clients. */
  void close() {
    Channel open = listening;
    if (open == null) {
      return;
    }
    InetSocketAddress address = (InetSocketAddress) open.localAddress();
    thread.run(
        () -> {
          Unwatched.of(open.close());
          List.copyOf(clients).forEach(client -> Unwatched.of(client.close()));
        });
    thread.awaitFree(address);
  }

  private FullHttpResponse response(Api.Reply reply) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(reply.status()),
            Unpooled.copiedBuffer(reply.content(), StandardCharsets.UTF_8));
    if (!reply.contentType().isEmpty()) {
      response.headers().set(HttpHeaderNames.CONTENT_TYPE, reply.contentType());
    }
    if (reply.isHandled()) {
      response.headers().set("X-Toxiproxy-Request-Id", UUID.randomUUID().toString());
    }
    if (reply.status() != HttpResponseStatus.NO_CONTENT.code()) {
      HttpUtil.setContentLength(response, response.content().readableBytes());
    }
    return response;
  }

  /** What stands between a client and the API. */
  private final class Pipeline extends ChannelInitializer<Channel> {

    @Override
    protected void initChannel(Channel channel) {
      clients.add(channel);
      Unwatched.of(
          channel
              .closeFuture()
              .addListener((ChannelFutureListener) closed -> clients.remove(closed.channel())));
      channel
          .pipeline()
          .addLast(new HttpServerCodec(), new HttpObjectAggregator(LONGEST_BODY), new Requests());
    }
  }

  /** Answers the requests of a client, one after the other. */
  private final class Requests extends SimpleChannelInboundHandler<FullHttpRequest> {

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      if (request.decoderResult().isFailure()) {
        send(context, Api.Reply.unhandled(400, "400 Bad Request"), false);
        return;
      }
      String path = new QueryStringDecoder(request.uri()).path();
      String method = request.method().name();
      String agent = request.headers().get(HttpHeaderNames.USER_AGENT, "");
      String body = request.content().toString(StandardCharsets.UTF_8);
      boolean isKeptAlive = HttpUtil.isKeepAlive(request);
      worker.execute(
          () -> {
            try {
              send(context, api.answer(method, path, agent, body), isKeptAlive);
            } catch (IllegalStateException e) {
              Unwatched.of(context.close()); // the server is being closed
            }
          });
    }

    private void send(ChannelHandlerContext context, Api.Reply reply, boolean isKeptAlive) {
      FullHttpResponse response = response(reply);
      if (!isKeptAlive) {
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      }
      ChannelFuture sent = context.writeAndFlush(response);
      if (!isKeptAlive) {
        Unwatched.of(sent.addListener(ChannelFutureListener.CLOSE));
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      Unwatched.of(context.close());
    }
  }
}
