// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import okio.ByteString;
import org.netready.endpoint.IpAddress;
import org.netready.probe.BindOutcome;
import org.netready.probe.CertificateFacts;
import org.netready.probe.ChainTrust;
import org.netready.probe.Conversation;
import org.netready.probe.Layer;
import org.netready.probe.ListeningSocket;
import org.netready.probe.NameAnswer;
import org.netready.probe.NameOutcome;
import org.netready.probe.Observation;
import org.netready.probe.Redaction;
import org.netready.probe.UdpOutcome;

/** A layer of an observation as JSON: what all layers have, then the facts of its own. */
final class LayerJson {

  private static final int REPLY_BYTES_SHOWN = 256;

  private LayerJson() {}

  /**
   * A layer with where it is from.
   *
   * @param layer the layer
   * @param conversation the conversation that it is of; empty if it was on the way there
   */
  record Placed(Layer layer, Optional<Conversation> conversation) {}

  /** Return all layers of an observation, in order. */
  static List<Placed> all(Observation seen) {
    Stream<Placed> before = seen.layers().stream().map(it -> new Placed(it, Optional.empty()));
    Stream<Placed> heard =
        seen.conversations().stream()
            .flatMap(of -> of.layers().stream().map(it -> new Placed(it, Optional.of(of))));
    return Stream.concat(before, heard).toList();
  }

  static void write(JsonLine json, Placed placed) {
    Layer layer = placed.layer();
    json.text("name", layer.name());
    json.millis("tookMillis", layer.took());
    layer.cause().ifPresent(cause -> json.text("cause", cause.name()));
    json.text("evidence", layer.evidence());
    placed.conversation().ifPresent(conversation -> place(json, conversation));
    writeOwnFacts(json, layer);
  }

  private static void place(JsonLine json, Conversation conversation) {
    conversation.address().ifPresent(address -> json.text("address", address.text()));
    json.number("port", conversation.port());
  }

  private static void writeOwnFacts(JsonLine json, Layer layer) {
    if (layer instanceof Layer.Resolve resolve) {
      resolve(json, resolve.outcome());
    } else if (layer instanceof Layer.Proxy proxy) {
      proxy(json, proxy);
    } else if (layer instanceof Layer.Direct direct) {
      json.text("rule", Words.of(direct.rule()));
      json.text("reason", direct.reason());
    } else if (layer instanceof Layer.Connect connect) {
      attempts(json, connect.outcomes());
    } else if (layer instanceof Layer.Exchange exchange) {
      exchange(json, exchange.outcome(), exchange.port());
    } else if (layer instanceof Layer.Tls tls) {
      tls(json, tls);
    } else if (layer instanceof Layer.Http http) {
      http(json, http);
    } else if (layer instanceof Layer.Greeting greeting) {
      json.text("greeting", greeting.greeting());
    } else if (layer instanceof Layer.OnHost host) {
      json.texts("own", host.own());
      json.texts("others", host.others());
    } else if (layer instanceof Layer.Listeners listeners) {
      sockets(json, listeners.outcome().sockets());
    } else if (layer instanceof Layer.Bind bind) {
      bind(json, bind.outcomes());
    } else {
      throw new IllegalArgumentException("layer '%s' is not known".formatted(layer.name()));
    }
  }

  private static void resolve(JsonLine json, NameOutcome outcome) {
    json.texts("addresses", outcome.addresses());
    json.text("resolver", outcome.resolver());
    json.objects("answers", outcome.answers(), LayerJson::answer);
    json.texts("notes", outcome.notes());
  }

  private static void answer(JsonLine json, NameAnswer answer) {
    json.text("role", Words.of(answer.role()));
    json.text("server", answer.server());
    json.object("a", family -> family(family, answer.v4()));
    json.object("aaaa", family -> family(family, answer.v6()));
  }

  private static void family(JsonLine json, NameAnswer.Family family) {
    json.texts("addresses", family.addresses());
    json.texts("aliases", family.aliases());
    family.cause().ifPresent(cause -> json.text("cause", cause.name()));
    json.text("evidence", family.said());
  }

  private static void proxy(JsonLine json, Layer.Proxy proxy) {
    json.text("proxy", proxy.use().address());
    json.text("protocol", Words.of(proxy.use().kind()));
    json.text("reason", proxy.use().reason());
    json.number("status", proxy.status());
  }

