// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

/** Where a stage of a link hands on what it lets pass. Used on the event loop only. */
interface Outlet {

  /** Return whether more is wanted now; what is handed on all the same is kept, not lost. */
  boolean hasRoom();

  /** Take over a chunk. */
  void accept(Chunk chunk);

  /** Learn that nothing more will come. */
  void end();
}
