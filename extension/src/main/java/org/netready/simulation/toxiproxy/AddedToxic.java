// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import org.netready.probe.VantageException;

/** A toxic that acts on a proxy until it is removed. */
public final class AddedToxic {

  private final String proxy;
  private final String name;
  private final Control control;

  AddedToxic(String proxy, String name, Control control) {
    this.proxy = proxy;
    this.name = name;
    this.control = control;
  }

  /** Return the name of the toxic at the server. */
  public String name() {
    return name;
  }

  /**
   * Undo it, for open connections too; what it still holds passes at once.
   *
   * @throws VantageException if the server does not do it
   */
  public void remove() throws VantageException {
    control.remove(proxy, name);
  }
}
