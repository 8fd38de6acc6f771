// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netready.probe.VantageException;

/** The interface that the rest of the simulated network sees, with the embedded server behind. */
class ToxiproxyTest {

  private final Set<Thread> before = ConformanceSuite.threads();
  private Upstream upstream;
  private Toxiproxy toxiproxy;

  @BeforeEach
  void open() throws Exception {
    upstream = Upstream.echo();
    toxiproxy = new ToxiproxySource.Embedded().open();
  }

  @AfterEach
  void close() throws IOException {
    toxiproxy.close();
    upstream.close();
  }

  @Test
  void it_says_what_it_is() {
    assertThat(toxiproxy.description()).isEqualTo("embedded");
    assertThat(toxiproxy.version()).isEqualTo("2.12.0");
  }

  @Test
  void a_toxic_acts_until_it_is_removed() throws Exception {
    try (Proxied proxied = toxiproxy.proxy("registry.k8s.io:443", upstream.address());
        Socket client = new Socket(proxied.listen().getAddress(), proxied.listen().getPort())) {
      AddedToxic latency = proxied.add(new Toxic.Latency(Duration.ofMillis(300), Duration.ZERO));
      long delayed = Upstream.millisOfEcho(client);
      latency.remove();
      long direct = Upstream.millisOfEcho(client);

      assertThat(delayed).isBetween(300L, 5_000L);
      assertThat(direct).isLessThan(300);
    }
  }

  @Test
  void a_disabled_proxy_refuses_until_it_is_enabled() throws Exception {
    try (Proxied proxied = toxiproxy.proxy("a", upstream.address())) {
      proxied.disable();
      assertThatThrownBy(() -> connect(proxied)).isInstanceOf(ConnectException.class);

      proxied.enable();
      try (Socket client = connect(proxied)) {
        assertThat(Upstream.millisOfEcho(client)).isNotNegative();
      }
    }
  }

  @Test
  void proxies_of_one_name_do_not_meet() throws Exception {
    try (Proxied one = toxiproxy.proxy("a b/c", upstream.address());
        Proxied other = toxiproxy.proxy("a b/c", upstream.address())) {
      assertThat(one.name()).matches("[A-Za-z0-9_.-]+").isNotEqualTo(other.name());
      assertThat(one.listen()).isNotEqualTo(other.listen());
    }
  }

  @Test
  void a_closed_server_is_an_error_of_ours_and_of_no_network() throws Exception {
    Proxied proxied = toxiproxy.proxy("a", upstream.address());

    toxiproxy.close();

    assertThatThrownBy(toxiproxy::requireAlive)
        .isInstanceOf(VantageException.class)
        .hasMessage("the embedded Toxiproxy is closed; ask before it is");
    assertThatThrownBy(() -> proxied.add(new Toxic.LimitData(1)))
        .isInstanceOf(VantageException.class);
    assertThatThrownBy(() -> toxiproxy.proxy("b", upstream.address()))
        .isInstanceOf(VantageException.class);
    proxied.close();
  }

  @Test
  void no_thread_and_no_socket_outlives_the_server() throws Exception {
    Proxied proxied = toxiproxy.proxy("a", upstream.address());
    Socket client = connect(proxied);

    toxiproxy.close();

    assertThat(client.getInputStream().read()).isEqualTo(-1);
    client.close();
    assertThatThrownBy(() -> connect(proxied)).isInstanceOf(ConnectException.class);
    assertThat(ConformanceSuite.threads()).isSubsetOf(before);
  }

  private static Socket connect(Proxied proxied) throws IOException {
    return new Socket(proxied.listen().getAddress(), proxied.listen().getPort());
  }
}
