// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.netns.FirewallRule.OUTPUT;
import static org.netready.netns.FirewallRule.to;
import static org.netready.netns.ServedPort.Kind.SSH;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.probe.Cause;
import org.netready.report.ResultLine;
import org.netready.verdict.Verdict;

/** What the client's own firewall stops is no block on the way, whatever else is sent meanwhile. */
@NeedsNetns
class OwnFirewallOnNetworkTest {

  private static final Site SITE =
      Site.empty()
          .serve(SSH, "node-1.example", "10.80.2.11", 22)
          .serve(SSH, "node-2.example", "10.80.2.12", 22)
          .serve(SSH, "node-3.example", "10.80.2.13", 22)
          .serve(SSH, "node-4.example", "10.80.2.14", 22)
          .serve(SSH, "node-5.example", "10.80.2.15", 22)
          .serve(SSH, "node-6.example", "10.80.2.17", 22);

  /** What other processes of a host send all the time. */
  private static final List<String> MEANWHILE =
      List.of("bash", "-c", "while echo > /dev/udp/10.80.2.17/9; do :; done");

  private static SuiteProcess suite;

  @BeforeAll
  @Timeout(240)
  static void run(@TempDir Path directory) throws IOException, InterruptedException {
    try (Namespaces namespaces = Namespaces.open()) {
      namespaces.start(SITE, directory);
      namespaces.firewall().apply(to("10.80.2.15").tcp(5432).drop());
      namespaces.firewall().apply(to("10.80.2.16/29").drop());
      Firewall own = Firewall.ofHost(namespaces.client());
      own.apply(rule("10.80.2.11", "drop"));
      own.apply(rule("10.80.2.12", "reject with tcp reset"));
      own.apply(rule("10.80.2.13", "meta skuid 0 drop"));
      own.apply(rule("10.80.2.14", "reject"));
      own.apply(
          new FirewallRule(
              OUTPUT, to("10.80.2.11").tcp(5433).match() + " reject with icmp admin-prohibited"));
      own.apply(
          new FirewallRule(
              OUTPUT, to("10.80.2.12").tcp(5433).match() + " reject with icmp host-unreachable"));
      own.apply(
          new FirewallRule(
              OUTPUT, "ip6 daddr fd80:2::11 tcp dport 5433 reject with icmpv6 admin-prohibited"));
      namespaces
          .client()
          .ip("rule", "add", "to", "10.80.2.13", "ipproto", "tcp", "dport", "5433", "prohibit");
      namespaces.firewall().apply(to("10.80.2.15").tcp(5433).rejectWithIcmp("admin-prohibited"));
      Process others = namespaces.client().builder(MEANWHILE).start();
      suite =
          SuiteProcess.run(
              namespaces.client(),
              "classpath:org/netready/netns/own-firewall.yaml",
              Resources.copy("negatives-environment.yaml", directory));
      others.destroyForcibly().waitFor();
    }
  }

  private static FirewallRule rule(String address, String verdict) {
    return new FirewallRule(OUTPUT, to(address).tcp(5432).match() + " " + verdict);
  }

  /** What else is sent may hide what becomes of a packet; then nobody is blamed for certain. */
  @ParameterizedTest(name = "{0}: {1} or undecided")
  @CsvSource({
    "own-drop,   LOCAL_FIREWALL",
    "own-reset,  LOCAL_FIREWALL",
    "own-owner,  LOCAL_FIREWALL",
    "own-reject, LOCAL_FIREWALL",
    "own-prohibited, LOCAL_FIREWALL",
    "own-unreachable, LOCAL_FIREWALL",
    "own-prohibited-6, LOCAL_FIREWALL",
    "own-rule, LOCAL_FIREWALL",
    "own-none,   PASS",
    "own-none-prohibited, PASS",
  })
  void each_row_has_its_verdict(String requirement, String verdictOrCause) {
    assertThat(suite.of(requirement))
        .as(suite.output())
        .singleElement()
        .extracting(line -> line.cause().map(Enum::name).orElse(line.verdict().name()))
        .isIn(verdictOrCause, Cause.LOCAL_FIREWALL_POSSIBLE.name());
    assertThat(suite.of(requirement))
        .extracting(ResultLine::verdict)
        .isSubsetOf(Verdict.PASS, Verdict.INCONCLUSIVE);
  }
}