  private static void attempts(JsonLine json, List<Layer.Attempt> all) {
    List<Layer.Attempt> shown = Shown.of(all, attempt -> attempt.outcome().state());
    json.objects("attempts", shown, LayerJson::attempt);
    if (shown.size() < all.size()) {
      json.number("attemptsInAll", all.size());
    }
  }

  /** Layers of the same kind: a range of UDP ports has one for each. */
  static Object kind(Placed placed) {
    return placed.layer() instanceof Layer.Exchange exchange
        ? exchange.outcome().state()
        : placed.layer().name();
  }

  private static void attempt(JsonLine json, Layer.Attempt attempt) {
    json.text("address", attempt.outcome().address().text());
    json.number("port", attempt.port());
    json.text("state", attempt.outcome().state().name());
    attempt.outcome().cause().ifPresent(cause -> json.text("cause", cause.name()));
    json.text("evidence", attempt.outcome().evidence());
    json.millis("tookMillis", attempt.outcome().took());
  }

  private static void exchange(JsonLine json, UdpOutcome outcome, int port) {
    ByteString reply = outcome.reply();
    json.text("address", outcome.address().text());
    json.number("port", port);
    json.text("state", outcome.state().name());
    json.number("replyBytes", reply.size());
    json.text("reply", reply.substring(0, Math.min(reply.size(), REPLY_BYTES_SHOWN)).hex());
  }

  private static void sockets(JsonLine json, List<ListeningSocket> all) {
    List<ListeningSocket> shown = Shown.of(all, ListeningSocket::isLoopbackOnly);
    json.objects("sockets", shown, LayerJson::socket);
    if (shown.size() < all.size()) {
      json.number("socketsInAll", all.size());
    }
  }

  private static void socket(JsonLine json, ListeningSocket socket) {
    json.text("address", socket.address().text());
    json.number("port", socket.port());
    json.text("process", socket.process());
    json.flag("mayBeClient", socket.mayBeClient());
  }

  /** Of a range that is free there are thousands: those that are not are written. */
  private static void bind(JsonLine json, List<BindOutcome> outcomes) {
    List<BindOutcome> shut = outcomes.stream().filter(it -> it.cause().isPresent()).toList();
    json.number("bound", outcomes.size() - shut.size());
    json.objects("notBound", Shown.of(shut, BindOutcome::cause), LayerJson::notBound);
    json.number("notBoundInAll", shut.size());
  }

  private static void notBound(JsonLine json, BindOutcome outcome) {
    json.text("address", outcome.address().map(IpAddress::text).orElse("*"));
    json.number("port", outcome.port());
    outcome.cause().ifPresent(cause -> json.text("cause", cause.name()));
    json.text("evidence", outcome.evidence());
  }

  private static void tls(JsonLine json, Layer.Tls tls) {
    json.text("tlsVersion", tls.protocol());
    json.text("alpn", tls.alpn());
    json.flag("public", tls.isPublic());
    json.flag("site", tls.isSite());
    tls.chainProblem().ifPresent(problem -> json.text("chainProblem", problem.name()));
    json.object("trustedBy", stores -> trust(stores, tls.trust()));
    json.flag("forName", tls.isForName());
    json.flag("demandsClientCertificate", tls.demandsClientCertificate());
    json.objects("chain", tls.chain(), LayerJson::certificate);
  }

  private static void trust(JsonLine json, ChainTrust trust) {
    trust.standings().forEach(it -> json.flag(Words.of(it.store()), it.problem().isEmpty()));
  }

  private static void certificate(JsonLine json, CertificateFacts certificate) {
    json.text("subject", certificate.subject());
    json.text("issuer", certificate.issuer());
    json.texts("names", certificate.names());
    json.text("notBefore", certificate.notBefore().toString());
    json.text("notAfter", certificate.notAfter().toString());
    json.text("sha256", certificate.sha256());
  }

  private static void http(JsonLine json, Layer.Http http) {
    json.number("status", http.status());
    json.object("fields", object -> fields(object, http.fields()));
    json.text("content", http.content());
  }

  private static void fields(JsonLine json, Map<String, String> fields) {
    new TreeMap<>(fields).forEach((name, value) -> json.text(name, Redaction.field(name, value)));
  }
}
