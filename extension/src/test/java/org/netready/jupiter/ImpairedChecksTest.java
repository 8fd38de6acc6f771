// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.spec.Requirements.requirement;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netready.environment.Environment;
import org.netready.plan.ExampleEnvironment;
import org.netready.plan.Filter;
import org.netready.plan.Plan;
import org.netready.plan.Planner;
import org.netready.probe.Cause;
import org.netready.probe.Prober;
import org.netready.probe.TrustAnchors;
import org.netready.probe.VantageException;
import org.netready.run.Run;
import org.netready.run.Runner;
import org.netready.simulation.AppliedImpairment;
import org.netready.simulation.Impairment;
import org.netready.simulation.Impairments;
import org.netready.simulation.SimulatedNetwork;
import org.netready.spec.PackSelection;
import org.netready.spec.Requirements;
import org.netready.spec.Trust;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Verdict;

/** What each impairment makes of each kind of check, by the way that real checks go. */
class ImpairedChecksTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Where nothing comes, all of it passes. */
  private static final Duration SILENCE = Duration.ofSeconds(1);

  private static final Set<Cause> SILENT =
      Set.of(
          Cause.NAME_RESOLVER_TIMEOUT,
          Cause.CONNECT_TIMED_OUT,
          Cause.SILENT_AFTER_ACCEPT,
          Cause.UDP_SILENT);

  private static final PackSelection PACK =
      Requirements.pack(
          "needs",
          requirement("web").from("ci").to("web.example.com").port(443).https(),
          requirement("page")
              .from("ci")
              .to("page.example.com")
              .port(80)
              .http()
              .answers(200)
              .header("X-Vendor"),
          requirement("images").from("ci").to("images.example.com").port(443).registry(),
          requirement("tls").from("ci").to("tls.example.com").port(6514).tls(),
          requirement("cluster")
              .from("ci")
              .to("cluster.example.com")
              .port(6443)
              .tls()
              .trust(Trust.PRIVATE),
          requirement("shell").from("ci").to("shell.example.com").port(22).ssh(),
          requirement("mail").from("ci").to("mail.example.com").port(25).smtp(),
          requirement("port").from("ci").to("port.example.com").port(9000),
          requirement("names").from("ci").to("names.example.com").udp(53).dns(),
          requirement("time").from("ci").to("time.example.com").udp(123).ntp(),
          requirement("datagrams").from("ci").to("datagrams.example.com").udp(6000),
          requirement("tunnel").from("ci").to("tunnel.example.com").port(443).https().viaProxy());

  private static Environment site;
  private static Plan whole;
  private static SimulatedNetwork network;

  @BeforeAll
  static void open() throws VantageException {
    site = ExampleEnvironment.of(List.of(PACK));
    whole = Planner.plan(List.of(PACK), site, Filter.ALL);
    network = SimulatedNetwork.open(site, SimulatedServices.of(whole));
  }

  @AfterAll
  static void close() {
    network.close();
  }

  @Test
  void without_an_impairment_all_that_can_pass_passes() {
    for (String row : rows().toList()) {
      CheckResult result = ask(row, LIMIT);

      assertThat(result.verdict()).as(text(result)).isEqualTo(Verdict.PASS);
    }
  }

  @ParameterizedTest(name = "{0} {1}: {2} {3}")
  @MethodSource("cases")
  void an_impairment_has_its_cause(
      String row, Impairment impairment, Verdict verdict, Set<Cause> causes) {
    Duration limit = SILENT.containsAll(causes) && !causes.isEmpty() ? SILENCE : LIMIT;
    try (AppliedImpairment applied = apply(row, impairment)) {
      CheckResult result = ask(row, limit);

      assertThat(result.verdict()).as("%s: %s", applied, text(result)).isEqualTo(verdict);
      assertThat(result.cause().map(causes::contains).orElse(causes.isEmpty()))
          .as(text(result))
          .isTrue();
    }

    assertThat(ask(row, LIMIT).verdict()).as("once it is undone").isEqualTo(Verdict.PASS);
  }

  static Stream<Arguments> cases() {
    return Stream.of(
            ofNames(),
            ofConnects(),
            ofStreams(),
            ofHandshakes(),
            ofAnswers(),
            ofProxies(),
            ofDatagrams())
        .flatMap(it -> it);
  }

  private static Stream<Arguments> ofNames() {
    return Stream.of("web", "port", "names")
        .flatMap(
            row ->
                Stream.of(
                    fails(row, Impairments.nxDomain(), Cause.NAME_NXDOMAIN),
                    fails(row, Impairments.noData(), Cause.NAME_NODATA),
                    fails(row, Impairments.servFail(), Cause.NAME_SERVFAIL),
                    fails(row, Impairments.refusedByResolver(), Cause.NAME_REFUSED),
                    fails(row, Impairments.resolverSilent(), Cause.NAME_RESOLVER_TIMEOUT),
                    fails(row, Impairments.sinkholed(), Cause.NAME_SINKHOLED)));
  }

  private static Stream<Arguments> ofConnects() {
    Stream<Arguments> tcp =
        Stream.of("web", "page", "shell", "port")
            .flatMap(
                row ->
                    Stream.of(
                        fails(row, Impairments.refused(), Cause.CONNECT_REFUSED),
                        fails(row, Impairments.filtered(), Cause.CONNECT_TIMED_OUT),
                        fails(row, Impairments.unreachable(), Cause.CONNECT_UNREACHABLE)));
    return Stream.concat(
        tcp,
        Stream.of(
            fails("web", Impairments.silentAfterAccept(), Cause.SILENT_AFTER_ACCEPT),
            fails("page", Impairments.silentAfterAccept(), Cause.SILENT_AFTER_ACCEPT),
            fails("shell", Impairments.silentAfterAccept(), Cause.SILENT_AFTER_ACCEPT),
            fails("cluster", Impairments.silentAfterAccept(), Cause.SILENT_AFTER_ACCEPT),
            // Whether the client has said something by then is chance.
            fails(
                "web", Impairments.closedAfterAccept(), Cause.TLS_RESET, Cause.CLOSED_AFTER_ACCEPT),
            fails("page", Impairments.closedAfterAccept(), Cause.CLOSED_AFTER_ACCEPT),
            fails("shell", Impairments.closedAfterAccept(), Cause.CLOSED_AFTER_ACCEPT),
            fails("port", Impairments.closedAfterAccept(), Cause.CLOSED_AFTER_ACCEPT),
            fails("web", Impairments.resetAfterAccept(), Cause.TLS_RESET, Cause.CONNECTION_RESET),
            fails("page", Impairments.resetAfterAccept(), Cause.CONNECTION_RESET),
            fails("mail", Impairments.resetAfterAccept(), Cause.CONNECTION_RESET),
            fails("port", Impairments.resetAfterAccept(), Cause.CONNECTION_RESET),
            fails("web", Impairments.resolvesTo("192.0.2.1"), Cause.CONNECT_TIMED_OUT),
            fails("names", Impairments.refused(), Cause.UDP_PORT_UNREACHABLE),
            fails("names", Impairments.filtered(), Cause.UDP_SILENT),
            fails("names", Impairments.unreachable(), Cause.CONNECT_UNREACHABLE)));
  }

  private static Stream<Arguments> ofStreams() {
    Duration aMinute = Duration.ofMinutes(1);
    return Stream.of(
        passes("web", Impairments.latency(Duration.ofMillis(50)).jitter(Duration.ofMillis(20))),
        passes("web", Impairments.bandwidth(1000).upstream()),
        passes("web", Impairments.slowClose(Duration.ofMillis(50))),
        passes("web", Impairments.slicer(500, 100, Duration.ofMillis(1))),
        fails("web", Impairments.latency(aMinute), Cause.SILENT_AFTER_ACCEPT),
        fails("web", Impairments.bandwidth(0).upstream(), Cause.SILENT_AFTER_ACCEPT),
        fails("web", Impairments.timeout(Duration.ZERO), Cause.SILENT_AFTER_ACCEPT),
        fails("web", Impairments.resetPeer(Duration.ZERO), Cause.TLS_RESET),
        fails("web", Impairments.limitData(10), Cause.TLS_RESET),
        fails("web", Impairments.down(), Cause.CONNECT_REFUSED),
        fails("page", Impairments.limitData(0), Cause.CLOSED_AFTER_ACCEPT),
        fails("shell", Impairments.timeout(Duration.ZERO), Cause.SILENT_AFTER_ACCEPT),
        fails("port", Impairments.down(), Cause.CONNECT_REFUSED),
        fails("tunnel", Impairments.down(), Cause.PROXY_NOT_CONNECTED));
  }

  private static Stream<Arguments> ofHandshakes() {
    Stream<Arguments> verified =
        Stream.of("web", "tls", "images")
            .flatMap(
                row ->
                    Stream.of(
                        fails(row, Impairments.interceptedBy("Corp CA"), Cause.TLS_INTERCEPTED),
                        fails(row, Impairments.expired(), Cause.TLS_EXPIRED),
                        fails(row, Impairments.notYetValid(), Cause.TLS_NOT_YET_VALID),
                        fails(row, Impairments.wrongName(), Cause.TLS_WRONG_NAME),
                        fails(row, Impairments.selfSigned(), Cause.TLS_SELF_SIGNED)));
    Stream<Arguments> all =
        Stream.of("web", "tls", "cluster")
            .flatMap(
                row ->
                    Stream.of(
                        fails(row, Impairments.resetInHandshake(), Cause.TLS_RESET),
                        fails(row, Impairments.plaintext(), Cause.TLS_NOT_SPOKEN)));
    return Stream.concat(verified, all);
  }

  private static Stream<Arguments> ofAnswers() {
    return Stream.of(
        fails("page", Impairments.blockPage(), Cause.HTTP_BLOCK_PAGE),
        fails("page", Impairments.captivePortal(), Cause.HTTP_REDIRECTED_ELSEWHERE),
        fails(
            "page",
            Impairments.redirectedTo("https://elsewhere.example.net/"),
            Cause.HTTP_REDIRECTED_ELSEWHERE),
        fails("page", Impairments.status(503), Cause.HTTP_UNEXPECTED_STATUS),
        fails("web", Impairments.blockPage(), Cause.TLS_INTERCEPTED),
        fails("web", Impairments.captivePortal(), Cause.TLS_WRONG_NAME),
        fails("images", Impairments.status(503), Cause.HTTP_UNEXPECTED_STATUS));
  }

  private static Stream<Arguments> ofProxies() {
    return Stream.of(
        fails("tunnel", Impairments.proxyDemandsCredentials(), Cause.PROXY_AUTHENTICATION_REQUIRED),
        fails("tunnel", Impairments.nxDomain(), Cause.PROXY_NOT_CONNECTED),
        fails("tunnel", Impairments.refused(), Cause.PROXY_NOT_CONNECTED),
        fails("tunnel", Impairments.interceptedBy("Corp CA"), Cause.TLS_INTERCEPTED),
        fails("tunnel", Impairments.proxyDenies(), Cause.PROXY_DENIED),
        fails("tunnel", Impairments.proxyUnreachable(), Cause.PROXY_UNREACHABLE));
  }

  private static Stream<Arguments> ofDatagrams() {
    Stream<Arguments> answered =
        Stream.of("names", "time")
            .flatMap(
                row ->
                    Stream.of(
                        fails(row, Impairments.datagramLoss(1), Cause.UDP_SILENT),
                        fails(row, Impairments.datagramsSilent(), Cause.UDP_SILENT),
                        fails(row, Impairments.datagramsRejected(), Cause.UDP_PORT_UNREACHABLE)));
    return Stream.concat(
        answered,
        Stream.of(
            Arguments.of(
                "datagrams",
                Impairments.datagramsSilent(),
                Verdict.INCONCLUSIVE,
                Set.of(Cause.UDP_SILENT)),
            fails("datagrams", Impairments.datagramsRejected(), Cause.UDP_PORT_UNREACHABLE)));
  }

  @Test
  void a_certificate_is_nothing_to_whom_it_need_not_be_verified() {
    try (AppliedImpairment applied = apply("cluster", Impairments.expired())) {
      assertThat(ask("cluster", LIMIT).verdict()).as("%s", applied).isEqualTo(Verdict.PASS);
    }
  }

  @Test
  void half_of_all_datagrams_are_enough_for_who_sends_again() {
    try (AppliedImpairment applied = apply("names", Impairments.datagramLoss(0.5))) {
      assertThat(ask("names", LIMIT).verdict()).as("%s", applied).isEqualTo(Verdict.PASS);
    }
  }

  private static Stream<String> rows() {
    return whole.requirements().stream().map(it -> it.requirement().id());
  }

  private static AppliedImpairment apply(String row, Impairment impairment) {
    return impairment.layer() == Impairment.Layer.PROXY
        ? network.layer(Impairment.Layer.PROXY).impair(impairment)
        : network.host(row + ".example.com").impair(impairment);
  }

  private static CheckResult ask(String row, Duration limit) {
    Plan plan = Planner.plan(List.of(PACK), site, Filter.parse(row, ""));
    var anchors =
        new TrustAnchors(network.environment().trust().publicRoots(), List.of(), List.of());
    try (Run run =
        Runner.start(
            plan,
            network.environment(),
            point ->
                new Prober(
                        network.at(point),
                        anchors,
                        SiteProxies.of(site, SimulatedServices.throughProxy(plan)),
                        limit)
                    ::askAsync,
            Map.of())) {
      return run.results().get(0);
    }
  }

  private static String text(CheckResult result) {
    return "%s %s".formatted(result.cause(), result.butWas());
  }

  private static Arguments passes(String row, Impairment impairment) {
    return Arguments.of(row, impairment, Verdict.PASS, Set.of());
  }

  private static Arguments fails(String row, Impairment impairment, Cause... causes) {
    return Arguments.of(row, impairment, Verdict.FAIL, Set.of(causes));
  }
}
