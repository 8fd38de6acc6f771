// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.Locale;
import java.util.Optional;
import org.netready.endpoint.Transport;
import org.netready.probe.Cause;
import org.netready.probe.Layer;
import org.netready.probe.Observation;

/** An open port: does the service that the requirement names answer there? */
final class ServiceRules {

  private static final String PORT_ONLY =
      "only the port was proved: nothing was asked of whoever listens";

  private ServiceRules() {}

  static Ruling judge(Case given) {
    return switch (given.subject().service()) {
      case NONE -> port(given);
      case TLS, HTTPS, REGISTRY -> tls(given);
      case HTTP -> http(given, Origin.PLAIN);
      case SSH, SMTP, DNS -> greeting(given);
    };
  }

  private static Ruling port(Case given) {
    String evidence =
        given
            .proxy()
            .map(Layer.Proxy::evidence)
            .orElseGet(() -> Wording.open(Reach.routable(Reach.of(given.seen()))));
    boolean isUdp = given.subject().question().ports().transport() == Transport.UDP;
    return isUdp
        ? Ruling.pass("OPEN: " + evidence, "only the path was proved: a datagram was answered")
        : Ruling.pass("OPEN: " + evidence, PORT_ONLY);
  }

  private static Ruling tls(Case given) {
    Optional<Layer.Tls> tls = given.seen().layer(Layer.Tls.class);
    if (tls.isEmpty()) {
      return missing(given.seen(), "TLS");
    }
    Optional<Ruling> refused = TlsRules.refuse(given, tls.get());
    if (refused.isPresent()) {
      return refused.get();
    }
    Origin origin = TlsRules.origin(given, tls.get());
    Ruling ruling =
        isHandshakeEnough(given, origin)
            ? Ruling.pass("OPEN: " + TlsRules.handshake(given, tls.get()))
            : http(given, origin);
    return ruling.withNotes(TlsRules.notes(tls.get(), origin));
  }

  private static boolean isHandshakeEnough(Case given, Origin origin) {
    return !given.subject().service().usesHttp()
        || (origin == Origin.PRIVATE && !RightAnswer.of(given.subject()).isStated());
  }

  private static Ruling http(Case given, Origin origin) {
    return given
        .seen()
        .layer(Layer.Http.class)
        .map(http -> HttpRules.judge(given, http, origin))
        .orElseGet(() -> missing(given.seen(), "HTTP"));
  }

  private static Ruling greeting(Case given) {
    Optional<Layer.Greeting> greeting = given.seen().layer(Layer.Greeting.class);
    String service = given.subject().service().name().toLowerCase(Locale.ROOT);
    if (greeting.isEmpty()) {
      return missing(given.seen(), "its greeting");
    }
    return greeting
        .get()
        .cause()
        .map(cause -> Ruling.fail(cause, "OPEN, but " + greeting.get().evidence()))
        .orElseGet(
            () ->
                Ruling.pass("OPEN: %s answers: %s".formatted(service, greeting.get().evidence())));
  }

  /** A layer that should be there is not: the one that stopped the probe says why. */
  private static Ruling missing(Observation seen, String what) {
    for (Layer layer : seen.layers()) {
      Optional<Cause> cause = layer.cause();
      if (cause.isPresent() && !(layer instanceof Layer.Connect)) {
        return Ruling.fail(cause.get(), "OPEN, but " + layer.evidence());
      }
    }
    return Ruling.incomplete("nothing of " + what + " is in it");
  }
}
