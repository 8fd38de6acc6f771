// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.netns.FirewallRule.to;
import static org.netready.netns.ServedPort.Kind.SILENT;
import static org.netready.netns.ServedPort.Kind.SSH;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.report.ResultLine;
import org.netready.verdict.Verdict;

/** What must not be, on real packets: what listens on a host, what is blocked, whole prefixes. */
@NeedsNetns
class NegativesOnNetworkTest {

  private static final Site SITE =
      Site.empty()
          .serve(SSH, "node-1.example", "10.80.2.11", 22)
          .serve(SILENT, "node-1.example", "10.80.2.11", 5432)
          .serve(SSH, "node-2.example", "10.80.2.12", 22)
          .serve(SSH, "node-3.example", "10.80.2.13", 22)
          .serve(SSH, "node-4.example", "10.80.2.14", 22)
          .serve(SSH, "node-5.example", "10.80.2.17", 22);

  private static SuiteProcess onServer;
  private static SuiteProcess onClient;

  @BeforeAll
  @Timeout(240)
  static void run(@TempDir Path directory) throws IOException, InterruptedException {
    try (Namespaces namespaces = Namespaces.open()) {
      namespaces.start(SITE, directory);
      namespaces.firewall().apply(to("10.80.2.11").tcp(5432).drop());
      namespaces.firewall().apply(to("10.80.2.16/29").drop());
      intercept(namespaces, "udp dport 53 dnat ip to 10.80.2.53");
      intercept(namespaces, "tcp dport 2222 dnat ip to 10.80.2.12:22");
      onServer =
          SuiteProcess.run(
              namespaces.server(),
              "classpath:org/netready/netns/host.yaml",
              Resources.copy("host-environment.yaml", directory));
      onClient =
          SuiteProcess.run(
              namespaces.client(),
              "classpath:org/netready/netns/negatives.yaml",
              Resources.copy("negatives-environment.yaml", directory));
    }
  }

  private static void intercept(Namespaces namespaces, String rule) {
    namespaces.firewall().apply(new FirewallRule(FirewallRule.PREROUTING, rule));
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "host-free,          PASS,",
    "host-range-free,    PASS,",
    "host-held,          FAIL, PORT_IN_USE",
    "host-udp-held,      FAIL, PORT_IN_USE",
  })
  void each_row_of_the_host_has_its_verdict(String requirement, Verdict verdict, String cause) {
    assertVerdict(onServer, requirement, verdict, cause);
  }

  @Test
  void what_listens_on_the_host_besides_the_allowed_is_named() {
    List<ResultLine> lines = onServer.of("host-only").toList();

    assertThat(lines).extracting(ResultLine::verdict).containsExactly(Verdict.FAIL, Verdict.PASS);
    assertThat(lines.get(0).butWas())
        .as(onServer.output())
        .matches("1 not allowed listens: 5432/tcp \\(java, pid \\d+\\) at 10\\.80\\.2\\.11");
    assertThat(lines.get(0).fix())
        .startsWith("stop what listens on 5432/tcp on server, or, where it belongs there, add");
    assertThat(lines.get(1).butWas())
        .matches("nothing else listens; allowed are 53/udp \\(java, pid \\d+\\) at 10.80.2.53");
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "neg-blocked,           PASS,",
    "neg-blocked-dead,      INCONCLUSIVE, NO_CONTROL",
    "neg-blocked-exposed,   FAIL, EXPOSED",
    "neg-blocked-range,     FAIL, EXPOSED",
    "neg-prefix-open,       PASS,",
    "neg-prefix-some,       INCONCLUSIVE, SOME_ADDRESSES_CLOSED",
    "neg-prefix-dropped,    FAIL, CONNECT_TIMED_OUT",
    "neg-prefix-closed,     FAIL, CONNECT_REFUSED",
    "neg-prefix-blocked,    INCONCLUSIVE, NO_CONTROL",
    "neg-prefix-exposed,    FAIL, EXPOSED",
    "neg-range,             FAIL, SOME_PORTS_CLOSED",
  })
  void each_row_of_the_client_has_its_verdict(String requirement, Verdict verdict, String cause) {
    assertVerdict(onClient, requirement, verdict, cause);
  }

  /** A router that answers for every host passed one that is not there for a blocked one. */
  @Test
  void what_answers_in_the_place_of_others_shows_no_host_alive() {
    assertVerdict(onClient, "neg-intercepted", Verdict.PASS, null);
    assertThat(onClient.of("neg-blocked-dead").flatMap(line -> line.notes().stream()))
        .containsExactly(
            "a dead host or path looks the same, and no control shows that they are alive",
            "the vantage point is alive: 10.80.2.11, 22/tcp, asked from here is OPEN, which shows"
                + " nothing of 10.80.2.99",
            "the control 10.80.2.99, 53/udp, asked from here does not count: OPEN, but DNS answered"
                + " 'NXDOMAIN, 0 records'",
            "the control 10.80.2.99, 2222/tcp, asked from here does not count: something on the way"
                + " answers in the place of others: 192.0.2.1, where nobody is, answers too");
  }

  @Test
  void a_range_is_counted_and_its_first_offenders_are_named() {
    assertThat(onClient.of("neg-range").map(ResultLine::butWas))
        .as(onClient.output())
        .singleElement()
        .asString()
        .startsWith("199 of 200 ports not OPEN: 1 CLOSED (connection refused), 2 CLOSED")
        .endsWith(" and 195 more");
    assertThat(onClient.of("neg-blocked-range").map(ResultLine::butWas))
        .singleElement()
        .asString()
        .startsWith("OPEN: ");
  }

  private static void assertVerdict(
      SuiteProcess suite, String requirement, Verdict verdict, String cause) {
    assertThat(suite.of(requirement))
        .as(suite.output())
        .isNotEmpty()
        .allMatch(line -> line.verdict() == verdict)
        .extracting(line -> line.cause().map(Enum::name).orElse(null))
        .containsOnly(cause);
  }
}
