// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.ToxicList;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.netready.probe.VantageException;

/**
 * Asks a server through the official Java client, and keeps what is wrong with it from everybody
 * else: it has no time-outs, so it works on threads of its own that nobody waits for longer than a
 * limit; it formats some errors wrongly and makes JSON errors of others, so whatever it throws is a
 * {@link VantageException}; {@link ClientPitfalls} are found before the first request.
 *
 * <p>It sets a toxicity and a jitter by requests of their own, so for a moment a toxic has neither.
 */
final class OfficialClient implements Control, AutoCloseable {

  private static final Duration LONGEST_REPLY = Duration.ofSeconds(10);

  private final ExecutorService threads =
      Executors.newCachedThreadPool(work -> Threads.daemon("netready-toxiproxy-client", work));
  private final InetSocketAddress api;
  private final ToxiproxyClient client;
  private final Duration limit;

  OfficialClient(InetSocketAddress api) {
    this(api, LONGEST_REPLY);
  }

  OfficialClient(InetSocketAddress api, Duration limit) {
    this.api = api;
    this.limit = limit;
    this.client = new ToxiproxyClient(api.getAddress().getHostAddress(), api.getPort());
  }

  @Override
  public String version() throws VantageException {
    return ServerVersion.parse(ask(client::version), SocketText.of(api)).text();
  }

  @Override
  public InetSocketAddress create(String name, InetSocketAddress upstream) throws VantageException {
    return ask(
        () ->
            address(client.createProxy(name, "127.0.0.1:0", SocketText.of(upstream)).getListen()));
  }

  @Override
  public void enable(String proxy, boolean isEnabled) throws VantageException {
    ask(
        () -> {
          Proxy found = client.getProxy(proxy);
          if (isEnabled) {
            found.enable();
          } else {
            found.disable();
          }
          return proxy;
        });
  }

  @Override
  public void delete(String proxy) throws VantageException {
    ask(
        () -> {
          client.getProxy(proxy).delete();
          return proxy;
        });
  }

  @Override
  public void add(String proxy, String name, Toxic toxic, ToxicStream stream, double toxicity)
      throws VantageException {
    ask(
        () -> {
          create(client.getProxy(proxy).toxics(), name, toxic, direction(stream))
              .setToxicity((float) toxicity);
          return name;
        });
  }

  @Override
  public void remove(String proxy, String toxic) throws VantageException {
    ask(
        () -> {
          client.getProxy(proxy).toxics().get(toxic).remove();
          return toxic;
        });
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static eu.rekawek.toxiproxy.model.Toxic create(
      ToxicList toxics, String name, Toxic toxic, ToxicDirection direction) throws IOException {
    if (toxic instanceof Toxic.Latency latency) {
      return toxics
          .latency(name, direction, latency.latency().toMillis())
          .setJitter(latency.jitter().toMillis());
    }
    if (toxic instanceof Toxic.Bandwidth bandwidth) {
      return toxics.bandwidth(name, direction, bandwidth.kilobytesPerSecond());
    }
    if (toxic instanceof Toxic.SlowClose slowClose) {
      return toxics.slowClose(name, direction, slowClose.delay().toMillis());
    }
    if (toxic instanceof Toxic.Timeout timeout) {
      return toxics.timeout(name, direction, timeout.timeout().toMillis());
    }
    if (toxic instanceof Toxic.ResetPeer reset) {
      return toxics.resetPeer(name, direction, reset.timeout().toMillis());
    }
    if (toxic instanceof Toxic.Slicer slicer) {
      long micros = TimeUnit.NANOSECONDS.toMicros(slicer.delay().toNanos());
      return toxics
          .slicer(name, direction, slicer.averageSize(), micros)
          .setSizeVariation(slicer.sizeVariation());
    }
    Toxic.LimitData limit = (Toxic.LimitData) toxic;
    return toxics.limitData(name, direction, limit.bytes());
  }

  private static ToxicDirection direction(ToxicStream stream) {
    return switch (stream) {
      case UPSTREAM -> ToxicDirection.UPSTREAM;
      case DOWNSTREAM -> ToxicDirection.DOWNSTREAM;
    };
  }

  private static InetSocketAddress address(String listen) throws IOException {
    return SocketText.parse(listen).resolveLoopback();
  }

  private <T> T ask(Request<T> request) throws VantageException {
    try {
      CompletableFuture<T> reply = CompletableFuture.supplyAsync(() -> send(request), threads);
      return reply.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      throw new VantageException("the Toxiproxy is closed; ask before it is", e);
    } catch (TimeoutException e) {
      throw failed("does not answer within %d s".formatted(limit.toSeconds()), e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw failed(PlainLine.of(String.valueOf(cause.getMessage())), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was not waited for: interrupted", e);
    }
  }

  private static <T> T send(Request<T> request) {
    try {
      return request.send();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private VantageException failed(String how, Throwable cause) {
    return new VantageException(
        "the Toxiproxy at %s fails: %s; see whether it still runs"
            .formatted(SocketText.of(api), how),
        cause);
  }

  private interface Request<T> {
    T send() throws IOException;
  }
}
