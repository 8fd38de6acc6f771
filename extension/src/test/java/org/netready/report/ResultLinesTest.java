// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.ByHand;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.plan.Expectation;
import org.netready.probe.BindOutcome;
import org.netready.probe.Cause;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Layer;
import org.netready.probe.ListenersOutcome;
import org.netready.probe.ListeningSocket;
import org.netready.probe.NameAnswer;
import org.netready.probe.NameOutcome;
import org.netready.probe.Observation;
import org.netready.probe.PortState;
import org.netready.probe.ProxyServer;
import org.netready.probe.UdpOutcome;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Checks;
import org.netready.verdict.Verdict;

class ResultLinesTest {

  private static final Instant WHEN = Instant.parse("2026-11-21T00:01:03Z");

  private final ResultLines lines = new ResultLines(new Provenance("prod.yaml", false));

  @Test
  void a_result_is_a_line_with_its_evidence() {
    assertThat(lines.of(ByHand.failed(), WHEN))
        .isEqualTo(
            """
            {"kind":"result","version":1,"id":"k3s-api:agent-1:server-1:6443/tcp",\
            "requirement":"k3s-api","pack":"rancher","verdict":"FAIL",\
            "cause":"CONNECT_TIMED_OUT","state":"FILTERED","expected":"LISTENING within 5 s",\
            "butWas":"FILTERED: no answer in 5 s","fix":"allow 10.0.0.21 -> 10.0.0.11, 6443/tcp",\
            "notes":["proves 1 of 2 hosts of 'k3s-agents'"],"place":"jump","layers":[\
            {"name":"resolve","tookMillis":3.000,"evidence":"10.0.0.5 from the system's resolver",\
            "addresses":["10.0.0.5"],"resolver":"the system's resolver",\
            "answers":[],"notes":[]},\
            {"name":"connect","tookMillis":5000.000,"cause":"CONNECT_TIMED_OUT",\
            "evidence":"no answer in 5 s","attempts":[{"address":"10.0.0.5","port":443,\
            "state":"FILTERED","cause":"CONNECT_TIMED_OUT","evidence":"no answer in 5 s",\
            "tookMillis":5000.000}]}],"attempts":1,"tookMillis":42.000,"simulated":false,\
            "environment":"prod.yaml","when":"2026-11-21T00:01:03Z"}
            """);
  }

  @Test
  void the_layers_of_an_answer_have_their_facts() {
    assertThat(lines.of(ByHand.passed(), WHEN))
        .doesNotContain("\"cause\"")
        .contains("\"tookMillis\":1.235")
        .contains(
            "\"address\":\"10.0.0.5\",\"port\":443,\"tlsVersion\":\"TLSv1.3\",\"alpn\":\"h2\",\"public\":true,\"site\":false")
        .contains("\"trustedBy\":{\"public\":true,\"site\":false}")
        .contains("\"forName\":true,\"demandsClientCertificate\":false")
        .contains("\"issuer\":\"CN=Example CA 1,O=Example\"")
        .contains("\"notAfter\":\"2027-01-01T00:00:00Z\"")
        .contains("\"status\":401,\"fields\":{\"docker-distribution-api-version\":")
        .contains("\"content\":\"\"");
  }

  @Test
  void a_result_without_an_observation_has_no_layers() {
    assertThat(lines.of(ByHand.valueFailed(), WHEN))
        .contains("\"place\":\"\",\"layers\":[],\"attempts\":0,\"tookMillis\":0.000")
        .doesNotContain("\"state\"");
  }

  @Test
  void what_broke_in_netready_is_told() {
    assertThat(lineOf(ByHand.broken()))
        .contains(
            "\"failure\":{\"cause\":\"LIMIT_REACHED\","
                + "\"detail\":\"the suite's limit of 10 min was over\"}");
  }

