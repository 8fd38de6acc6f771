// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.netns.FirewallRule.to;
import static org.netready.netns.ServedPort.Kind.BLOCK_PAGE;
import static org.netready.netns.ServedPort.Kind.HTTPS;
import static org.netready.netns.ServedPort.Kind.INTERCEPTING_FILTER;
import static org.netready.netns.ServedPort.Kind.PRIVATE_TLS;
import static org.netready.netns.ServedPort.Kind.SILENT;
import static org.netready.netns.ServedPort.Kind.SSH;
import static org.netready.netns.ServedPort.Kind.UDP_ECHO;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.report.ResultLine;
import org.netready.verdict.Verdict;

/** A suite against real packets: one network, one run, and what each row of it says. */
@NeedsNetns
class RealNetworkTest {

  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final String FILTER = "10.80.2.90";

  /** Each broken row has a healthy server behind the firewall: the network alone is to blame. */
  private static final Site SITE =
      Site.empty()
          .host(HTTPS, "open.example", "198.51.100.10", 443)
          .serve(UDP_ECHO, "open.example", "198.51.100.10", 7000)
          .host(PRIVATE_TLS, "product.example", "198.51.100.11", 6443)
          .host(SSH, "db.example", "198.51.100.12", 22)
          .serve(SILENT, "db.example", "198.51.100.12", 5432)
          .serve(SILENT, "db.example", "198.51.100.12", 3306)
          .host(HTTPS, "inside.example", "10.80.2.20", 443)
          .host(HTTPS, "dropped.example", "198.51.100.20", 443)
          .serve(UDP_ECHO, "dropped.example", "198.51.100.20", 7000)
          .serve(SILENT, "dropped.example", "198.51.100.20", 5432)
          .host(HTTPS, "reset.example", "198.51.100.21", 443)
          .host(HTTPS, "prohibited.example", "198.51.100.22", 443)
          .host(HTTPS, "intercepted.example", "198.51.100.23", 443)
          .host(HTTPS, "plaintext.example", "198.51.100.24", 443)
          .host(SILENT, "silent.example", "198.51.100.25", 22)
          .serve(INTERCEPTING_FILTER, "intercepted.example", FILTER, 443)
          .serve(BLOCK_PAGE, "filter.example", FILTER, 80);

  private static final List<FirewallRule> RULES =
      List.of(
          to("198.51.100.20").drop(),
          to("203.0.113.0/24").drop(),
          to("198.51.100.12").tcp(5432).drop(),
          to("198.51.100.21").tcp(443).rejectWithReset(),
          to("198.51.100.22").tcp(443).rejectWithIcmp("admin-prohibited"),
          to("198.51.100.23").tcp(443).redirectTo(FILTER, 443),
          to("198.51.100.24").tcp(443).redirectTo(FILTER, 80),
          to("198.51.100.24").tcp(80).redirectTo(FILTER, 80));

  private static SuiteProcess suite;

  @BeforeAll
  @Timeout(180)
  static void run(@TempDir Path directory) throws IOException, InterruptedException {
    try (Namespaces namespaces = Namespaces.open()) {
      namespaces.start(SITE, directory);
      RULES.forEach(namespaces.firewall()::apply);
      suite =
          SuiteProcess.run(
              namespaces.client(),
              "classpath:org/netready/netns/real-network.yaml",
              Resources.copy("environment.yaml", directory));
    }
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "bed-open,                    PASS,",
    "bed-private-tls,             PASS,",
    "bed-ssh,                     PASS,",
    "bed-blocked,                 PASS,",
    "bed-udp-echo,                PASS,",
    "bed-private-address,         PASS,",
    "bed-dropped,                 FAIL, CONNECT_TIMED_OUT",
    "bed-reset,                   FAIL, CONNECT_REFUSED",
    "bed-prohibited,              FAIL, CONNECT_UNREACHABLE", // Java's type says no more over IPv4
    "bed-intercepted,             FAIL, TLS_INTERCEPTED",
    "bed-plaintext,               FAIL, TLS_NOT_SPOKEN",
    "bed-block-page,              FAIL, HTTP_BLOCK_PAGE",
    "bed-silent,                  FAIL, SILENT_AFTER_ACCEPT",
    "bed-nxdomain,                FAIL, NAME_NXDOMAIN",
    "bed-exposed,                 FAIL, EXPOSED",
    "bed-public-address,          FAIL, PUBLIC_ADDRESS",
    "bed-far-hosts,               FAIL, CONNECT_TIMED_OUT",
    "bed-udp-dropped,             INCONCLUSIVE, UDP_SILENT",
    "bed-blocked-without-control, INCONCLUSIVE, NO_CONTROL",
    "bed-blocked-mistyped,        INCONCLUSIVE, NAME_NXDOMAIN",
  })
  void each_row_has_its_verdict_and_cause(String requirement, Verdict verdict, String cause) {
    assertThat(suite.of(requirement))
        .as(suite.output())
        .isNotEmpty()
        .allMatch(line -> line.verdict() == verdict)
        .extracting(line -> line.cause().map(Enum::name).orElse(null))
        .containsOnly(cause);
  }

  @Test
  void every_row_has_its_results() {
    assertThat(suite.results()).hasSize(19 + 40).noneMatch(ResultLine::isSimulated);
  }

  @Test
  void the_headline_is_not_ready() {
    assertThat(suite.headline())
        .as(suite.output())
        .startsWith("NOT READY (6 of 20 musts proven): 6 passed, 11 failed, 3 inconclusive");
  }

  @Test
  void dropped_rows_are_waited_for_at_once() {
    assertThat(suite.of("bed-far-hosts")).hasSize(40);
    assertThat(suite.took()).as(suite.output()).isLessThan(LIMIT.multipliedBy(3));
  }
}
