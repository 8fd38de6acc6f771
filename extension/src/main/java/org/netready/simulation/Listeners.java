// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.netready.probe.VantageException;

/**
 * The loopback sockets of a simulated network, opened when they are first needed. One thread waits
 * for all of them. They are dead from the first failure on.
 */
final class Listeners implements AutoCloseable {

  private final Map<Endpoint, InetSocketAddress> addresses = new ConcurrentHashMap<>();
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

  /** Return the loopback address of an endpoint, at which something listens from now on. */
  InetSocketAddress listen(Endpoint endpoint, Responder responder) throws VantageException {
    lifetime.requireAlive();
    InetSocketAddress known = addresses.get(endpoint);
    return known == null ? open(endpoint, responder) : known;
  }

  /** Free all sockets and threads, once the lifetime has ended. */
  @Override
  public void close() {
    selector.wakeup();
    Threads.awaitEnd(thread);
    conversations.close();
  }

  private synchronized InetSocketAddress open(Endpoint endpoint, Responder responder)
      throws VantageException {
    lifetime.requireAlive();
    InetSocketAddress known = addresses.get(endpoint);
    if (known != null) {
      return known;
    }
    try {
      Listener listener =
          switch (endpoint.transport()) {
            case TCP -> TcpListener.open(responder, conversations);
            case UDP -> UdpListener.open(responder);
          };
      InetSocketAddress address = register(listener);
      addresses.put(endpoint, address);
      selector.wakeup();
      return address;
    } catch (IOException | ClosedSelectorException e) {
      throw Lifetime.broken("cannot listen for " + endpoint, e);
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

  private void serve() {
    try {
      while (!lifetime.isClosed()) {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
          ((Listener) key.attachment()).ready();
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      lifetime.fail(e);
    } finally {
      closeAll();
    }
  }

  /** Close what listens; nobody opens more, since all of that asks first whether it is alive. */
  private synchronized void closeAll() {
    selector.keys().forEach(key -> Sockets.close(key.channel()));
    Sockets.close(selector);
  }
}
