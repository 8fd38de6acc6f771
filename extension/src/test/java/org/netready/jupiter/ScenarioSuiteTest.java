// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.assertj.ReadinessAssertions.assertThatResults;
import static org.netready.spec.Requirements.requirement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netready.environment.Environment;
import org.netready.plan.ExampleEnvironment;
import org.netready.plan.Filter;
import org.netready.plan.Plan;
import org.netready.plan.Planner;
import org.netready.probe.Cause;
import org.netready.probe.VantageException;
import org.netready.run.Run;
import org.netready.run.Runner;
import org.netready.simulation.scenario.Scenario;
import org.netready.simulation.scenario.Scenarios;
import org.netready.simulation.toxiproxy.EmbeddedToxiproxy;
import org.netready.simulation.toxiproxy.ToxiproxySource;
import org.netready.spec.PackSelection;
import org.netready.spec.RequirementBuilder;
import org.netready.spec.Requirements;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Verdict;

/** Suites in which scenarios are rehearsed. */
class ScenarioSuiteTest {

  @TempDir Path folder;

  private static final PackSelection PACK =
      Requirements.pack("needs")
          .role("nodes", "the nodes", "node-1", "node-2")
          .requirements(
              requirement("web").from("nodes").to("www.example.com").port(443).https(),
              requirement("images").from("nodes").to("ghcr.io").port(443).registry(),
              requirement("names").from("nodes").to("ns.example.org").udp(53).dns(),
              requirement("inside").from("nodes").to("nodes").port(6443).tls(),
              requirement("open").from("internet").to("nodes").port(443).https(),
              requirement("shut").from("internet").to("nodes").port(10250).blocked())
          .select();

  private static final RequirementBuilder WEB =
      requirement("web").from("nodes").to("www.example.com").port(443).https();

  @NetworkRequirements(environment = "simulated")
  static class Needs {
    @TestFactory
    Stream<DynamicTest> needs(Readiness readiness) {
      return readiness.tests(PACK);
    }
  }

  /** All that ship at once: where nothing answers, a whole limit passes. */
  private static final Map<String, OpenSite> SITES = new TreeMap<>();

  private static final Map<String, Run> RUNS = new TreeMap<>();

  @BeforeAll
  static void start() throws VantageException {
    Environment site = ExampleEnvironment.of(List.of(PACK));
    Plan plan = Planner.plan(List.of(PACK), site, Filter.ALL);
    for (Scenario scenario : Scenarios.read(Scenarios.names(), Path.of(""))) {
      Suite suite = new Suite(site, plan, Set.of(), false, false, List.of(scenario));
      OpenSite open =
          OpenSite.open(
              site,
              SimulatedServices.of(plan, suite.throughProxy()),
              SiteProxies.of(site, suite.throughProxy()),
              suite.scenarios(),
              new ToxiproxySource.Embedded());
      SITES.put(scenario.name(), open);
      RUNS.put(scenario.name(), Runner.start(plan, site, point -> open.from(point)::askAsync));
    }
  }

