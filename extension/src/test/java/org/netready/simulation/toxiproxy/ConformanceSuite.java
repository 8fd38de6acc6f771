// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The cases that every Toxiproxy must pass, from wherever it comes: what was seen of the real
 * server of release 2.12.0.
 */
@ExtendWith(CaseTable.class)
@TestInstance(Lifecycle.PER_CLASS)
abstract class ConformanceSuite
    implements ApiCases,
        PopulateCases,
        ToxicApiCases,
        ProxyCases,
        ToxicCases,
        EndingToxicCases,
        LiveCases {

  private final ToxiproxySource source;
  private Toxiproxy toxiproxy;
  private Upstream echo;

  ConformanceSuite(ToxiproxySource source) {
    this.source = source;
  }

  @BeforeAll
  void open() throws Exception {
    echo = Upstream.echo();
    toxiproxy = source.open();
  }

  @AfterEach
  void clear() throws Exception {
    api().clear();
  }

  @AfterAll
  void close() throws Exception {
    toxiproxy.close();
    echo.close();
  }

  @Override
  public TestApi api() {
    return new TestApi(toxiproxy.api());
  }

  @Override
  public Upstream echo() {
    return echo;
  }

  Toxiproxy toxiproxy() {
    return toxiproxy;
  }

  /** Return the threads of all Toxiproxies and their clients in this process. */
  static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("netready-toxiproxy-"))
        .collect(Collectors.toSet());
  }
}
