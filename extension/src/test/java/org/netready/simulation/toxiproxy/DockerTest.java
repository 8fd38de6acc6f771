// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.netready.probe.VantageException;

/** The real server in a container, beside the conformance suite. */
@NeedsDocker
class DockerTest {

  @Test
  void a_container_shows_a_disabled_proxy_as_refused_and_is_gone_after_close() throws Exception {
    try (Upstream echo = Upstream.echo()) {
      Toxiproxy toxiproxy = new ToxiproxySource.Docker(DockerServer.IMAGE).open();
      assertThat(toxiproxy.description()).isEqualTo("docker " + DockerServer.IMAGE);
      Proxied proxied = toxiproxy.proxy("a", echo.address());
      AddedToxic latency = proxied.add(new Toxic.Latency(Duration.ofMillis(200), Duration.ZERO));
      try (Socket client = connect(proxied)) {
        assertThat(Upstream.millisOfEcho(client)).isGreaterThanOrEqualTo(200);
      }
      latency.remove();
      proxied.disable();
      assertThatThrownBy(() -> connect(proxied)).isInstanceOf(ConnectException.class);

      toxiproxy.close();

      assertThatThrownBy(toxiproxy::requireAlive).isInstanceOf(VantageException.class);
    }
  }

  @Test
  void an_image_that_is_not_there_is_named() {
    assertThatThrownBy(() -> new ToxiproxySource.Docker("localhost:1/none:1").open())
        .isInstanceOf(VantageException.class)
        .hasMessageStartingWith(
            "the Docker engine has no image localhost:1/none:1 and cannot pull it: ")
        .hasMessageEndingWith(
            "; docker load it, or name another with netready.toxiproxy=docker:IMAGE");
  }

  private static Socket connect(Proxied proxied) throws Exception {
    return new Socket(proxied.listen().getAddress(), proxied.listen().getPort());
  }
}
