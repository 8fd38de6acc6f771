// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.netready.simulation.toxiproxy.Threads;

/** The connections of a simulated network, each held by a thread of its own while it is open. */
final class Conversations implements AutoCloseable {

  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final ExecutorService pool;

  Conversations(String name) {
    AtomicInteger count = new AtomicInteger();
    this.pool =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = Threads.daemon(name + "-server-" + count.incrementAndGet(), work);
              threads.removeIf(it -> it.getState() == Thread.State.TERMINATED);
              threads.add(thread);
              return thread;
            });
  }

  /** Hold a conversation with a client, and close its socket at the end. */
  void start(Socket client, Responder responder) {
    open.add(client);
    try {
      pool.execute(() -> hold(client, responder));
    } catch (RejectedExecutionException e) {
      end(client);
    }
  }

  /** End all conversations and wait for their threads to be gone. */
  @Override
  public void close() {
    pool.shutdownNow();
    open.forEach(this::end);
    threads.forEach(Threads::awaitEnd);
  }

  private void hold(Socket client, Responder responder) {
    try {
      client.setTcpNoDelay(true);
      responder.converse(client);
    } catch (IOException e) {
      // The client, or the end of the network, cut it short, and the client knows.
    } finally {
      end(client);
    }
  }

  private void end(Socket client) {
    open.remove(client);
    Sockets.close(client);
  }
}
