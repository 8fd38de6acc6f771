// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.vantage.LocalNetwork;

/** Questions to loopback, each held to its limit. */
final class Probes {

  /** For peers that answer: never reached. */
  static final Duration LONG = Duration.ofSeconds(20);

  /** For peers that do not: reached. */
  static final Duration SHORT = Duration.ofSeconds(1);

  private static final Duration OVERRUN = Duration.ofSeconds(5);

  static {
    // Loading the classes of a first probe is not what the limits of these tests are about.
    try (var server = LoopbackServer.saying("SSH-2.0-warm-up\r\n")) {
      ask(tcp(server.port(), Application.Protocol.SSH), LONG);
    }
  }

  private Probes() {}

  static Observation ask(Question question, Duration limit) {
    return ask(question, limit, TrustAnchors.DEFAULT, ProxyRules.NONE);
  }

  static Observation ask(
      Question question, Duration limit, TrustAnchors anchors, ProxyRules rules) {
    var network = new LocalNetwork("here", List.of());
    long start = System.nanoTime();
    Observation observation = new Prober(network, anchors, rules, limit).ask(question);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("time of the probe")
        .isLessThan(limit.plus(OVERRUN));
    return observation;
  }

  /** Return the layer of a type in the only conversation that there is. */
  static <L extends Layer> L answer(Observation seen, Class<L> type) {
    assertThat(seen.conversations()).hasSize(1);
    return seen.conversations().get(0).layer(type).orElseThrow();
  }

  /** Return the names of all layers, those of conversations last. */
  static List<String> layers(Observation seen) {
    return Stream.concat(
            seen.layers().stream(),
            seen.conversations().stream().flatMap(it -> it.layers().stream()))
        .map(Layer::name)
        .toList();
  }

  static Question tcp(int port, Application.Protocol protocol) {
    return question("127.0.0.1", Ports.tcp(port), protocol, "");
  }

  /** A question to a name that is served on 127.0.0.1. */
  static Question named(String name, int port, Application.Protocol protocol) {
    return question(name, Ports.tcp(port), protocol, "");
  }

  static Question question(String host, Ports ports, Application.Protocol protocol, String path) {
    return new Question(
        Question.Kind.SERVICE,
        new Destination(Host.parse(host), List.of(IpAddress.parse("127.0.0.1"))),
        ports,
        new Application(protocol, path));
  }

  /** Rules that send everything through a proxy on 127.0.0.1. */
  static ProxyRules through(ProxyServer.Kind kind, int port) {
    return through(kind, port, Optional.empty());
  }

  static ProxyRules through(
      ProxyServer.Kind kind, int port, Optional<ProxyRules.Credentials> credentials) {
    var server = new ProxyServer(kind, Host.parse("127.0.0.1"), port, credentials);
    return ProxyRules.of(new ProxyRules.Rule(server, "the test", List.of(), "the list"));
  }

  static TrustAnchors siteRoots(X509Certificate... roots) {
    return new TrustAnchors(List.of(), List.of(roots), List.of());
  }

  static TrustAnchors publicRoots(X509Certificate... roots) {
    return new TrustAnchors(List.of(roots), List.of(), List.of());
  }
}
