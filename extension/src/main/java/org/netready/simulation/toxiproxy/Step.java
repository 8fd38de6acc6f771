// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

/** What a toxic does next with the chunk that it has, or with having none. */
sealed interface Step {

  /** Nothing, before something new comes or the toxic is changed. */
  Step STALL = new Stall();

  /** End the stream in this direction, which closes the connection that it goes to. */
  Step END = new End();

  /** Drop the chunk. */
  Step DISCARD = new Discard();

  /**
   * Let the first bytes of the chunk pass; all of it if it has no more.
   *
   * @param bytes how many
   */
  record Pass(int bytes) implements Step {}

  /**
   * Ask again later.
   *
   * @param nanos when, in {@link System#nanoTime()}
   */
  record Wait(long nanos) implements Step {}

  /** See {@link #STALL}. */
  record Stall() implements Step {}

  /** See {@link #END}. */
  record End() implements Step {}

  /** See {@link #DISCARD}. */
  record Discard() implements Step {}
}