  @AfterAll
  static void close() {
    RUNS.values().forEach(Run::close);
    SITES.values().forEach(OpenSite::close);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void a_scenario_that_ships_has_its_failures(String scenario, Map<String, String> causes) {
    Map<String, String> failures = new TreeMap<>();
    for (CheckResult result : RUNS.get(scenario).results()) {
      if (result.verdict() == Verdict.FAIL) {
        failures.put(result.check().requirement().id(), result.cause().orElseThrow().name());
      }
    }

    assertThat(failures).containsExactlyInAnyOrderEntriesOf(causes);
  }

  @Test
  void every_scenario_that_ships_is_tested() {
    assertThat(scenarios().map(it -> it.get()[0]))
        .containsExactlyInAnyOrderElementsOf(RUNS.keySet());
  }

  @Test
  void the_output_says_the_scenario() {
    Kit.Ran ran = quick().with("scenario", "tls-inspection").run();

    assertThat(ran.printed())
        .anyMatch(it -> it.endsWith("Needs (simulated) in scenario tls-inspection"))
        .contains("  scenario: corporate proxy that inspects TLS");
    assertThat(ran.lastLine()).endsWith(" (simulated) in scenario tls-inspection");
  }

  static Stream<Arguments> scenarios() {
    return Stream.of(
        Arguments.of(
            "firewall-default-deny",
            Map.of(
                "web", "CONNECT_TIMED_OUT",
                "images", "CONNECT_TIMED_OUT",
                "names", "UDP_SILENT",
                "open", "CONNECT_TIMED_OUT")),
        Arguments.of(
            "tls-inspection", Map.of("web", "TLS_INTERCEPTED", "images", "TLS_INTERCEPTED")),
        Arguments.of(
            "proxy-with-credentials",
            Map.of(
                "web", "PROXY_AUTHENTICATION_REQUIRED",
                "images", "PROXY_AUTHENTICATION_REQUIRED",
                "names", "UDP_SILENT")),
        Arguments.of(
            "air-gap-with-mirror",
            Map.of(
                "web", "NAME_NXDOMAIN",
                "images", "NAME_NXDOMAIN",
                "names", "NAME_NXDOMAIN",
                "open", "CONNECT_UNREACHABLE")),
        Arguments.of("slow-link-with-udp-loss", Map.of("names", "UDP_SILENT")),
        Arguments.of(
            "split-horizon-dns",
            Map.of(
                "web", "CONNECT_TIMED_OUT",
                "images", "NAME_SERVFAIL",
                "names", "UDP_SILENT")));
  }

  @Test
  void a_scenario_of_ones_own_is_a_file() throws IOException {
    Files.writeString(
        folder.resolve("own.yaml"),
        """
        title: the registry is down
        impairments:
          - to: {host: ghcr.io, port: 443}
            from: [nodes]
            impair: down
        """);

    Kit.Ran ran = quick().with("scenario", "own.yaml").run();

    assertThat(failures()).containsExactly(Map.entry("images", "CONNECT_REFUSED"));
    assertThat(ran.lastLine()).endsWith(" (simulated) in scenario own.yaml");
    assertThat(resultLines()).allMatch(it -> it.contains("\"scenario\":\"own.yaml\""));
  }

  @Test
  void what_the_network_does_not_have_is_said_all_at_once() throws IOException {
    Files.writeString(
        folder.resolve("own.yaml"),
        """
        title: not this network
        impairments:
          - to: {host: quay.io}
            impair: filtered
          - to: {host: ghcr.io, port: 8443}
            impair: filtered
          - to: {role: etcd}
            impair: filtered
          - to: {host: ns.example.org}
            from: [moon]
            impair: filtered
          - to: {host: ns.example.org}
            impair: {latency: 300ms}
        """);

    Kit.Ran ran = Kit.of(Needs.class, folder).with("scenario", "own.yaml").run();

    assertThat(ran.onlyMessage())
        .contains("own.yaml:3:16: unknown host 'quay.io'; expected one of [")
        .contains("own.yaml:5:16: host 'ghcr.io' has no service on port 8443; expected one of [")
        .contains("own.yaml:7:16: no hosts for role 'etcd'; expected one of [nodes]")
        .contains("own.yaml:10:12: unknown vantage point or role 'moon'; expected one of [any, ")
        .contains(
            "own.yaml:13:13: latency latency=300 cannot touch ns.example.org, which has 53/udp DNS;"
                + " expected a TCP port, or an impairment of [connects, datagrams]");
  }

  @Test
  void an_unknown_scenario_is_said() {
    Kit.Ran ran = Kit.of(Needs.class, folder).with("scenario", "air-gap").run();

    assertThat(ran.onlyMessage())
        .contains(
            "there is no scenario 'air-gap'; expected one of [air-gap-with-mirror,"
                + " firewall-default-deny, proxy-with-credentials, slow-link-with-udp-loss,"
                + " split-horizon-dns, tls-inspection], or the path of a file from "
                + folder);
  }

  @Test
  void a_real_network_has_no_scenario() {
    Site.write(folder);

    Kit.Ran ran =
        Kit.of(Needs.class, folder)
            .with("environment", "site.yaml")
            .with("scenario", "tls-inspection")
            .run();

    assertThat(ran.tests()).allMatch(it -> it.startsWith("FAILED"));
    assertThat(ran.thrown("").getMessage())
        .contains(
            "property 'netready.scenario' is [tls-inspection], and environment site.yaml is a real"
                + " network; expected the environment 'simulated', or no scenario");
  }

  @NetworkRequirements(environment = "simulated")
  static class Rehearsal {
    @Test
    void in_a_scenario_of_its_own(Readiness readiness) {
      assertThatResults(readiness.inScenario("own.yaml").check(WEB))
          .failOnly(Map.of("web", Cause.CONNECT_REFUSED));
      assertThatResults(readiness.inScenario().check(WEB)).allPassed();
    }
  }

  @Test
  void a_test_may_have_a_scenario_of_its_own() throws IOException {
    Files.writeString(
        folder.resolve("own.yaml"),
        """
        title: the web is down
        impairments:
          - to: {host: www.example.com}
            impair: refused
        """);

    assertThat(Kit.of(Rehearsal.class, folder).with("scenario", "tls-inspection").run().tests())
        .containsExactly("SUCCESSFUL in_a_scenario_of_its_own(Readiness)");
  }

  @Test
  void a_test_on_a_real_network_has_no_scenario_of_its_own() {
    Site.write(folder);

    Kit.Ran ran = Kit.of(Rehearsal.class, folder).with("environment", "site.yaml").run();

    assertThat(ran.thrown("").getMessage())
        .contains(
            "the scenario of the test is [own.yaml], and environment site.yaml is a real network;"
                + " expected the environment 'simulated', or no scenario");
  }

  @Test
  void the_output_and_the_results_say_the_toxiproxy_that_was_needed() throws IOException {
    writeLatency();

    Kit.Ran ran = quick().with("scenario", "own.yaml").run();

    assertThat(ran.printed()).contains("  toxiproxy: embedded, version 2.12.0");
    assertThat(resultLines())
        .allMatch(it -> it.contains("\"toxiproxy\":\"embedded, version 2.12.0\""));
  }

  @Test
  void a_toxiproxy_that_runs_already_is_used_and_left_clean() throws IOException {
    writeLatency();
    try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start()) {
      String address = "127.0.0.1:" + server.address().getPort();

      Kit.Ran ran = quick().with("scenario", "own.yaml").with("toxiproxy", address).run();

      assertThat(ran.printed()).contains("  toxiproxy: at " + address + ", version 2.12.0");
      assertThat(failures()).isEmpty();
    }
  }

