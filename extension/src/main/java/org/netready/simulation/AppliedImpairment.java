// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

/**
 * An impairment that is in force in a part of a simulated network. Safe for use by many threads.
 */
public final class AppliedImpairment implements AutoCloseable {

  private final NetworkPart part;
  private final Impairment impairment;
  private final ImpairmentsInForce inForce;

  AppliedImpairment(NetworkPart part, Impairment impairment, ImpairmentsInForce inForce) {
    this.part = part;
    this.impairment = impairment;
    this.inForce = inForce;
  }

  /** Return which part of the network is impaired. */
  public NetworkPart part() {
    return part;
  }

  /** Return what it is impaired by. */
  public Impairment impairment() {
    return impairment;
  }

  /** Undo it, from the next question on; again has no effect. */
  @Override
  public void close() {
    inForce.undo(this);
  }

  @Override
  public String toString() {
    return "%s: %s".formatted(part, impairment);
  }
}
