// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.netready.probe.VantageException;
import org.netready.simulation.StreamImpairment.Direction;
import org.netready.simulation.StreamImpairment.Kind;
import org.netready.simulation.toxiproxy.Proxied;
import org.netready.simulation.toxiproxy.Threads;
import org.netready.simulation.toxiproxy.Toxic;
import org.netready.simulation.toxiproxy.ToxicStream;
import org.netready.simulation.toxiproxy.Toxiproxy;
import org.netready.simulation.toxiproxy.ToxiproxySource;

/**
 * The proxies of Toxiproxy in front of listeners: one for each listener, and each way in which its
 * connections are impaired. Toxiproxy is there from the first impaired connection on. Its API is
 * spoken to by one thread, since it may block.
 */
final class StreamGates implements AutoCloseable {

  /** How many proxies of impairments that were undone stay for who is on the way to them. */
  private static final int MOST_RETIRED = 8;

  private record Key(InetSocketAddress listener, List<StreamImpairment> streams) {}

  private final ToxiproxySource source;
  private final Lifetime lifetime;
  private final ExecutorService thread;
  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
  private final Map<Key, Proxied> gates = new ConcurrentHashMap<>();
  private final Deque<Key> retired = new ArrayDeque<>();
  private volatile @Nullable Toxiproxy toxiproxy;

  StreamGates(String name, ToxiproxySource source, Lifetime lifetime) {
    this.source = source;
    this.lifetime = lifetime;
    this.thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread made = Threads.daemon(name + "-toxiproxy", work);
              threads.add(made);
              return made;
            });
  }

  /** Return the Toxiproxy; empty if nothing has needed one so far. */
  Optional<Toxiproxy> toxiproxy() {
    return Optional.ofNullable(toxiproxy);
  }

  /** Lead a route through a proxy if its connections are impaired. */
  CompletableFuture<Route> through(Route route) {
    if (route.streams().isEmpty() || route.listener().isEmpty()) {
      return CompletableFuture.completedFuture(route);
    }
    return onThread(() -> lead(new Key(route.listener().get(), route.streams())));
  }

  /**
   * Make sure that the Toxiproxy of a route still works, before what was seen through it is told.
   */
  <T> CompletableFuture<T> vouched(Route route, T seen) {
    return route.streams().isEmpty()
        ? CompletableFuture.completedFuture(seen)
        : vouch().thenApply(it -> seen);
  }

  /** Make sure that the Toxiproxy still works, if something has needed one. */
  CompletableFuture<Void> vouch() {
    return toxiproxy == null
        ? CompletableFuture.completedFuture(null)
        : onThread(
                () -> {
                  open().requireAlive();
                  return true;
                })
            .thenAccept(isAlive -> {});
  }

  /** Let go of what an impairment needed, in a while. */
  void retire(StreamImpairment undone) {
    gates.keySet().stream().filter(key -> key.streams().contains(undone)).forEach(this::retire);
  }

  /** End the Toxiproxy if it was started here. */
  @Override
  public void close() {
    thread.shutdownNow();
    threads.forEach(Threads::awaitEnd);
    Toxiproxy open = toxiproxy;
    gates.values().forEach(Proxied::close);
    gates.clear();
    if (open != null) {
      open.close();
    }
  }

  private Route lead(Key key) throws VantageException {
    Proxied gate = gates.get(key);
    if (gate == null) {
      gate = open(key);
      gates.put(key, gate);
    } else {
      open().requireAlive();
    }
    synchronized (retired) {
      retired.remove(key);
    }
    boolean isDown = key.streams().stream().anyMatch(it -> it.kind() == Kind.DOWN);
    return isDown ? Route.CLOSED : Route.to(gate.listen(), key.streams());
  }

  private Proxied open(Key key) throws VantageException {
    Proxied gate = open().proxy("port-" + key.listener().getPort(), key.listener());
    try {
      for (StreamImpairment impairment : key.streams()) {
        Optional<Toxic> toxic = toxic(impairment);
        if (toxic.isPresent()) {
          gate.add(toxic.get(), stream(impairment.direction()), impairment.toxicity());
        } else {
          gate.disable();
        }
      }
      return gate;
    } catch (VantageException e) {
      gate.close();
      throw e;
    }
  }

  private Toxiproxy open() throws VantageException {
    lifetime.requireAlive();
    Toxiproxy known = toxiproxy;
    if (known == null) {
      known = source.open();
      toxiproxy = known;
    }
    return known;
  }

  private void retire(Key key) {
    synchronized (retired) {
      retired.remove(key);
      retired.add(key);
      while (retired.size() > MOST_RETIRED) {
        Proxied gate = gates.remove(retired.remove());
        if (gate != null) {
          gate.close();
        }
      }
    }
  }

  /** Work that speaks with Toxiproxy. */
  private interface Work<T> {
    T make() throws VantageException;
  }

  private <T> CompletableFuture<T> onThread(Work<T> work) {
    CompletableFuture<T> made = new CompletableFuture<>();
    try {
      thread.execute(
          () -> {
            try {
              made.complete(work.make());
            } catch (VantageException | RuntimeException e) {
              made.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      return lifetime.during(CompletableFuture.failedFuture(e));
    }
    return made;
  }

  private static ToxicStream stream(Direction direction) {
    return switch (direction) {
      case DOWNSTREAM -> ToxicStream.DOWNSTREAM;
      case UPSTREAM -> ToxicStream.UPSTREAM;
    };
  }

  /** Return the toxic that is meant; empty for a proxy that is disabled. */
  private static Optional<Toxic> toxic(StreamImpairment impairment) {
    return switch (impairment.kind()) {
      case LATENCY ->
          Optional.of(
              new Toxic.Latency(millis(impairment, "latency"), millis(impairment, "jitter")));
      case BANDWIDTH -> Optional.of(new Toxic.Bandwidth(impairment.attribute("rate")));
      case SLOW_CLOSE -> Optional.of(new Toxic.SlowClose(millis(impairment, "delay")));
      case TIMEOUT -> Optional.of(new Toxic.Timeout(millis(impairment, "timeout")));
      case RESET_PEER -> Optional.of(new Toxic.ResetPeer(millis(impairment, "timeout")));
      case SLICER ->
          Optional.of(
              new Toxic.Slicer(
                  Math.toIntExact(impairment.attribute("average_size")),
                  Math.toIntExact(impairment.attribute("size_variation")),
                  Duration.ofNanos(impairment.attribute("delay") * 1000)));
      case LIMIT_DATA -> Optional.of(new Toxic.LimitData(impairment.attribute("bytes")));
      case DOWN -> Optional.empty();
    };
  }

  private static Duration millis(StreamImpairment impairment, String attribute) {
    return Duration.ofMillis(impairment.attribute(attribute));
  }
}
