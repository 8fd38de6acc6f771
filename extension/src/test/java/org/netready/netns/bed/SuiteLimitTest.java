// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netready.netns.Applied;
import org.netready.netns.Daemon;
import org.netready.netns.FirewallRule;
import org.netready.netns.SuiteProcess;
import org.netready.probe.Cause;
import org.netready.verdict.Verdict;

/**
 * A suite of which no endpoint answers ends in about the limit of one check, whatever the reason.
 */
@NeedsBed
class SuiteLimitTest {

  private static final int HOSTS = 200;
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** One after the other would take 1000 s. */
  private static final Duration ABOUT_ONE_LIMIT = LIMIT.multipliedBy(4);

  private static final String PACK =
      """
      pack: silent
      title: What many hosts have to answer
      description: One row for a web site on each of many hosts.
      documents:
        bed: {title: The test bed}
      roles:
        clients: {description: The client, example: [client]}
        hosts: {description: The hosts, example: [host-1]}
      requirements:
        - {id: silent-https, title: a web site, direction: outbound, from: clients, to: hosts, ports: 443/tcp, service: https, trust: public, cite: {section: All}}
      """;
  private static final String ENVIRONMENT =
      """
      phase: installed
      roles:
        clients: [{host: client, address: 10.80.1.2}]
        hosts: [%s]
      vantage-points:
        here: {roles: [clients], host: client}
      proxy: none
      trust: {public: [public-root.pem], site: [site-ca.pem]}
      limits: {check: %ds}
      """;

  @TempDir static Path directory;
  private static Bed bed;
  private static Path pack;
  private static Path environment;

  @BeforeAll
  @Timeout(120)
  static void open() throws IOException {
    bed = Bed.open(directory);
    bed.resolver().refresh();
    pack = Files.writeString(directory.resolve("silent.yaml"), PACK);
    String hosts =
        IntStream.rangeClosed(1, HOSTS)
            .mapToObj("{host: host-%1$d.bed.example, address: 198.18.0.%1$d}"::formatted)
            .collect(Collectors.joining(", "));
    environment =
        Files.writeString(
            directory.resolve("environment.yaml"), ENVIRONMENT.formatted(hosts, LIMIT.toSeconds()));
  }

  @AfterAll
  @Timeout(60)
  static void close() {
    if (bed != null) {
      bed.close();
    }
  }

  @Test
  @Timeout(120)
  void where_everything_is_dropped() throws IOException, InterruptedException {
    Applied dropped = onTheWay(FirewallRule.FORWARD, "drop");
    try (dropped) {
      SuiteProcess suite = run();

      assertAllFailed(suite, Cause.CONNECT_TIMED_OUT);
      assertThat(suite.took()).as(suite.output()).isBetween(LIMIT, ABOUT_ONE_LIMIT);
    }
  }

  @Test
  @Timeout(120)
  void where_a_server_is_stopped_in_mid_handshake() throws IOException, InterruptedException {
    String redirection = "dnat ip to %s:%d".formatted(Bed.SERVER, StoppingServer.PORT);
    Applied redirected = onTheWay(FirewallRule.PREROUTING, redirection);
    try (redirected;
        Daemon server = StoppingServer.start(bed.network().server())) {
      SuiteProcess suite = run();

      assertThat(server.handle().isAlive()).as("it is stopped, not dead").isTrue();
      assertAllFailed(suite, Cause.SILENT_AFTER_ACCEPT);
      assertThat(suite.took()).as(suite.output()).isBetween(LIMIT, ABOUT_ONE_LIMIT);
    }
  }

  private static Applied onTheWay(String chain, String what) {
    return bed.firewall()
        .apply(new FirewallRule(chain, "ip daddr 198.18.0.0/24 tcp dport 443 " + what));
  }

  private static SuiteProcess run() throws IOException, InterruptedException {
    return SuiteProcess.run(bed.network().client(), pack.toString(), environment);
  }

  private static void assertAllFailed(SuiteProcess suite, Cause cause) {
    assertThat(suite.results())
        .as(suite.output())
        .hasSize(HOSTS)
        .allMatch(line -> line.verdict() == Verdict.FAIL)
        .allMatch(line -> line.cause().filter(cause::equals).isPresent());
  }
}