  @Test
  void a_toxiproxy_that_does_not_answer_is_an_error_and_no_failure() throws IOException {
    writeLatency();
    int port;
    try (var socket = new java.net.ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    quick().with("scenario", "own.yaml").with("toxiproxy", "127.0.0.1:" + port).run();

    assertThat(failures()).isEmpty();
    assertThat(resultLines().filter(it -> field(it, "requirement").equals("images")))
        .isNotEmpty()
        .allMatch(it -> field(it, "verdict").equals("ERROR"))
        .allMatch(it -> it.contains("no Toxiproxy answers at 127.0.0.1:" + port));
  }

  @Test
  void an_unknown_toxiproxy_is_said() {
    Kit.Ran ran = Kit.of(Needs.class, folder).with("toxiproxy", "dokcer").run();

    assertThat(ran.onlyMessage())
        .contains(
            "property 'netready.toxiproxy': unknown Toxiproxy 'dokcer'; expected one of [auto,"
                + " docker, docker:IMAGE, embedded, path, path:FILE, HOST:PORT]");
  }

  /** Without the row of which a whole limit of silence is the answer. */
  private Kit quick() {
    return Kit.of(Needs.class, folder).with("exclude", "shut");
  }

  private void writeLatency() throws IOException {
    Files.writeString(
        folder.resolve("own.yaml"),
        """
        title: the registry is slow
        impairments:
          - to: {host: ghcr.io, port: 443}
            impair: {latency: 10ms}
        """);
  }

  /** Return the first cause of each requirement that was not met. */
  private Map<String, String> failures() throws IOException {
    Map<String, String> causes = new TreeMap<>();
    for (String line : resultLines().toList()) {
      if (field(line, "verdict").equals("FAIL")) {
        causes.putIfAbsent(field(line, "requirement"), field(line, "cause"));
      }
    }
    return causes;
  }

  private Stream<String> resultLines() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      Path results =
          files
              .filter(it -> it.getFileName().toString().startsWith("results"))
              .findFirst()
              .orElseThrow();
      return Files.readAllLines(results).stream();
    }
  }

  private static String field(String line, String name) {
    Matcher field = Pattern.compile("\"%s\":\"([^\"]*)\"".formatted(name)).matcher(line);
    return field.find() ? field.group(1) : "";
  }
}
