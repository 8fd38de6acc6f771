// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.netready.ChildJvm;
import org.netready.probe.VantageException;

/** Real servers and clients of Toxiproxy, beside the conformance suite. */
@NeedsToxiproxy
class RealServerTest {

  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Test
  void a_server_from_a_path_is_driven_and_ended() throws Exception {
    try (Upstream echo = Upstream.echo()) {
      Toxiproxy toxiproxy = server().open();
      assertThat(toxiproxy.description()).isEqualTo("path " + ToxiproxyNeed.server());
      assertThat(toxiproxy.version()).isNotEmpty();
      everyToxicIsTaken(toxiproxy, echo);
      ProcessHandle process = process(toxiproxy);

      toxiproxy.close();

      process.onExit().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
      assertThatThrownBy(toxiproxy::requireAlive).isInstanceOf(VantageException.class);
    }
  }

  @Test
  void an_embedded_server_is_driven_by_the_official_client() throws Exception {
    try (Upstream echo = Upstream.echo();
        EmbeddedToxiproxy server = EmbeddedToxiproxy.start();
        Toxiproxy toxiproxy =
            new ToxiproxySource.Address("127.0.0.1", server.address().getPort()).open()) {
      assertThat(toxiproxy.description()).isEqualTo("at 127.0.0.1:" + server.address().getPort());
      assertThat(toxiproxy.version()).isEqualTo("2.12.0");
      everyToxicIsTaken(toxiproxy, echo);
    }
  }

  @Test
  void a_server_killed_in_mid_run_is_an_error_of_ours() throws Exception {
    try (Upstream echo = Upstream.echo();
        Toxiproxy toxiproxy = server().open();
        Proxied proxied = toxiproxy.proxy("a", echo.address())) {
      ProcessHandle process = process(toxiproxy);
      process.destroyForcibly();
      process.onExit().get(LONGEST.toSeconds(), TimeUnit.SECONDS);

      assertThatThrownBy(toxiproxy::requireAlive)
          .isInstanceOf(VantageException.class)
          .hasMessageStartingWith("the Toxiproxy at 127.0.0.1:")
          .hasMessageEndingWith("; see whether it still runs");
      assertThatThrownBy(() -> proxied.add(new Toxic.LimitData(1)))
          .isInstanceOf(VantageException.class);
    }
  }

  @Test
  void a_server_does_not_outlive_a_killed_jvm() throws Exception {
    ChildJvm.Ended ended =
        ChildJvm.run(List.of(), KilledWithServer.class, List.of(ToxiproxyNeed.server().toString()));

    long pid = Long.parseLong(ended.output().strip());
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    assertThat(ended.exitCode()).isNotZero();
    if (process.isPresent()) {
      process.get().onExit().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Test
  void an_embedded_server_is_driven_by_the_command_line_tool() throws Exception {
    try (Upstream echo = Upstream.echo();
        EmbeddedToxiproxy server = EmbeddedToxiproxy.start()) {
      String api = "http://127.0.0.1:" + server.address().getPort();
      assertThat(cli(api, "create", "-l", "localhost:0", "-u", echo.text(), "web"))
          .contains("Created new proxy web");
      assertThat(cli(api, "list")).contains("web").contains("enabled");
      assertThat(cli(api, "toxic", "add", "-t", "latency", "-a", "latency=300", "web"))
          .contains("Added downstream latency toxic 'latency_downstream' on proxy 'web'");
      assertThat(cli(api, "inspect", "web")).contains("latency_downstream").contains("latency=300");
      var listen = TestApi.listen(new TestApi(server.address()).get("/proxies/web").json());
      try (Socket client = new Socket(listen.getAddress(), listen.getPort())) {
        assertThat(Upstream.millisOfEcho(client)).isGreaterThanOrEqualTo(300);
      }
      assertThat(cli(api, "toxic", "update", "-n", "latency_downstream", "-a", "latency=1", "web"))
          .contains("Updated toxic 'latency_downstream' on proxy 'web'");
      assertThat(cli(api, "toxic", "remove", "-n", "latency_downstream", "web"))
          .contains("Removed toxic 'latency_downstream' on proxy 'web'");
      assertThat(cli(api, "toggle", "web")).contains("Proxy web is now disabled");
      assertThat(cli(api, "delete", "web")).contains("Deleted proxy web");
      assertThat(cli(api, "list")).doesNotContain("web");
    }
  }

  private static ToxiproxySource server() throws VantageException {
    return new ToxiproxySource.Server(Optional.of(ToxiproxyNeed.server()));
  }

  private static ProcessHandle process(Toxiproxy toxiproxy) throws VantageException {
    return serverBelow(ProcessHandle.current(), toxiproxy);
  }

  static ProcessHandle serverBelow(ProcessHandle parent, Toxiproxy toxiproxy)
      throws VantageException {
    String port = Integer.toString(toxiproxy.api().getPort());
    Path file = ToxiproxyNeed.server();
    return parent
        .descendants()
        .filter(it -> it.info().command().filter(file.toString()::equals).isPresent())
        .filter(it -> Arrays.asList(it.info().arguments().orElseThrow()).contains(port))
        .findFirst()
        .orElseThrow();
  }

  private static void everyToxicIsTaken(Toxiproxy toxiproxy, Upstream echo) throws Exception {
    try (Proxied proxied = toxiproxy.proxy("every toxic", echo.address())) {
      List<AddedToxic> added = new ArrayList<>();
      for (Toxic toxic : toxics()) {
        added.add(proxied.add(toxic, ToxicStream.UPSTREAM, 0.5));
      }
      TestApi api = new TestApi(toxiproxy.api());
      assertThat(api.get("/proxies/" + proxied.name() + "/toxics").json())
          .extracting(it -> it.get("type").asString() + it.get("attributes") + it.get("toxicity"))
          .containsExactly(
              "latency{\"latency\":300,\"jitter\":20}0.5",
              "bandwidth{\"rate\":100}0.5",
              "slow_close{\"delay\":5}0.5",
              "timeout{\"timeout\":6}0.5",
              "reset_peer{\"timeout\":7}0.5",
              "slicer{\"average_size\":8,\"size_variation\":2,\"delay\":9}0.5",
              "limit_data{\"bytes\":10}0.5");
      for (AddedToxic toxic : added) {
        toxic.remove();
      }
      proxied.disable();
      proxied.enable();
      try (Socket client = new Socket(proxied.listen().getAddress(), proxied.listen().getPort())) {
        Upstream.millisOfEcho(client);
      }
    }
    assertThat(new TestApi(toxiproxy.api()).get("/proxies").body()).isEqualTo("{}");
  }

  private static List<Toxic> toxics() {
    return List.of(
        new Toxic.Latency(Duration.ofMillis(300), Duration.ofMillis(20)),
        new Toxic.Bandwidth(100),
        new Toxic.SlowClose(Duration.ofMillis(5)),
        new Toxic.Timeout(Duration.ofMillis(6)),
        new Toxic.ResetPeer(Duration.ofMillis(7)),
        new Toxic.Slicer(8, 2, Duration.ofNanos(9_000)),
        new Toxic.LimitData(10));
  }

  private static String cli(String api, String... words) throws Exception {
    List<String> command =
        Stream.concat(Stream.of(ToxiproxyNeed.cli().toString(), "-h", api), Arrays.stream(words))
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
