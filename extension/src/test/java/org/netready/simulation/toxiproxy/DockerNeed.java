// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.util.Optional;
import org.netready.needs.Need;

/** A Docker engine with the image that is the default. */
final class DockerNeed implements Need {

  @Override
  public Optional<String> missing() {
    return DockerServer.isReady(DockerServer.IMAGE)
        ? Optional.empty()
        : Optional.of("no Docker engine with the image %s answers".formatted(DockerServer.IMAGE));
  }
}
