// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netready.endpoint.Transport;
import org.netready.plan.Subject;
import org.netready.probe.Cause;
import org.netready.probe.Conversation;
import org.netready.probe.Layer;
import org.netready.spec.Service;

/** An open port: does the service that the requirement names answer there? */
final class ServiceRules {

  private static final String PORT_ONLY =
      "only the port was proved: nothing was asked of whoever listens";

  private ServiceRules() {}

  /** Judge what every one that opened answers; of a port alone, that it opened. */
  static Ruling judge(Case given) {
    Service service = given.subject().service();
    boolean isPortAll = service == Service.NONE || service.needsResponder();
    return isPortAll && given.proxy().isEmpty() ? port(given) : ConversationRules.judge(given);
  }

  /** Judge what one answers. */
  static Ruling judge(Case given, Conversation heard) {
    return switch (given.subject().service()) {
      case NONE, VXLAN, GENEVE, WIREGUARD ->
          given.proxy().map(proxy -> TunnelRules.judge(proxy, heard)).orElseGet(() -> port(given));
      case TLS, HTTPS, REGISTRY -> tls(given, heard);
      case HTTP -> http(given, heard, Origin.PLAIN);
      case SSH, SMTP, DNS, NTP, QUIC -> greeting(given, heard);
    };
  }

  private static Ruling port(Case given) {
    String evidence = Wording.open(Reach.routable(Reach.of(given.seen())));
    return Ruling.pass("OPEN: " + evidence, proved(given.subject()));
  }

  private static String proved(Subject.OnNetwork subject) {
    if (subject.question().ports().transport() == Transport.TCP) {
      return PORT_ONLY;
    }
    return subject.service().needsResponder()
        ? "only the path was proved: %s answers nobody, so that a responder did"
            .formatted(subject.service().name().toLowerCase(Locale.ROOT))
        : "only the path was proved: a datagram was answered";
  }

  private static Ruling tls(Case given, Conversation heard) {
    Optional<Layer.Tls> tls = heard.layer(Layer.Tls.class);
    if (tls.isEmpty()) {
      return missing(heard, "TLS");
    }
    Optional<Ruling> refused = TlsRules.refuse(given, tls.get());
    if (refused.isPresent()) {
      return refused.get();
    }
    Origin origin = TlsRules.origin(given, tls.get());
    Ruling ruling =
        isHandshakeEnough(given, origin)
            ? handshake(given, heard, tls.get())
            : http(given, heard, origin);
    return ruling.withNotes(TlsRules.notes(given, tls.get(), origin));
  }

  /** A handshake with anybody is enough, unless a portal then says what it is. */
  private static Ruling handshake(Case given, Conversation heard, Layer.Tls tls) {
    return heard
        .layer(Layer.Http.class)
        .flatMap(http -> HttpRules.portal(given, http))
        .orElseGet(
            () ->
                Ruling.pass("OPEN: " + TlsRules.handshake(given, tls))
                    .withNotes(withoutHttp(given, heard)));
  }

  /** A handshake is enough where nobody vouches for who answers; what it leaves open is said. */
  private static List<String> withoutHttp(Case given, Conversation heard) {
    Optional<Layer.Http> http = heard.layer(Layer.Http.class);
    if (!given.subject().service().usesHttp()
        || http.filter(it -> it.cause().isEmpty()).isPresent()) {
      return List.of();
    }
    String why =
        http.flatMap(it -> it.cause().map(cause -> "%s (%s)".formatted(it.evidence(), cause)))
            .orElse("it was not asked");
    return List.of("only the handshake was proved, and not HTTP: " + why);
  }

  private static boolean isHandshakeEnough(Case given, Origin origin) {
    return !given.subject().service().usesHttp()
        || (origin == Origin.PRIVATE && !RightAnswer.of(given.subject()).isStated());
  }

  private static Ruling http(Case given, Conversation heard, Origin origin) {
    return heard
        .layer(Layer.Http.class)
        .map(http -> HttpRules.judge(given, heard, http, origin))
        .orElseGet(() -> missing(heard, "HTTP"));
  }

  private static Ruling greeting(Case given, Conversation heard) {
    Optional<Layer.Greeting> greeting = heard.layer(Layer.Greeting.class);
    String service = given.subject().service().name().toLowerCase(Locale.ROOT);
    if (greeting.isEmpty()) {
      return missing(heard, "its greeting");
    }
    return greeting
        .get()
        .cause()
        .map(cause -> declined(cause, greeting.get()))
        .orElseGet(
            () ->
                Ruling.pass("OPEN: %s answers: %s".formatted(service, greeting.get().evidence())));
  }

  private static Ruling declined(Cause cause, Layer.Greeting greeting) {
    String butWas = "OPEN, but " + greeting.evidence();
    return cause == Cause.SERVICE_UNABLE
        ? Ruling.inconclusive(
            cause, butWas, "the service is there; that it serves what is needed is not shown")
        : Ruling.fail(cause, butWas);
  }

  /** A layer that should be there is not: the one that stopped the conversation says why. */
  private static Ruling missing(Conversation heard, String what) {
    return heard.layers().stream()
        .filter(layer -> layer.cause().isPresent())
        .findFirst()
        .map(layer -> Ruling.fail(layer.cause().get(), "OPEN, but " + layer.evidence()))
        .orElseGet(() -> Ruling.incomplete("nothing of " + what + " is in it"));
  }
}
