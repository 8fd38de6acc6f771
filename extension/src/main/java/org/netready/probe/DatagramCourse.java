// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import okio.ByteString;
import org.netready.endpoint.IpAddress;

/** A question that is put in a datagram to every address and port at once. */
final class DatagramCourse {

  private static final int NONCE_BYTES = 16;
  private static final int LONGEST_GREETING = 256;

  private final Probe probe;
  private final Duration used;

  /** Make a course; {@code used} is what was used of the limit before. */
  DatagramCourse(Probe probe, Duration used) {
    this.probe = probe;
    this.used = used;
  }

  /** Ask; only what a protocol answers, or else any reply at all, makes a port open. */
  CompletableFuture<Seen> ask(Question question, Dialable dialable) {
    Optional<DatagramQuestion> own = DatagramQuestion.in(question.application().protocol());
    byte[] payload = own.map(DatagramQuestion::wire).orElseGet(DatagramCourse::nonce);
    return exchange(question, dialable, payload)
        .thenApply(
            exchanges -> own.map(it -> answers(exchanges, it)).orElse(echoes(exchanges, payload)));
  }

  private static Seen answers(List<Layer.Exchange> exchanges, DatagramQuestion own) {
    List<Conversation> conversations =
        exchanges.stream()
            .filter(it -> it.outcome().state() == PortState.OPEN)
            .map(it -> conversation(own, it))
            .toList();
    return new Seen(Optional.of(state(exchanges)), List.copyOf(exchanges), conversations);
  }

  private static Seen echoes(List<Layer.Exchange> exchanges, byte[] nonce) {
    List<Layer> layers = new ArrayList<>();
    exchanges.forEach(exchange -> layers.add(withEcho(exchange, nonce)));
    return new Seen(Optional.of(state(exchanges)), layers, List.of());
  }

  private static PortState state(List<Layer.Exchange> exchanges) {
    return ConnectSummary.worst(exchanges.stream().map(it -> it.outcome().state()).toList());
  }

  private CompletableFuture<List<Layer.Exchange>> exchange(
      Question question, Dialable dialable, byte[] payload) {
    String sample = PortSample.text(question);
    List<CompletableFuture<Layer.Exchange>> exchanges = new ArrayList<>();
    for (int port : PortSample.of(question)) {
      for (IpAddress address : dialable.addresses()) {
        exchanges.add(
            exchange(address, port, payload)
                .thenApply(it -> withEvidence(it, sample + it.evidence() + dialable.note()))
                .thenApply(it -> new Layer.Exchange(it, port)));
      }
    }
    return Probe.all(exchanges);
  }

  private CompletableFuture<UdpOutcome> exchange(IpAddress address, int port, byte[] payload) {
    Duration left = probe.left(used);
    return probe
        .part(probe.network().exchange(address, port, payload, left))
        .thenCompose(
            outcome -> {
              probe.spend(used.plus(outcome.took()));
              return outcome.state() == PortState.OPEN_OR_FILTERED
                  ? probe.silence(outcome, left)
                  : CompletableFuture.completedFuture(outcome);
            });
  }

  private static Layer.Exchange withEcho(Layer.Exchange exchange, byte[] nonce) {
    UdpOutcome outcome = exchange.outcome();
    if (outcome.state() != PortState.OPEN) {
      return exchange;
    }
    boolean isEcho = outcome.reply().equals(ByteString.of(nonce));
    String evidence =
        outcome.evidence() + (isEcho ? ", which echoes what was sent" : ", which is no echo");
    return new Layer.Exchange(withEvidence(outcome, evidence), exchange.port());
  }

  private static Conversation conversation(DatagramQuestion own, Layer.Exchange exchange) {
    UdpOutcome outcome = exchange.outcome();
    return new Conversation(
        Optional.of(outcome.address()), exchange.port(), List.of(greeting(own, outcome)));
  }

  private static Layer.Greeting greeting(DatagramQuestion question, UdpOutcome outcome) {
    return question
        .read(outcome.reply().toByteArray())
        .map(
            answer ->
                new Layer.Greeting(
                    answer.text(),
                    answer.cause(),
                    "%s answered '%s'".formatted(question.protocol(), answer.text()),
                    Duration.ZERO))
        .orElseGet(
            () -> {
              String text = PlainText.received(outcome.reply().toByteArray(), LONGEST_GREETING);
              return new Layer.Greeting(
                  text,
                  Optional.of(Cause.PROTOCOL_MISMATCH),
                  "expected an answer of %s, what came is '%s'"
                      .formatted(question.protocol(), text),
                  Duration.ZERO);
            });
  }

  private static UdpOutcome withEvidence(UdpOutcome outcome, String evidence) {
    return new UdpOutcome(
        outcome.address(),
        outcome.state(),
        outcome.cause(),
        outcome.reply(),
        evidence,
        outcome.took());
  }

  private static byte[] nonce() {
    var nonce = new byte[NONCE_BYTES];
    ThreadLocalRandom.current().nextBytes(nonce);
    return nonce;
  }
}
