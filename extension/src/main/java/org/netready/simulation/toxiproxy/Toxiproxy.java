// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.net.InetSocketAddress;
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
  private final Runnable end;
  private final String prefix;

  private Toxiproxy(String description, String version, Control control, Runnable end) {
    this.description = description;
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
   * @param end what ends it
   * @throws VantageException if it does not answer
   */
  static Toxiproxy of(String description, Control control, Runnable end) throws VantageException {
    return new Toxiproxy(description, control.version(), control, end);
  }

  /** Return what this server is, as a run shows it: {@code embedded}, or where it was found. */
  public String description() {
    return description;
  }

  /** Return the release that the server says it is; {@code git} for one built from source. */
  public String version() {
    return version;
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
    return new Proxied(unique, control.create(unique, upstream), control);
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

  /** End the server if it was started for this, else leave it as it is but for open proxies. */
  @Override
  public void close() {
    end.run();
  }
}
