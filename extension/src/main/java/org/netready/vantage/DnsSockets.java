// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import org.xbill.DNS.io.IoClientFactory;
import org.xbill.DNS.io.TcpIoClient;
import org.xbill.DNS.io.UdpIoClient;

/**
 * What dnsjava sends its questions with: a socket for each, one of all flights of this process. Its
 * own sockets are shared among questions, one of which may find that another has just closed what
 * it was to wait for; and nobody counts them.
 */
final class DnsSockets implements IoClientFactory, UdpIoClient, TcpIoClient {

  @Override
  public TcpIoClient createOrGetTcpClient() {
    return this;
  }

  @Override
  public UdpIoClient createOrGetUdpClient() {
    return this;
  }

  @Override
  public CompletableFuture<byte[]> sendAndReceiveUdp(
      @Nullable InetSocketAddress local,
      InetSocketAddress remote,
      Message query,
      byte[] data,
      int most,
      Duration timeout) {
    return send(remote, () -> new DnsOverUdp(remote, ByteString.of(data)), timeout);
  }

  @Override
  public CompletableFuture<byte[]> sendAndReceiveTcp(
      @Nullable InetSocketAddress local,
      InetSocketAddress remote,
      Message query,
      byte[] data,
      Duration timeout) {
    return send(remote, () -> new DnsOverTcp(remote, ByteString.of(data)), timeout);
  }

  private static CompletableFuture<byte[]> send(
      InetSocketAddress server, Supplier<DnsExchange<?>> exchange, Duration limit) {
    return server.isUnresolved()
        ? CompletableFuture.failedFuture(new UnknownHostException(server.getHostString()))
        : AllFlights.send(exchange.get(), Optional.empty(), limit).thenCompose(DnsSockets::message);
  }

  private static CompletableFuture<byte[]> message(DnsExchange.End end) {
    Optional<IOException> failure = end.failure();
    return failure.isPresent()
        ? CompletableFuture.failedFuture(failure.get())
        : CompletableFuture.completedFuture(end.message().toByteArray());
  }
}
