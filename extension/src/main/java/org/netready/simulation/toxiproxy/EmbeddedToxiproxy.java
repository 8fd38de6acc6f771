// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * A Toxiproxy in this process: the control API and the toxics of release 2.12.0, for any client of
 * Toxiproxy. It needs nothing but this JVM, and it and its proxies listen on loopback only.
 *
 * <p>It does what the real server does, but for its defects:
 *
 * <ul>
 *   <li>connections of one proxy are dialled at the same time, each for at most 10 seconds; the
 *       real server dials one after the other, so one silent upstream stalls all new connections
 *       and the API
 *   <li>a slicer with an average size of 0 slices into single bytes, a bandwidth below 0 stalls;
 *       the real server dies of them
 *   <li>a toxic that is added behind another leaves what that one holds; there it is let go
 *   <li>removing a timeout ends the connections that it hit; there also those that its toxicity
 *       spared
 *   <li>removing reset_peer takes effect at once, and what it held passes; there it blocks
 *   <li>{@code reset} resets all proxies even if one of them cannot listen
 *   <li>a proxy for any address, as the empty one is, listens on 127.0.0.1; one for an address of
 *       this machine's networks is refused
 *   <li>which connections a toxicity below 1 hits, jitter and slices can be drawn from a seed
 * </ul>
 *
 * <p>It has no metrics, as the real server that is not told to have any. Safe for use by many
 * threads.
 */
public final class EmbeddedToxiproxy implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final long LONGEST_END_SECONDS = 5;

  private final EventThread thread;
  private final ExecutorService worker;
  private final ExecutorService lookups;
  private final Proxies proxies;
  private final ApiServer server;
  private InetSocketAddress address = new InetSocketAddress(0);
  private volatile boolean isClosed;

  private EmbeddedToxiproxy(String name, RandomGenerator random) {
    thread = new EventThread(name);
    worker = Executors.newSingleThreadExecutor(work -> Threads.daemon(name + "-api", work));
    lookups = Executors.newCachedThreadPool(work -> Threads.daemon(name + "-names", work));
    proxies = new Proxies(thread, new Resolver(lookups), random);
    server = new ApiServer(new Api(proxies), thread, worker);
  }

  /**
   * Start a server whose API is at a free port.
   *
   * @throws IOException if this machine has no sockets left
   */
  public static EmbeddedToxiproxy start() throws IOException {
    return start(0);
  }

  /**
   * Start a server.
   *
   * @param port the port of its API; 0 for a free one
   * @throws IOException if the port is in use
   */
  public static EmbeddedToxiproxy start(int port) throws IOException {
    return start(port, new Random());
  }

  /**
   * Start a server that draws from a source of random numbers, which is used by one thread at a
   * time.
   *
   * @param port the port of its API; 0 for a free one
   * @param random draws whom a toxicity hits, jitter and slices
   * @throws IOException if the port is in use
   */
  public static EmbeddedToxiproxy start(int port, RandomGenerator random) throws IOException {
    EmbeddedToxiproxy toxiproxy =
        new EmbeddedToxiproxy("netready-toxiproxy-" + COUNT.incrementAndGet(), random);
    try {
      toxiproxy.address = toxiproxy.server.listen(port);
      return toxiproxy;
    } catch (IOException e) {
      toxiproxy.close();
      throw e;
    }
  }

  /** Return where the API is. */
  public InetSocketAddress address() {
    return address;
  }

  /** Return the release of Toxiproxy whose behaviour this is. */
  public String version() {
    return Api.VERSION;
  }

  Proxies proxies() {
    return proxies;
  }

  boolean isClosed() {
    return isClosed;
  }

  /** Close all proxies and their connections, and free all sockets and threads. */
  @Override
  public synchronized void close() {
    if (!isClosed) {
      isClosed = true;
      proxies.close();
      server.close();
      end();
    }
  }

  private void end() {
    worker.shutdownNow();
    lookups.shutdownNow();
    thread.close();
    awaitEnd(worker);
    awaitEnd(lookups);
  }

  private static void awaitEnd(ExecutorService threads) {
    try {
      if (!threads.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        return; // it waits for the system's resolver, as a daemon
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
