// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.io.IOException;
import org.netready.probe.VantageException;

/** Where a Toxiproxy comes from: the property {@code netready.toxiproxy} says it. */
public sealed interface ToxiproxySource {

  /**
   * Have a Toxiproxy; the caller closes it.
   *
   * @throws VantageException if there is none, with what to do
   */
  Toxiproxy open() throws VantageException;

  /** The server in this process, which needs nothing. */
  record Embedded() implements ToxiproxySource {

    @Override
    public Toxiproxy open() throws VantageException {
      try {
        EmbeddedToxiproxy server = EmbeddedToxiproxy.start();
        return Toxiproxy.of("embedded", new EmbeddedControl(server), server::close);
      } catch (IOException e) {
        throw new VantageException(
            "the embedded Toxiproxy does not start: %s; close what is open or raise the limit of"
                    .formatted(e.getMessage())
                + " open files",
            e);
      }
    }
  }
}