  @Test
  void every_layer_that_there_is_can_be_written() {
    Observation seen =
        ByHand.seen(
            PortState.OPEN,
            ByHand.resolved("10.0.0.5"),
            new Layer.Proxy(
                new Layer.ProxyUse(
                    ProxyServer.Kind.SOCKS5, "proxy:1080", "set by ALL_PROXY", "NO_PROXY"),
                0,
                Optional.of(Cause.PROXY_AUTHENTICATION_REQUIRED),
                "407",
                Duration.ofMillis(1)),
            new Layer.Direct(Layer.Direct.Rule.EXCEPTED, "no-proxy entry"),
            ByHand.connected(),
            new Layer.Exchange(
                new UdpOutcome(
                    IpAddress.parse("10.0.0.5"),
                    PortState.OPEN,
                    Optional.empty(),
                    ByteString.decodeHex("00ff"),
                    "a reply of 2 bytes",
                    Duration.ofMillis(1)),
                8472),
            ByHand.tls(true, true),
            ByHand.http(200, Map.of()),
            new Layer.Greeting("SSH-2.0-x", Optional.empty(), "SSH-2.0-x", Duration.ZERO),
            onHost(),
            listeners(),
            bind());

    assertThat(lineOf(seen))
        .contains(
            "\"proxy\":\"proxy:1080\",\"protocol\":\"socks5\",\"reason\":\"set by ALL_PROXY\",\"status\":0")
        .contains("\"rule\":\"excepted\",\"reason\":\"no-proxy entry\"")
        .contains("\"port\":8472,\"state\":\"OPEN\",\"replyBytes\":2,\"reply\":\"00ff\"")
        .contains("\"greeting\":\"SSH-2.0-x\"")
        .contains("\"own\":[\"10.0.0.5\"],\"others\":[\"203.0.113.5\"]")
        .contains(
            "\"sockets\":[{\"address\":\"0.0.0.0\",\"port\":111,"
                + "\"process\":\"rpcbind, pid 8\",\"mayBeClient\":false}]")
        .contains(
            "\"bound\":1,\"notBound\":[{\"address\":\"*\",\"port\":80,"
                + "\"cause\":\"PORT_IN_USE\",\"evidence\":\"in use\"}],\"notBoundInAll\":1");
    assertThat(
            LayerJson.all(seen).stream()
                .map(it -> it.layer().getClass())
                .collect(Collectors.toSet()))
        .as("layers of this test")
        .isEqualTo(Set.of(Layer.class.getPermittedSubclasses()));
  }

  @Test
  void of_a_long_list_the_first_of_each_kind_are_written() {
    List<Layer.Attempt> attempts = new ArrayList<>();
    for (int port = 1; port <= 3000; port++) {
      PortState state = port % 1000 == 0 ? PortState.OPEN : PortState.CLOSED;
      var outcome =
          new ConnectOutcome(
              IpAddress.parse("10.0.0.5"), state, Optional.empty(), "seen", Duration.ZERO);
      attempts.add(new Layer.Attempt(port, outcome));
    }
    Layer connect = new Layer.Connect(attempts, Optional.empty(), "3 open", Duration.ZERO);

    String line = lineOf(ByHand.seen(PortState.OPEN, connect));

    assertThat(line)
        .contains("\"port\":64,", "\"port\":1000,", "\"port\":3000,", "\"attemptsInAll\":3000")
        .doesNotContain("\"port\":65,");
  }

  @Test
  void datagrams_of_a_long_range_are_written_in_part() {
    Layer[] exchanges =
        IntStream.rangeClosed(1, 3000)
            .mapToObj(
                port ->
                    new Layer.Exchange(
                        new UdpOutcome(
                            IpAddress.parse("10.0.0.5"),
                            port == 2000 ? PortState.OPEN : PortState.CLOSED,
                            Optional.empty(),
                            ByteString.EMPTY,
                            "seen",
                            Duration.ZERO),
                        port))
            .toArray(Layer[]::new);

    String line = lineOf(ByHand.seen(PortState.OPEN, exchanges));

    assertThat(line)
        .contains("\"port\":64,", "\"port\":2000,", "\"layersInAll\":3000")
        .doesNotContain("\"port\":65,");
  }

  private static Layer onHost() {
    return new Layer.OnHost(
        List.of(IpAddress.parse("10.0.0.5")),
        List.of(IpAddress.parse("203.0.113.5")),
        Optional.empty(),
        "here is on server-1",
        Duration.ZERO);
  }

  private static Layer listeners() {
    var socket =
        new ListeningSocket(
            IpAddress.parse("0.0.0.0"), 111, Transport.TCP, "rpcbind, pid 8", false);
    return new Layer.Listeners(
        new ListenersOutcome(List.of(socket), Optional.empty(), "1 listens", Duration.ZERO));
  }

  private static Layer bind() {
    var address = Optional.of(IpAddress.parse("10.0.0.5"));
    Optional<Cause> inUse = Optional.of(Cause.PORT_IN_USE);
    return new Layer.Bind(
        List.of(
            new BindOutcome(address, 80, Transport.TCP, Optional.empty(), "free"),
            new BindOutcome(Optional.empty(), 80, Transport.TCP, inUse, "in use")),
        inUse,
        "1 of 2 could be bound",
        Duration.ZERO);
  }

