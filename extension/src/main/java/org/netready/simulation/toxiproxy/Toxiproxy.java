// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.netready.probe.VantageException;

/**
 * A Toxiproxy, wherever it runs. Every failure is a {@link VantageException}, since it speaks of
 * the server and never of the simulated network. Safe for use by many threads.
 */
public final class Toxiproxy implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String description;
  private final String version;
  private final Control control;
  private final InetSocketAddress api;
  private final Runnable end;
  private final String prefix;
  private final Set<Proxied> open = ConcurrentHashMap.newKeySet();

  private Toxiproxy(
      String description, String version, InetSocketAddress api, Control control, Runnable end) {
    this.description = description;
    this.api = api;
    this.version = version;
    this.control = control;
    this.end = end;
    this.prefix =
        "netready-%d-%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet());
  }

  /**
   * Take over a server that answers.
   *
   * @param description what it is called where it is shown
   * @param api where its API is
   * @param end what ends it
   * @throws VantageException if it does not answer
   */
  static Toxiproxy of(String description, InetSocketAddress api, Control control, Runnable end)
      throws VantageException {
    return new Toxiproxy(description, control.version(), api, control, end);
  }

  /** Return what this server is, as a run shows it: {@code embedded}, or where it was found. */
  public String description() {
    return description;
  }

  /** Return the release that the server says it is; {@code git} for one built from source. */
  public String version() {
    return version;
  }

  /** Return where the server's API is, for other clients of Toxiproxy. */
  public InetSocketAddress api() {
    return api;
  }

  /**
   * Put a proxy in front of an upstream, at a free port of loopback.
   *
   * @param name what it stands for, in whatever characters: it is made fit for the server, and
   *     unique
   * @param upstream where it connects to, seen from this machine
   * @throws VantageException if the server does not do it
   */
  public Proxied proxy(String name, InetSocketAddress upstream) throws VantageException {
    String unique =
        "%s-%d-%s".formatted(prefix, COUNT.incrementAndGet(), name.replaceAll("[^\\w.-]+", "_"));
    Proxied proxied = new Proxied(unique, control.create(unique, upstream), control, open::remove);
    open.add(proxied);
    return proxied;
  }

  /**
   * Make sure that the server still answers. What is seen through the proxies of a dead one says
   * nothing of the simulated network, so ask before an outcome is told.
   *
   * @throws VantageException if it does not
   */
  public void requireAlive() throws VantageException {
    String now = control.version();
    if (!now.equals(version)) {
      throw new VantageException(
          "the Toxiproxy was of version %s and is of version %s; give this run a server of its own"
              .formatted(version, now));
    }
  }

  /** Take all proxies away that were put here, and end the server if it was started for this. */
  @Override
  public void close() {
    List.copyOf(open).forEach(Proxied::close);
    end.run();
  }
}
