// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.netns.FirewallRule.to;
import static org.netready.netns.ServedPort.Kind.SSH;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.netready.verdict.Verdict;

/** UiPath's requirements from a laptop that stands in for the jump server and nothing else. */
@NeedsNetns
class LaptopTest {

  private static final Site SITE =
      Site.empty()
          .host(SSH, "node-1.example", "10.80.2.11", 22)
          .host(SSH, "node-2.example", "10.80.2.12", 22)
          .host(SSH, "node-3.example", "10.80.2.13", 22);

  @TempDir static Path directory;
  private static Namespaces namespaces;
  private static Path environment;

  @BeforeAll
  @Timeout(120)
  static void open() throws IOException {
    namespaces = Namespaces.open();
    namespaces.start(SITE, directory);
    environment = Resources.copy("laptop.yaml", directory);
  }

  @AfterAll
  @Timeout(60)
  static void close() {
    if (namespaces != null) {
      namespaces.close();
    }
  }

  @Test
  @Timeout(120)
  void a_laptop_whose_every_check_passes_is_not_ready_either()
      throws IOException, InterruptedException {
    SuiteProcess suite = SuiteProcess.run(namespaces.client(), "uipath", environment);

    assertThat(suite.results()).hasSize(5).allMatch(it -> it.verdict() == Verdict.PASS);
    assertThat(suite.headline())
        .as(suite.output())
        .matches(
            "NOT PROVEN \\(2 of 28 musts proven\\): 3 passed, 0 failed, 0 inconclusive, 28 gaps"
                + " \\(25 no vantage in the source role, 3 to be confirmed by hand\\).*");
    assertThat(suite.linesThatBegin("ABORTED ")).hasSize(28);
    assertThat(suite.linesThatBegin("gap: "))
        .hasSize(28)
        .allMatch(
            line ->
                line.startsWith("gap: no vantage in the source role: ")
                    || line.startsWith(
                        "gap: to be confirmed by hand: a person has to confirm that "));
    assertThat(suite.linesThatBegin("READY")).isEmpty();
  }

  @Test
  @Timeout(120)
  void a_node_that_the_laptop_does_not_reach_makes_it_not_ready()
      throws IOException, InterruptedException {
    var dropped = namespaces.firewall().apply(to("10.80.2.13").tcp(22).drop());
    SuiteProcess suite = SuiteProcess.run(namespaces.client(), "uipath", environment);
    dropped.close();

    assertThat(suite.headline())
        .as(suite.output())
        .startsWith("NOT READY (1 of 28 musts proven): 2 passed, 1 failed");
    assertThat(suite.linesThatBegin("FAILED "))
        .singleElement()
        .asString()
        .startsWith("FAILED uipath-ssh:any ");
  }
}