  @Test
  void what_name_servers_said_beside_is_there_for_each_family() {
    var v4 =
        new NameAnswer.Family(
            Optional.empty(),
            List.of(IpAddress.parse("8.8.4.4")),
            List.of("cdn.example.net"),
            "192.0.2.53 answers 8.8.4.4");
    var v6 =
        new NameAnswer.Family(
            Optional.of(Cause.NAME_SERVFAIL), List.of(), List.of(), "192.0.2.53 says SERVFAIL");
    Observation seen =
        ByHand.seen(
            PortState.OPEN,
            new Layer.Resolve(
                new NameOutcome(
                    List.of(IpAddress.parse("10.0.0.5")),
                    Optional.empty(),
                    "this host's resolver",
                    "10.0.0.5",
                    Duration.ofMillis(3),
                    List.of(new NameAnswer(NameAnswer.Role.REFERENCE, "192.0.2.53", v4, v6)),
                    List.of("split horizon"),
                    Optional.empty())));

    assertThat(lineOf(seen))
        .contains(
            "\"addresses\":[\"10.0.0.5\"],\"resolver\":\"this host's resolver\",\"answers\":[{"
                + "\"role\":\"reference\",\"server\":\"192.0.2.53\","
                + "\"a\":{\"addresses\":[\"8.8.4.4\"],\"aliases\":[\"cdn.example.net\"],"
                + "\"evidence\":\"192.0.2.53 answers 8.8.4.4\"},"
                + "\"aaaa\":{\"addresses\":[],\"aliases\":[],\"cause\":\"NAME_SERVFAIL\","
                + "\"evidence\":\"192.0.2.53 says SERVFAIL\"}}],\"notes\":[\"split horizon\"]");
  }

  @Test
  void what_can_be_a_secret_in_an_answer_is_left_out() {
    Layer.Http http =
        new Layer.Http(
            302,
            Map.of(
                "set-cookie", "session=s3cret",
                "location", "/login?ticket=s3cret",
                "www-authenticate", "Bearer realm=\"https://user:s3cret@auth.example.com/t\""),
            "<a href=\"https://x.example.com/a?token=s3cret\">",
            Optional.empty(),
            "redirect to https://x.example.com/cb#access_token=s3cret",
            Duration.ZERO);

    assertThat(lineOf(ByHand.seen(PortState.OPEN, http)))
        .doesNotContain("s3cret")
        .contains("\"set-cookie\":\"(redacted)\"")
        .contains("\"location\":\"/login?ticket=(redacted)\"")
        .contains("https://(redacted)@auth.example.com/t")
        .contains("redirect to https://x.example.com/cb#access_token=(redacted)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token",
        "api-key",
        "x-api-key",
        "cookie",
        "set-cookie",
        "authorization",
        "proxy-authorization",
        "client-secret"
      })
  void an_id_is_the_plans_whatever_it_is_called(String name) {
    String id = name + ":agent-1>registry.example.com:443/tcp";
    CheckResult result =
        new CheckResult(
            Checks.expecting(Expectation.LISTENING).id(id).build(),
            Verdict.PASS,
            Optional.empty(),
            Optional.empty(),
            "",
            "",
            "",
            List.of(),
            Optional.empty());

    assertThat(lines.of(result, WHEN)).contains("\"id\":\"" + id + "\"");
  }

  @Test
  void an_id_has_no_value_of_an_environment_variable() {
    var provenance =
        new Provenance("prod.yaml", false, "", "", text -> text.replace("server-1", "${env:HOST}"));

    assertThat(new ResultLines(provenance).of(ByHand.failed(), WHEN))
        .contains("\"id\":\"k3s-api:agent-1:${env:HOST}:6443/tcp\"")
        .doesNotContain("server-1");
  }

  @Test
  void hostile_text_stays_on_its_line() {
    Layer.Greeting greeting =
        new Layer.Greeting("a\nb\r\u001b[2J\"\\", Optional.empty(), "", Duration.ZERO);

    assertThat(lineOf(ByHand.seen(PortState.OPEN, greeting)))
        .contains("\"greeting\":\"a\\nb\\r\\u001B[2J\\\"\\\\\"")
        .hasLineCount(1);
  }

  private String lineOf(Observation observation) {
    CheckResult result = ByHand.failed();
    return lines.of(
        new CheckResult(
            result.check(),
            result.verdict(),
            result.cause(),
            result.state(),
            "",
            "",
            "",
            List.of(),
            Optional.of(observation)),
        WHEN);
  }
}
