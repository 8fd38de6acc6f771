// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.net.InetSocketAddress;
import org.netready.probe.VantageException;

/**
 * What is asked of a Toxiproxy server, whichever it is. Every failure is a {@link
 * VantageException}: it speaks of the server, never of the simulated network. Safe for use by many
 * threads.
 */
interface Control {

  /** Return the release that the server says it is. */
  String version() throws VantageException;

  /**
   * Make a proxy on a free port of loopback.
   *
   * @param name unused so far, of letters, digits, '-', '_' and '.'
   * @return where it listens
   */
  InetSocketAddress create(String name, InetSocketAddress upstream) throws VantageException;

  /** Let a proxy listen, or not; without it its connections are closed. */
  void enable(String proxy, boolean isEnabled) throws VantageException;

  void delete(String proxy) throws VantageException;

  /** Put a toxic behind those that the proxy has. */
  void add(String proxy, String name, Toxic toxic, ToxicStream stream, double toxicity)
      throws VantageException;

  void remove(String proxy, String toxic) throws VantageException;
}
