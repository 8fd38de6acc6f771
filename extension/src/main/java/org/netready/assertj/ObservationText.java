// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.probe.Application;
import org.netready.probe.Cause;
import org.netready.probe.Conversation;
import org.netready.probe.Layer;
import org.netready.probe.Observation;
import org.netready.probe.Question;

/** What an observation says, as parts of messages. */
final class ObservationText {

  private static final int ATTEMPTS_SHOWN = 10;

  private final Observation observation;

  ObservationText(Observation observation) {
    this.observation = observation;
  }

  /** Return the endpoint that was asked: {@code registry.example.com, 443/tcp}. */
  String endpoint() {
    return endpoint(host().text());
  }

  /** Return the endpoint with the addresses of its name, as far as they are known. */
  String destination() {
    List<IpAddress> addresses =
        observation
            .layer(Layer.Resolve.class)
            .map(layer -> layer.outcome().addresses())
            .orElse(observation.question().destination().addresses());
    String text = addresses.stream().map(IpAddress::text).collect(Collectors.joining(", "));
    return addresses.isEmpty() || host() instanceof IpAddress
        ? endpoint()
        : endpoint("%s (%s)".formatted(host().text(), text));
  }

  /** Return which proxy was used and why. */
  Optional<String> proxy() {
    return observation
        .layer(Layer.Proxy.class)
        .map(layer -> "proxy %s: %s".formatted(layer.use(), layer.use().reason()));
  }

  /** Return whether the probe came so far as to connect, or to send a datagram. */
  boolean hasTransport() {
    return transportEvidence().isPresent();
  }

  /** Return what was asked: {@code HTTPS, /v2/}. */
  String question() {
    Question question = observation.question();
    return switch (question.kind()) {
      case ADDRESSES -> "addresses of a name";
      case SERVICE, ROUTE -> service(question.application(), question.ports().transport());
      case LISTENERS -> "listeners of the host, " + question.ports().transport();
      case BIND -> "binding of ports of the host";
    };
  }

  /** Return the state of the port with what showed it, or why there is none. */
  String state() {
    return observation
        .state()
        .map(state -> transportEvidence().map(it -> state + ": " + it).orElse(state.name()))
        .orElseGet(() -> missing("state of the port"));
  }

  /** Return that something was not seen, how far the probe came, and why it came no further. */
  String missing(String what) {
    return "no " + what + ": " + end();
  }

  /** Add a fact for each layer, and for what else there is to know of the probe. */
  void addEvidence(FactList facts) {
    observation.layers().forEach(layer -> facts.fact(layer.name(), evidence(layer)));
    observation.conversations().forEach(heard -> addEvidence(facts, heard));
    observation.failure().ifPresent(failure -> facts.fact("failure", failure(failure)));
    if (observation.attempts() > 1) {
      facts.fact("attempts", Integer.toString(observation.attempts()));
    }
  }

  private void addEvidence(FactList facts, Conversation heard) {
    boolean isOne = observation.conversations().size() == 1;
    String at = isOne ? "" : "at %s: ".formatted(place(heard));
    heard.layers().forEach(layer -> facts.fact(layer.name(), at + evidence(layer)));
  }

  private static String place(Conversation heard) {
    String port = "port " + heard.port();
    return heard.address().map(address -> address + ", " + port).orElse(port);
  }

  private Host host() {
    return observation.question().destination().host();
  }

  private String endpoint(String host) {
    Question question = observation.question();
    return switch (question.kind()) {
      case ADDRESSES -> host;
      case SERVICE, ROUTE, LISTENERS, BIND -> host + ", " + question.ports();
    };
  }

  /** Return where and why the probe ended. */
  private String end() {
    Optional<String> failure = observation.failure().map(ObservationText::failure);
    return failure
        .or(() -> failedLayer().map(ObservationText::end))
        .orElseGet(
            () ->
                observation.layers().isEmpty()
                    ? "nothing was observed"
                    : "it was not asked for, or not needed; the layers were " + names());
  }

  private Optional<Layer> failedLayer() {
    return allLayers().filter(layer -> layer.cause().isPresent()).findFirst();
  }

  private Optional<String> transportEvidence() {
    return observation.layers().stream()
        .filter(layer -> layer instanceof Layer.Connect || layer instanceof Layer.Exchange)
        .map(Layer::evidence)
        .findFirst();
  }

  private String names() {
    return allLayers().map(Layer::name).distinct().collect(Collectors.joining(", "));
  }

  private Stream<Layer> allLayers() {
    return Stream.concat(
        observation.layers().stream(),
        observation.conversations().stream().flatMap(it -> it.layers().stream()));
  }

  private static String end(Layer layer) {
    return "the probe ended in layer %s, %s".formatted(layer.name(), causeAndEvidence(layer));
  }

  private static String evidence(Layer layer) {
    String text = "%s (%s)".formatted(causeAndEvidence(layer), Durations.text(layer.took()));
    return layer instanceof Layer.Connect connect && connect.outcomes().size() > 1
        ? text + attempts(connect)
        : text;
  }

  private static String causeAndEvidence(Layer layer) {
    return layer.cause().map(Cause::name).map(it -> it + ": ").orElse("") + layer.evidence();
  }

  private static String attempts(Layer.Connect connect) {
    int more = connect.outcomes().size() - ATTEMPTS_SHOWN;
    return connect.outcomes().stream()
            .limit(ATTEMPTS_SHOWN)
            .map(ObservationText::attempt)
            .collect(Collectors.joining())
        + (more > 0 ? "\nand %s more".formatted(more) : "");
  }

  private static String attempt(Layer.Attempt attempt) {
    Duration took = attempt.outcome().took();
    return "\n%s, port %s: %s: %s (%s)"
        .formatted(
            attempt.outcome().address(),
            attempt.port(),
            attempt.outcome().state(),
            attempt.outcome().evidence(),
            Durations.text(took));
  }

  private static String failure(Observation.Failure failure) {
    return failure.cause() + ": " + failure.detail();
  }

  private static String service(Application application, Transport transport) {
    return switch (application.protocol()) {
      case NONE -> transport == Transport.TCP ? "TCP connect" : "UDP exchange";
      case TLS -> "TLS handshake";
      case HTTPS -> "HTTPS, " + application.path();
      case HTTP -> "HTTP, " + application.path();
      case SSH, SMTP -> application.protocol() + " greeting";
      case DNS -> "DNS query";
      case NTP -> "NTP query";
      case QUIC -> "QUIC version negotiation";
    };
  }
}
