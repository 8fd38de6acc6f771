// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.netready.probe.VantageException;

/**
 * A proxy that stands before an upstream. Whoever connects to {@link #listen()} speaks with the
 * upstream, through what was added. Safe for use by many threads.
 */
public final class Proxied implements AutoCloseable {

  private final String name;
  private final InetSocketAddress listen;
  private final Control control;
  private final Consumer<Proxied> onClose;
  private final AtomicInteger added = new AtomicInteger();
  private final AtomicBoolean isClosed = new AtomicBoolean();

  Proxied(String name, InetSocketAddress listen, Control control, Consumer<Proxied> onClose) {
    this.onClose = onClose;
    this.name = name;
    this.listen = listen;
    this.control = control;
  }

  /** Return the name of the proxy at the server. */
  public String name() {
    return name;
  }

  /** Return where clients connect to. */
  public InetSocketAddress listen() {
    return listen;
  }

  /**
   * Let a toxic act on all connections, those that are open included, on what the upstream sends.
   *
   * @throws VantageException if the server does not do it
   */
  public AddedToxic add(Toxic toxic) throws VantageException {
    return add(toxic, ToxicStream.DOWNSTREAM, 1);
  }

  /**
   * Let a toxic act on connections, those that are open included, behind the toxics that there are.
   *
   * @param stream the direction that it acts on
   * @param toxicity the share of connections that it acts on, from 0 to 1
   * @throws VantageException if the server does not do it
   */
  public AddedToxic add(Toxic toxic, ToxicStream stream, double toxicity) throws VantageException {
    if (!(toxicity >= 0 && toxicity <= 1)) {
      throw new IllegalArgumentException(
          "toxicity %s; expected a share from 0 to 1".formatted(toxicity));
    }
    String toxicName = "%s-%d".formatted(toxic.form().type(), added.incrementAndGet());
    control.add(name, toxicName, toxic, stream, toxicity);
    return new AddedToxic(name, toxicName, control);
  }

  /**
   * Refuse new connections, and close those that are open.
   *
   * @throws VantageException if the server does not do it
   */
  public void disable() throws VantageException {
    control.enable(name, false);
  }

  /**
   * Accept connections again, at the same port.
   *
   * @throws VantageException if the server does not do it: another process may have got the port
   */
  public void enable() throws VantageException {
    control.enable(name, true);
  }

  /** Take the proxy away, with all its connections; does nothing if the server is gone. */
  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      onClose.accept(this);
      try {
        control.delete(name);
      } catch (VantageException e) {
        return; // there is nothing left to take away
      }
    }
  }
}
