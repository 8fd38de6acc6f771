// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.simulation.Client.LIMIT;
import static org.netready.simulation.Sites.INTERNET;
import static org.netready.simulation.Sites.NODE;
import static org.netready.simulation.Sites.service;

import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netready.Waiting;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.probe.Application.Protocol;
import org.netready.probe.Cause;
import org.netready.probe.PortState;
import org.netready.probe.VantageException;
import org.netready.simulation.Impairment.Layer;

/** Which part of a network is impaired, by what, and what cannot be. */
class ImpairmentTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final String WEB = "web.example.com";
  private static final String IMAGES = "images.example.com";

  private SimulatedNetwork network;

  @BeforeEach
  void open() throws VantageException {
    network =
        SimulatedNetwork.open(
            Sites.TWO_HOSTS,
            List.of(
                service("node-1", "22/tcp", Protocol.SSH),
                service("node-2", "22/tcp", Protocol.SSH),
                service(WEB, "443/tcp", Protocol.HTTPS),
                service(WEB, "443/udp", Protocol.QUIC),
                service(WEB, "80/tcp", Protocol.HTTP),
                service(WEB, "30000-32767/tcp", Protocol.NONE),
                service(IMAGES, "443/tcp", Protocol.HTTPS),
                service("ns.example.com", "53/udp", Protocol.DNS)));
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void an_impairment_holds_until_it_is_undone() throws Exception {
    assertThat(state(NODE, WEB, 443)).isEqualTo(PortState.OPEN);

    AppliedImpairment applied = network.to(WEB, 443).impair(Impairments.refused());

    assertThat(state(NODE, WEB, 443)).isEqualTo(PortState.CLOSED);
    assertThat(state(NODE, WEB, 80)).isEqualTo(PortState.OPEN);
    assertThat(state(NODE, IMAGES, 443)).isEqualTo(PortState.OPEN);

    applied.close();
    applied.close();

    assertThat(state(NODE, WEB, 443)).isEqualTo(PortState.OPEN);
  }

  @Test
  void one_port_of_a_range_is_impaired_and_no_other() throws Exception {
    network.to(WEB, 31000).impair(Impairments.refused());

    assertThat(state(NODE, WEB, 31000)).isEqualTo(PortState.CLOSED);
    assertThat(state(NODE, WEB, 31001)).isEqualTo(PortState.OPEN);
  }

  @Test
  void from_one_place_is_not_from_another() throws Exception {
    network.from(INTERNET).everything().impair(Impairments.unreachable());
    network.from("nodes").names(IMAGES).impair(Impairments.servFail());

    assertThat(state(INTERNET, WEB, 443)).isEqualTo(PortState.UNREACHABLE);
    assertThat(state(NODE, WEB, 443)).isEqualTo(PortState.OPEN);
    assertThat(cause(NODE, IMAGES)).contains(Cause.NAME_SERVFAIL);
    assertThat(cause(INTERNET, IMAGES)).isEmpty();
  }

  @Test
  void the_narrowest_part_decides_in_whatever_order() throws Exception {
    network.to(WEB, 443).impair(Impairments.refused());
    network.everything().impair(Impairments.unreachable());
    network.from(NODE).everything().impair(Impairments.closedAfterAccept());

    assertThat(state(NODE, WEB, 443)).isEqualTo(PortState.CLOSED);
    assertThat(state(NODE, WEB, 80)).isEqualTo(PortState.OPEN);
    assertThat(state(INTERNET, WEB, 80)).isEqualTo(PortState.UNREACHABLE);
  }

  @Test
  void exceptions_are_left_alone() throws Exception {
    network
        .outside()
        .except(network.names("images.*"), network.to(WEB, 80))
        .impair(Impairments.refused());

    assertThat(state(NODE, WEB, 443)).isEqualTo(PortState.CLOSED);
    assertThat(state(NODE, WEB, 80)).isEqualTo(PortState.OPEN);
    assertThat(state(NODE, IMAGES, 443)).isEqualTo(PortState.OPEN);
    assertThat(state(NODE, "node-2", 22)).isEqualTo(PortState.OPEN);
  }

  @Test
  void a_dead_resolver_is_dead_for_names_that_nobody_has() throws Exception {
    network.everything().impair(Impairments.servFail());

    assertThat(cause(NODE, "nobody.example.org")).contains(Cause.NAME_SERVFAIL);
  }

  @Test
  void a_host_that_is_dropped_is_silent_on_its_closed_ports_too() throws Exception {
    network.host("node-2").impair(Impairments.filtered());

    assertThat(state(NODE, "node-2", 9999, SHORT)).isEqualTo(PortState.FILTERED);
    assertThat(state(NODE, "node-1", 9999)).isEqualTo(PortState.CLOSED);
  }

  @Test
  void a_role_and_an_address_mean_their_hosts() throws Exception {
    network.role("nodes").impair(Impairments.refused());

    assertThat(state(NODE, "node-1", 22)).isEqualTo(PortState.CLOSED);
    assertThat(state(NODE, WEB, 443)).isEqualTo(PortState.OPEN);
    network.to("10.0.0.21", 22).impair(Impairments.unreachable());
    assertThat(state(NODE, "node-1", 22)).isEqualTo(PortState.UNREACHABLE);
  }

  @Test
  void the_same_twice_is_no_contradiction_and_needs_two_undoings() throws Exception {
    AppliedImpairment first = network.host(WEB).impair(Impairments.refused());
    AppliedImpairment second = network.host(WEB).impair(Impairments.refused());

    first.close();
    assertThat(state(NODE, WEB, 443)).isEqualTo(PortState.CLOSED);
    second.close();
    assertThat(state(NODE, WEB, 443)).isEqualTo(PortState.OPEN);
  }

  @Test
  void a_contradiction_is_refused_and_changes_nothing() throws Exception {
    network.to(WEB, 443).impair(Impairments.refused());

    assertThatThrownBy(() -> network.to(WEB, Ports.tcp(443)).impair(Impairments.filtered()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'web.example.com port 443/tcp: filtered' contradicts 'web.example.com port 443:"
                + " refused', which is in force and no wider; expected to undo one, or a narrower"
                + " part for one of them");
    assertThat(state(NODE, WEB, 443)).isEqualTo(PortState.CLOSED);
  }

  @Test
  void equally_narrow_parts_that_have_nothing_in_common_do_not_contradict() throws Exception {
    network.to(WEB, 31000).impair(Impairments.refused());
    network.to(WEB, 31001).impair(Impairments.unreachable());
    network.names("web.*").impair(Impairments.nxDomain());
    network.names("images.*").impair(Impairments.servFail());
    network.from(NODE).host(WEB).impair(Impairments.refused());
    network.from(INTERNET).host(WEB).impair(Impairments.unreachable());

    assertThat(cause(NODE, WEB)).contains(Cause.NAME_NXDOMAIN);
    assertThat(cause(NODE, IMAGES)).contains(Cause.NAME_SERVFAIL);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void what_cannot_be_is_said(String message, Consumer<SimulatedNetwork> mistake) {
    assertThatThrownBy(() -> mistake.accept(network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "latency latency=300 cannot touch ns.example.com port 53, which has 53/udp DNS;"
                + " expected a TCP port, or an impairment of [connects, datagrams]",
            it -> it.to("ns.example.com", 53).impair(Impairments.latency(Duration.ofMillis(300)))),
        mistake(
            "expired cannot touch node-1 port 22, which has 22/tcp SSH; expected a port with TLS,"
                + " or an impairment of [connects, streams]",
            it -> it.to("node-1", 22).impair(Impairments.expired())),
        mistake(
            "proxy-denies cannot touch layer proxy, where there is nothing of the kind; expected a"
                + " part of the network with an HTTP proxy",
            it -> it.layer(Layer.PROXY).impair(Impairments.proxyDenies())),
        mistake(
            "filtered cannot touch layer tls; expected an impairment of that layer, or layer"
                + " connects",
            it -> it.layer(Layer.TLS).impair(Impairments.filtered())),
        mistake(
            "nxdomain cannot touch web.example.com port 443, since a port has no name; expected the"
                + " host as a whole",
            it -> it.to(WEB, 443).impair(Impairments.nxDomain())),
        mistake(
            "nxdomain cannot touch names *.azurecr.io, which no host has; expected some of"
                + " [images.example.com, node-1, node-2, ns.example.com, web.example.com]",
            it -> it.names("*.azurecr.io").impair(Impairments.nxDomain())),
        mistake(
            "unknown host 'nobody.example.com'; expected one of [images.example.com, node-1,"
                + " node-2, ns.example.com, web.example.com]",
            it -> it.host("nobody.example.com")),
        mistake(
            "host 'images.example.com' has no service on port 8443; expected one of [443/tcp]",
            it -> it.to(IMAGES, 8443)),
        mistake("port 0 is out of range; expected 1 to 65535", it -> it.to(IMAGES, 0)),
        mistake("no hosts for role 'etcd'; expected one of [nodes]", it -> it.role("etcd")),
        mistake(
            "unknown vantage point or role 'moon'; expected one of [any, internet, node, nodes]",
            it -> it.from("moon")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("impossible")
  void what_is_impossible_is_never_made(String message, Runnable impossible) {
    assertThatThrownBy(impossible::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        impossible(
            "ratio 1.5 of datagrams; expected more than 0 and at most 1",
            () -> Impairments.datagramLoss(1.5)),
        impossible("status 99; expected 200 to 599", () -> Impairments.status(99)),
        impossible(
            "redirected-to to '/login'; expected an absolute http or https URL for a redirect or"
                + " portal alone",
            () -> Impairments.redirectedTo("/login")),
        impossible(
            "jitter of slow-close; expected it of latency alone",
            () -> Impairments.slowClose(SHORT).jitter(SHORT)),
        impossible(
            "toxicity 0.0 of down; expected more than 0 and at most 1",
            () -> Impairments.down().toxicity(0)),
        impossible("rate -1 of bandwidth; expected 0 or more", () -> Impairments.bandwidth(-1)),
        impossible(
            "slicer of 0 bytes, more or less 0; expected 1 or more, and a smaller variation",
            () -> Impairments.slicer(0, 0, SHORT)),
        impossible(
            "intercepted-by with the authority ' '; expected a name for intercepted-by, and for it"
                + " alone",
            () -> Impairments.interceptedBy(" ")));
  }

  @Test
  void loss_is_even_and_the_same_in_every_run() {
    Responder echo = new LossyResponder(new Echo(), 0.25);

    List<Boolean> answered =
        Stream.generate(() -> echo.reply(new byte[1]).isPresent()).limit(8).toList();

    assertThat(answered).containsExactly(false, true, true, true, false, true, true, true);
  }

  private static final class Echo implements Responder {
    @Override
    public void converse(Socket client) {}

    @Override
    public Optional<byte[]> reply(byte[] datagram) {
      return Optional.of(datagram);
    }
  }

  private PortState state(String from, String host, int port) throws VantageException {
    return state(from, host, port, LIMIT);
  }

  private PortState state(String from, String host, int port, Duration limit)
      throws VantageException {
    IpAddress address =
        new Waiting(network.at(from)).resolve(HostName.parse(host), LIMIT).addresses().get(0);
    return new Waiting(network.at(from)).connect(address, port, limit).state();
  }

  private Optional<Cause> cause(String from, String host) throws VantageException {
    return new Waiting(network.at(from)).resolve(HostName.parse(host), LIMIT).cause();
  }

  private static Arguments mistake(
      String message, Function<SimulatedNetwork, ? extends Object> mistake) {
    Consumer<SimulatedNetwork> made =
        network -> {
          var unused = mistake.apply(network);
        };
    return Arguments.of(message, made);
  }

  private static Arguments impossible(String message, Runnable what) {
    return Arguments.of(message, what);
  }
}
