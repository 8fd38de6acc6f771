// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.simulation.ClientNetwork.WEB;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netready.needs.Needs;
import org.netready.simulation.client.NetworkClient;

/** A process that lives in a simulated network by its environment. */
@Tag("curl")
@Needs(tag = "curl", need = CurlNeed.class)
class ClientProcessTest {

  /** What curl's exit codes mean, as its manual says. */
  private static final int FAILED_RECEIVE = 56;

  private static final int TIMED_OUT = 28;
  private static final int UNTRUSTED = 60;

  @AutoClose private final SimulatedNetwork network = ClientNetwork.open();
  private final NetworkClient node = network.client("nodes");

  @Test
  void curl_lives_in_the_network() throws Exception {
    for (String url : List.of("https://web.example.com/", "http://web.example.com/")) {
      Ran ran = curl(url);
      assertThat(ran.exit()).as(ran.text()).isZero();
      assertThat(ran.text()).endsWith("netready simulated network: web.example.com\n");
    }
    assertThat(curl("https://[2001:db8::1]/").exit()).isZero();
  }

  static Stream<Arguments> impairments() {
    return Stream.of(
        Arguments.of(Impairments.nxDomain(), FAILED_RECEIVE, "response 502"),
        Arguments.of(Impairments.refused(), FAILED_RECEIVE, "response 502"),
        Arguments.of(Impairments.filtered(), TIMED_OUT, "timed out"),
        Arguments.of(Impairments.silentAfterAccept(), TIMED_OUT, "timed out"),
        Arguments.of(Impairments.interceptedBy("Corp CA"), UNTRUSTED, "self-signed certificate"),
        Arguments.of(Impairments.expired(), UNTRUSTED, "certificate has expired"),
        Arguments.of(Impairments.status(503), 0, "HTTP/1.1 503 "));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("impairments")
  void curl_sees_what_is_wrong_until_it_is_undone(Impairment impairment, int exit, String text)
      throws Exception {
    try (AppliedImpairment off = network.host(WEB).impair(impairment)) {
      Ran ran =
          exit == TIMED_OUT
              ? curl("https://web.example.com/", "--max-time", "1")
              : curl("https://web.example.com/");

      assertThat(ran.exit()).as("in force: %s, and said: %s", off, ran.text()).isEqualTo(exit);
      assertThat(ran.text()).contains(text);
    }

    assertThat(curl("https://web.example.com/").exit()).isZero();
  }

  @Test
  void curl_sees_the_proxy_that_the_scenario_has() throws Exception {
    network.layer(Impairment.Layer.PROXY).impair(Impairments.proxyDemandsCredentials());

    assertThat(curl("https://far.example.com/").text()).contains("response 407");
    assertThat(curl("http://far.example.com/").text()).startsWith("HTTP/1.1 407 ");
  }

  @Test
  void the_file_goes_with_the_network() throws Exception {
    Path authorities = node.caFile();
    assertThat(Files.readString(authorities)).startsWith("-----BEGIN CERTIFICATE-----\n");
    assertThat(network.client("internet").caFile()).isEqualTo(authorities);

    network.close();

    assertThat(authorities).doesNotExist();
  }

  private record Ran(int exit, String text) {}

  private Ran curl(String url, String... options) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("curl", "--silent", "--show-error", "--max-time", "20", "--include"));
    command.addAll(List.of(options));
    command.add(url);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(node.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ran(process.waitFor(), text);
  }
}
