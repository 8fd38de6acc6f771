// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.netready.probe.VantageException;
import org.netready.simulation.toxiproxy.Threads;

/**
 * The loopback sockets of a simulated network, opened when they are first needed. One thread waits
 * for all of them. They are dead from the first failure on.
 */
final class Listeners implements AutoCloseable {

  /** Those of impairments that are long undone are closed; some may be on their way there still. */
  private static final int MOST_IMPAIRED = 512;

  /** How many ports are tried for one that is free over both transports. */
  private static final int MOST_PORTS = 20;

  private final Map<Listening, InetSocketAddress> addresses = new ConcurrentHashMap<>();
  private final Deque<Listening> impaired = new ArrayDeque<>();
  private final Selector selector;
  private final Conversations conversations;
  private final Lifetime lifetime;
  private final Thread thread;

  private Listeners(Selector selector, String name, Lifetime lifetime) {
    this.selector = selector;
    this.lifetime = lifetime;
    this.conversations = new Conversations(name);
    this.thread = Threads.daemon(name + "-listeners", this::serve);
  }

  static Listeners open(String name, Lifetime lifetime) throws VantageException {
    try {
      Listeners listeners = new Listeners(Selector.open(), name, lifetime);
      listeners.thread.start();
      return listeners;
    } catch (IOException e) {
      throw Lifetime.broken("cannot start", e);
    }
  }

  /** Return a loopback address at which something listens from now on. */
  InetSocketAddress listen(Listening what, Responder responder) throws VantageException {
    lifetime.requireAlive();
    InetSocketAddress known = addresses.get(what);
    return known == null ? open(what, responder) : known;
  }

  /** Return a loopback address at which something listens over TCP from now on, each time anew. */
  synchronized InetSocketAddress listenOnTcp(Responder responder) throws VantageException {
    lifetime.requireAlive();
    try {
      InetSocketAddress address =
          register(TcpListener.open(responder, conversations, Listener.anyPort()));
      selector.wakeup();
      return address;
    } catch (IOException | ClosedSelectorException e) {
      throw Lifetime.broken("cannot listen for clients", e);
    }
  }

  /**
   * Return a loopback address at which something listens over TCP and UDP from now on, each time
   * anew.
   */
  synchronized InetSocketAddress listenOnBoth(Responder responder) throws VantageException {
    lifetime.requireAlive();
    for (int attempt = 0; attempt < MOST_PORTS; attempt++) {
      try {
        UdpListener datagrams = UdpListener.open(responder);
        try {
          register(TcpListener.open(responder, conversations, datagrams.address()));
        } catch (BindException e) {
          Sockets.close(datagrams.channel());
          continue; // That port is taken over TCP.
        }
        InetSocketAddress address = register(datagrams);
        selector.wakeup();
        return address;
      } catch (IOException | ClosedSelectorException e) {
        throw Lifetime.broken("cannot listen for clients", e);
      }
    }
    throw Lifetime.broken("cannot listen for clients", "no port is free over TCP and UDP");
  }

  /** Free all sockets and threads, once the lifetime has ended. */
  @Override
  public void close() {
    selector.wakeup();
    Threads.awaitEnd(thread);
    conversations.close();
  }

  private synchronized InetSocketAddress open(Listening what, Responder responder)
      throws VantageException {
    lifetime.requireAlive();
    InetSocketAddress known = addresses.get(what);
    if (known != null) {
      return known;
    }
    try {
      Listener listener =
          switch (what.endpoint().transport()) {
            case TCP -> TcpListener.open(responder, conversations, Listener.anyPort());
            case UDP -> UdpListener.open(responder);
          };
      InetSocketAddress address = register(listener);
      addresses.put(what, address);
      if (what.isImpaired()) {
        impaired.add(what);
        closeOldest();
      }
      selector.wakeup();
      return address;
    } catch (IOException | ClosedSelectorException e) {
      throw Lifetime.broken("cannot listen for " + what.endpoint(), e);
    }
  }

  private InetSocketAddress register(Listener listener) throws IOException {
    try {
      listener.channel().register(selector, listener.interest(), listener);
      return listener.address();
    } catch (IOException | ClosedSelectorException e) {
      Sockets.close(listener.channel());
      throw e;
    }
  }

  private void closeOldest() {
    while (impaired.size() > MOST_IMPAIRED) {
      InetSocketAddress address = addresses.remove(impaired.remove());
      for (SelectionKey key : selector.keys()) {
        if (key.isValid() && isAt(key, address)) {
          Sockets.close(key.channel());
        }
      }
    }
  }

  private static boolean isAt(SelectionKey key, @Nullable InetSocketAddress address) {
    try {
      return ((Listener) key.attachment()).address().equals(address);
    } catch (IOException e) {
      return false; // It is closed.
    }
  }

  private void serve() {
    try {
      while (!lifetime.isClosed()) {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
          serve((Listener) key.attachment());
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      lifetime.fail(e);
    } finally {
      closeAll();
    }
  }

  private static void serve(Listener listener) throws IOException {
    try {
      listener.ready();
    } catch (ClosedChannelException e) {
      // Its impairment was undone long ago.
    }
  }

  /** Close what listens; nobody opens more, since all of that asks first whether it is alive. */
  private synchronized void closeAll() {
    selector.keys().forEach(key -> Sockets.close(key.channel()));
    Sockets.close(selector);
  }
}
