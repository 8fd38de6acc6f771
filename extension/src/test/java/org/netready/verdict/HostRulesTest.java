// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.BindOutcome;
import org.netready.probe.Cause;
import org.netready.probe.Layer;
import org.netready.probe.ListenersOutcome;
import org.netready.probe.ListeningSocket;

/** What a host tells of itself: what listens there, and what can be bound. */
class HostRulesTest {

  private static final Duration TOOK = Duration.ofMillis(3);
  private static final IpAddress SERVER = IpAddress.parse("10.0.0.11");

  private final Check only =
      Checks.expecting(Expectation.ONLY_LISTENING)
          .from("server-1")
          .ports("1-65535/tcp")
          .allowed("6443/tcp", "30000-32767/tcp")
          .build();
  private final Check onlyUdp =
      Checks.expecting(Expectation.ONLY_LISTENING).ports("1-65535/udp").allowed().build();
  private final Check free =
      Checks.expecting(Expectation.FREE).from("server-1").ports("80/tcp").bound().build();

  @Test
  void what_is_allowed_or_on_loopback_only_may_listen() {
    CheckResult result =
        judge(
            only,
            tcp("0.0.0.0", 6443, "k3s, pid 7"),
            tcp("10.0.0.11", 31_000, ""),
            tcp("127.0.0.1", 10_248, "kubelet, pid 8"),
            tcp("::1", 25, ""));

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.expected())
        .isEqualTo("ONLY_LISTENING: nothing listens beyond loopback but 6443/tcp, 30000-32767/tcp");
    assertThat(result.butWas())
        .isEqualTo(
            "nothing else listens; allowed are 6443/tcp (k3s, pid 7) at 0.0.0.0, 31000/tcp at"
                + " 10.0.0.11");
    assertThat(result.notes())
        .containsExactly(
            "not looked at: what nftables or iptables of this host redirect, as for services of"
                + " Kubernetes, needs no listener here");
  }

  @Test
  void each_other_listener_is_named_with_what_to_do() {
    CheckResult result =
        judge(
            only,
            tcp("0.0.0.0", 111, "rpcbind, pid 812"),
            tcp("0:0:0:0:0:0:0:0", 111, "rpcbind, pid 812"),
            tcp("0.0.0.0", 6443, ""),
            tcp("10.0.0.11", 32_768, ""));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.UNEXPECTED_LISTENER);
    assertThat(result.butWas())
        .isEqualTo(
            "2 not allowed listen: 111/tcp (rpcbind, pid 812) at 0.0.0.0, 0:0:0:0:0:0:0:0,"
                + " 32768/tcp at 10.0.0.11");
    assertThat(result.fix())
        .isEqualTo(
            "stop what listens on 111/tcp, 32768/tcp on server-1, or, where it belongs there, add"
                + " the port to 'allowed-listeners' of the environment");
  }

  @Test
  void nobody_can_tell_a_udp_server_on_a_port_of_clients_from_a_client() {
    var mayBeClient = new ListeningSocket(SERVER, 40_000, Transport.UDP, "avahi, pid 3", true);
    var server = new ListeningSocket(SERVER, 111, Transport.UDP, "", false);

    CheckResult doubtful = judge(onlyUdp, mayBeClient);
    CheckResult certain = judge(onlyUdp, mayBeClient, server);

    assertThat(doubtful.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(doubtful.cause()).contains(Cause.UNEXPECTED_LISTENER);
    assertThat(doubtful.butWas())
        .isEqualTo("1 not allowed listens: 40000/udp (avahi, pid 3) at 10.0.0.11");
    assertThat(certain.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(certain.notes()).hasSize(1);
    assertThat(certain.notes().get(0)).startsWith("left out: 40000/udp (avahi, pid 3)");
  }

  @Test
  void a_host_on_which_nothing_listens_passes_and_says_so() {
    assertThat(judge(onlyUdp).butWas()).isEqualTo("nothing listens over UDP beyond loopback");
  }

  @Test
  void listeners_that_cannot_be_listed_are_no_verdict() {
    var outcome =
        new ListenersOutcome(
            List.of(), Optional.of(Cause.LOCAL_NOT_SHOWN), "macOS does not list them", TOOK);

    CheckResult result = judge(only, Seen.of(only).layer(here()).layer(listeners(outcome)));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.butWas()).isEqualTo("macOS does not list them");
    assertThat(result.fix())
        .isEqualTo("run the tests on server-1 under Linux, or look there by hand");
  }

  @ParameterizedTest
  @EnumSource(
      value = Expectation.class,
      names = {"ONLY_LISTENING", "FREE"})
  void another_host_is_no_witness(Expectation expectation) {
    Check check = expectation == Expectation.FREE ? free : only;
    var elsewhere =
        new Layer.OnHost(
            List.of(),
            List.of(SERVER),
            Optional.of(Cause.LOCAL_OTHER_HOST),
            "here is not on server-1: it has no address of it (10.0.0.11)",
            TOOK);

    CheckResult result = judge(check, Seen.of(check).layer(elsewhere));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.cause()).contains(Cause.LOCAL_OTHER_HOST);
    assertThat(result.fix())
        .isEqualTo(
            "run the tests on server-1, or correct its address, or the 'host' of vantage point"
                + " 'server-1', in the environment");
  }

  @Test
  void a_host_that_was_not_verified_is_said_beside_a_pass() {
    var unverified =
        new Layer.OnHost(
            List.of(),
            List.of(),
            Optional.empty(),
            "whether it is server-1 was not verified",
            TOOK);

    CheckResult result = judge(free, Seen.of(free).layer(unverified).layer(bound("")));

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.notes()).containsExactly("whether it is server-1 was not verified");
  }

  @Test
  void a_record_without_what_was_seen_is_no_pass() {
    assertThat(judge(free, Seen.of(free)).verdict()).isEqualTo(Verdict.ERROR);
    assertThat(judge(free, Seen.of(free).layer(here())).verdict()).isEqualTo(Verdict.ERROR);
    assertThat(judge(only, Seen.of(only).layer(here())).verdict()).isEqualTo(Verdict.ERROR);
    assertThat(judge(free, Seen.of(free).layer(here()).layer(bind())).verdict())
        .isEqualTo(Verdict.ERROR);
  }

  @Test
  void a_port_that_was_bound_is_free() {
    CheckResult result =
        judge(free, Seen.of(free).layer(here()).layer(bind(free("", 80), free("10.0.0.11", 80))));

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.expected()).isEqualTo("FREE: the port can be bound");
    assertThat(result.butWas()).isEqualTo("it was bound at the wildcard address and at 10.0.0.11");
  }

  @Test
  void a_port_in_use_names_who_holds_it() {
    String evidence = "in use: nginx, pid 812 listens at 0.0.0.0";

    CheckResult result =
        judge(
            free,
            Seen.of(free)
                .layer(here())
                .layer(
                    bind(
                        shut("", 80, Cause.PORT_IN_USE, evidence),
                        shut("10.0.0.11", 80, Cause.PORT_IN_USE, evidence))));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.PORT_IN_USE);
    assertThat(result.butWas()).isEqualTo(evidence);
    assertThat(result.fix()).isEqualTo("free 80/tcp on server-1: stop or move what holds it");
  }

  @Test
  void what_the_process_may_not_bind_is_no_failure() {
    CheckResult result =
        judge(
            free,
            Seen.of(free)
                .layer(here())
                .layer(
                    bind(shut("", 80, Cause.LOCAL_NOT_PERMITTED, "this process may not bind it"))));

    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.fix())
        .isEqualTo(
            "run the tests on server-1 as root, or with the capability CAP_NET_BIND_SERVICE");
  }

  @Test
  void a_range_is_counted_and_its_first_offenders_are_named() {
    Check range = Checks.expecting(Expectation.FREE).ports("30000-30003/udp").bound().build();

    CheckResult some =
        judge(
            range,
            Seen.of(range)
                .layer(here())
                .layer(
                    bind(
                        free("", 30_000),
                        free("", 30_001),
                        shut("", 30_002, Cause.PORT_IN_USE, "in use: a"),
                        free("", 30_003))));
    CheckResult tooFew = judge(range, Seen.of(range).layer(here()).layer(bind(free("", 30_000))));

    assertThat(some.butWas()).isEqualTo("1 of 4 ports could not be bound: 30002/tcp: in use: a");
    assertThat(tooFew.verdict()).isEqualTo(Verdict.ERROR);
  }

  private static CheckResult judge(Check check, ListeningSocket... sockets) {
    var outcome = new ListenersOutcome(Arrays.asList(sockets), Optional.empty(), "seen", TOOK);
    return judge(check, Seen.of(check).layer(here()).layer(listeners(outcome)));
  }

  private static CheckResult judge(Check check, Seen seen) {
    return Judge.judge(check, seen.build(), List.of());
  }

  private static Layer.Listeners listeners(ListenersOutcome outcome) {
    return new Layer.Listeners(outcome);
  }

  private static Layer.OnHost here() {
    return new Layer.OnHost(
        List.of(SERVER), List.of(), Optional.empty(), "server-1 is on server-1", TOOK);
  }

  /** A host that was declared as 127.0.0.1 was taken for verified. */
  @Test
  void an_address_that_every_machine_has_verifies_nothing() {
    Layer.OnHost host =
        new Layer.OnHost(
            List.of(IpAddress.parse("127.0.0.1")), List.of(), Optional.empty(), "", TOOK);

    CheckResult result =
        Judge.judge(free, Seen.of(free).layer(host).layer(bound("")).build(), List.of());

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.notes())
        .containsExactly("whether this is server-1 was not verified: every machine has 127.0.0.1");
  }

  @Test
  void an_address_that_this_machine_does_not_have_may_be_another_machine_s() {
    Layer.OnHost host =
        new Layer.OnHost(
            List.of(SERVER),
            List.of(IpAddress.parse("10.0.0.12")),
            Optional.empty(),
            "server-1 is on server-1",
            TOOK);

    CheckResult result =
        Judge.judge(free, Seen.of(free).layer(host).layer(bound("")).build(), List.of());

    assertThat(result.notes())
        .containsExactly(
            "not on this machine: 10.0.0.12; right behind a translation of addresses, but if another"
                + " machine has it, nothing of that one was seen");
  }

  private static Layer.Bind bound(String address) {
    return bind(free(address, 80));
  }

  private static Layer.Bind bind(BindOutcome... outcomes) {
    return new Layer.Bind(Arrays.asList(outcomes), Optional.empty(), "", TOOK);
  }

  private static BindOutcome free(String address, int port) {
    return outcome(address, port, Optional.empty(), "bound and given back");
  }

  private static BindOutcome shut(String address, int port, Cause cause, String evidence) {
    return outcome(address, port, Optional.of(cause), evidence);
  }

  private static BindOutcome outcome(
      String address, int port, Optional<Cause> cause, String evidence) {
    return new BindOutcome(
        Optional.of(address).filter(it -> !it.isEmpty()).map(IpAddress::parse),
        port,
        Transport.TCP,
        cause,
        evidence);
  }

  private static ListeningSocket tcp(String address, int port, String process) {
    return new ListeningSocket(IpAddress.parse(address), port, Transport.TCP, process, false);
  }
}
