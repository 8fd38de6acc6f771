// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;

/** A question that is put to the host itself: names, connects to all addresses, application. */
final class DirectCourse {

  private final Probe probe;
  private final TlsReading reading;

  DirectCourse(Probe probe, TlsReading reading) {
    this.probe = probe;
    this.reading = reading;
  }

  /** Ask. */
  CompletableFuture<Seen> ask(Question question) {
    return probe
        .part(names(question))
        .thenCompose(names -> ask(question, new Layer.Resolve(names)));
  }

  /** The declared addresses are known: where addresses are the question, it is the resolver's. */
  private CompletableFuture<NameOutcome> names(Question question) {
    Duration left = probe.left(Duration.ZERO);
    return question.kind() == Question.Kind.ADDRESSES
        ? Resolution.of(question.destination().host(), probe.network(), left)
        : Resolution.of(question.destination(), probe.network(), left);
  }

  private CompletableFuture<Seen> ask(Question question, Layer.Resolve names) {
    probe.spend(names.took());
    if (names.cause().isPresent() || question.kind() == Question.Kind.ADDRESSES) {
      return CompletableFuture.completedFuture(Seen.withoutState(names));
    }
    if (names.outcome().addresses().isEmpty()) {
      return CompletableFuture.failedFuture(
          new VantageException(
              "%s resolved %s to no address and gave no reason"
                  .formatted(probe.network().description(), question.destination().host().text())));
    }
    Dialable dialable = dialable(question, names);
    CompletableFuture<Seen> seen =
        question.ports().transport() == Transport.UDP
            ? new DatagramCourse(probe, names.took()).ask(question, dialable)
            : connect(question, dialable, names.took());
    return seen.thenApply(it -> it.behind(names));
  }

  /** Of a prefix it was chosen already which addresses are asked. */
  private Dialable dialable(Question question, Layer.Resolve names) {
    List<IpAddress> addresses = names.outcome().addresses();
    return question.destination().prefix().isPresent()
        ? new Dialable(addresses, "")
        : Dialable.of(addresses, probe.network());
  }

  private CompletableFuture<Seen> connect(Question question, Dialable dialable, Duration used) {
    List<Connects.Target> targets =
        PortSample.of(question).stream()
            .flatMap(port -> dialable.addresses().stream().map(it -> new Connects.Target(it, port)))
            .toList();
    return new Connects(probe, used, asker(question))
        .reach(targets)
        .thenApply(reached -> seen(question, reached, dialable.note()));
  }

  private static Seen seen(Question question, List<Connects.Reached> reached, String note) {
    List<Layer.Attempt> outcomes = reached.stream().map(Connects.Reached::attempt).toList();
    var summary = new ConnectSummary(question, outcomes);
    var layer =
        new Layer.Connect(outcomes, summary.cause(), evidence(summary, note), longest(outcomes));
    List<Conversation> conversations =
        reached.stream().flatMap(it -> it.conversation().stream()).toList();
    return new Seen(Optional.of(summary.state()), List.of(layer), conversations);
  }

  /** Without a note it is the same text as that of the only outcome, not one that is equal. */
  private static String evidence(ConnectSummary summary, String note) {
    return note.isEmpty() ? summary.evidence() : summary.evidence() + note;
  }

  private static Duration longest(List<Layer.Attempt> outcomes) {
    return outcomes.stream()
        .map(attempt -> attempt.outcome().took())
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private Optional<Connects.Asker> asker(Question question) {
    return question.application().protocol() == Application.Protocol.NONE
        ? Optional.empty()
        : Optional.of((target, connection, scope) -> converse(question, target, connection, scope));
  }

  private Conversation converse(
      Question question, Connects.Target target, Socket connection, ProbeScope scope)
      throws VantageException {
    return new Conversation(
        Optional.of(target.address()),
        target.port(),
        layers(question, target.port(), connection, scope));
  }

  private List<Layer> layers(Question question, int port, Socket connection, ProbeScope scope)
      throws VantageException {
    Duration before = scope.deadline().elapsed();
    try {
      return new ApplicationProbe(reading, scope.deadline())
          .ask(question.application(), connection, question.destination().host(), port);
    } catch (IOException e) {
      return List.of(
          new Layer.Greeting(
              "",
              Optional.of(Cause.CONNECTION_RESET),
              "the connection broke" + StreamFailure.text(e),
              scope.deadline().elapsed().minus(before)));
    }
  }
}
