// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.netready.endpoint.Host;
import org.netready.endpoint.Ports;

/** Questions that a proxy is to bring to their host. */
final class Proxied {

  /** A name that no resolver here knows: a probe that resolved it would not get far. */
  static final String NAME = "service.example.invalid";

  static final ProxyRules.Credentials CREDENTIALS =
      new ProxyRules.Credentials("alice", "s3cret-word");

  private Proxied() {}

  static Question question(Application.Protocol protocol, int port) {
    return question(NAME, protocol, port);
  }

  static Question question(String host, Application.Protocol protocol, int port) {
    return new Question(
        Question.Kind.SERVICE,
        Destination.of(Host.parse(host)),
        Ports.tcp(port),
        new Application(protocol, ""));
  }

  static Observation ask(Question question, Duration limit, ProxyRules rules) {
    Observation seen = Probes.ask(question, limit, TrustAnchors.DEFAULT, rules);
    assertThat(seen.failure()).isEmpty();
    return seen;
  }

  /** Return what was seen of the proxy. */
  static Layer.Proxy proxy(Observation seen) {
    return seen.layer(Layer.Proxy.class).orElseThrow();
  }
}
