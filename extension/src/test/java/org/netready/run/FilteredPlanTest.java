// SPDX-License-Identifier: Apache-2.0
package org.netready.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.netready.endpoint.IpAddress;
import org.netready.environment.Limits;
import org.netready.environment.Resolvers;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.probe.Prober;
import org.netready.probe.ProxyRules;
import org.netready.probe.TrustAnchors;
import org.netready.spec.Service;
import org.netready.vantage.DroppingPort;
import org.netready.vantage.LocalNetwork;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Checks;
import org.netready.verdict.Verdict;

/** A site whose firewall drops everything. */
@EnabledOnOs(OS.LINUX)
class FilteredPlanTest {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Test
  void a_thousand_endpoints_that_nobody_answers_take_one_limit_and_hardly_a_thread()
      throws Exception {
    try (var port = new DroppingPort()) {
      Check[] checks =
          DroppingPort.addresses(1000).stream()
              .map(address -> check(address, port.port()))
              .toArray(Check[]::new);
      var network = new LocalNetwork("here", Resolvers.DEFAULT, Limits.DEFAULT.perHost());
      var prober = new Prober(network, TrustAnchors.DEFAULT, ProxyRules.NONE, LIMIT);
      int threads = Thread.activeCount();
      long start = System.nanoTime();

      try (Run run =
          Runner.start(
              Runs.plan(checks), Runs.environment(Limits.DEFAULT), vantage -> prober::askAsync)) {
        int more = Thread.activeCount() - threads;

        assertThat(run.results())
            .extracting(CheckResult::verdict, result -> result.cause().orElseThrow())
            .containsOnly(tuple(Verdict.FAIL, Cause.CONNECT_TIMED_OUT));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .isBetween(LIMIT, LIMIT.multipliedBy(2));
        assertThat(more).isLessThan(10);
      }
    }
  }

  @Test
  void servers_that_stop_in_mid_handshake_change_nothing_about_that() throws Exception {
    Duration limit = Duration.ofSeconds(3);
    try (var port = new DroppingPort();
        var stopping = new ServerSocket(0, 100)) {
      var server = new Thread(() -> stopInMidHandshake(stopping));
      server.setDaemon(true);
      server.start();
      List<IpAddress> addresses = DroppingPort.addresses(60);
      Check[] checks =
          Stream.concat(
                  addresses.stream().map(address -> check(address, port.port())),
                  addresses.stream().map(address -> tls(address, stopping.getLocalPort())))
              .toArray(Check[]::new);
      var network = new LocalNetwork("here", List.of());
      var prober = new Prober(network, TrustAnchors.DEFAULT, ProxyRules.NONE, limit);
      long start = System.nanoTime();

      try (Run run =
          Runner.start(
              Runs.plan(checks), Runs.environment(Limits.DEFAULT), vantage -> prober::askAsync)) {
        assertThat(run.results())
            .extracting(CheckResult::verdict, result -> result.cause().orElseThrow())
            .contains(tuple(Verdict.FAIL, Cause.SILENT_AFTER_ACCEPT))
            .isSubsetOf(
                tuple(Verdict.FAIL, Cause.CONNECT_TIMED_OUT),
                tuple(Verdict.FAIL, Cause.SILENT_AFTER_ACCEPT),
                // A machine that is busy with something else says so.
                tuple(Verdict.ERROR, Cause.LIMIT_REACHED));
        // The first handshake of a process loads half of TLS before any limit runs.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit.multipliedBy(4));
      }
    }
  }

  /** Send the head of a record, and nothing of what it announces. */
  private static void stopInMidHandshake(ServerSocket server) {
    List<Socket> connections = new ArrayList<>();
    try {
      while (!server.isClosed()) {
        Socket connection = server.accept();
        connections.add(connection);
        connection.getOutputStream().write(new byte[] {22, 3, 3, 0, 122});
      }
    } catch (IOException e) {
      // The test is over, and so are its connections.
    }
  }

  private static Check tls(IpAddress address, int port) {
    return Checks.expecting(Expectation.LISTENING)
        .id("tls-" + address.text())
        .to(address.text())
        .ports(port + "/tcp")
        .service(Service.TLS)
        .build();
  }

  private static Check check(IpAddress address, int port) {
    return Checks.expecting(Expectation.LISTENING)
        .id(address.text())
        .to(address.text())
        .ports(port + "/tcp")
        .build();
  }
}
