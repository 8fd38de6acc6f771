// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

/** The cases on the real server in a container. */
@NeedsDocker
class DockerConformanceTest extends ConformanceSuite {

  DockerConformanceTest() {
    super(new ToxiproxySource.Docker(DockerServer.IMAGE));
  }

  @Override
  public boolean isReal() {
    return true;
  }
}
