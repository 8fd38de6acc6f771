// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.util.Optional;
import org.netready.probe.VantageException;

/** The cases on the real server, started from a file. */
@NeedsToxiproxy
class ServerConformanceTest extends ConformanceSuite {

  ServerConformanceTest() throws VantageException {
    super(new ToxiproxySource.Server(Optional.of(ToxiproxyNeed.server())));
  }

  @Override
  public boolean isReal() {
    return true;
  }
}
