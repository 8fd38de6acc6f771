// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.netready.endpoint.Transport;

/** A question that is put to the host itself: names, connects to all addresses, application. */
final class DirectCourse {

  private final ProbeScope scope;
  private final ApplicationProbe application;

  DirectCourse(ProbeScope scope, ApplicationProbe application) {
    this.scope = scope;
    this.application = application;
  }

  /**
   * Ask.
   *
   * @param why why no proxy is used; empty if there is none
   */
  Seen ask(Question question, String why) throws VantageException, InterruptedException {
    var names = new Layer.Resolve(Resolution.of(question.destination(), scope));
    if (names.cause().isPresent() || question.kind() == Question.Kind.ADDRESSES) {
      return Seen.withoutState(names);
    }
    if (names.outcome().addresses().isEmpty()) {
      throw new VantageException(
          "%s resolved %s to no address and gave no reason"
              .formatted(scope.network().description(), question.destination().host().text()));
    }
    Dialable dialable = Dialable.of(names.outcome().addresses(), scope.network());
    Seen seen =
        question.ports().transport() == Transport.UDP
            ? new DatagramCourse(scope).ask(question, dialable)
            : connect(question, dialable, why);
    return seen.behind(names);
  }

  private Seen connect(Question question, Dialable dialable, String why)
      throws VantageException, InterruptedException {
    List<Connects.Target> targets =
        PortSample.of(question.ports()).stream()
            .flatMap(port -> dialable.addresses().stream().map(it -> new Connects.Target(it, port)))
            .toList();
    Duration watch = isAsked(question) ? Duration.ZERO : EarlyEnd.WATCH;
    Connects connects = Connects.start(scope, targets, watch, target -> ask(question, target));
    List<Connects.Reached> reached = connects.reached();
    List<Layer.Attempt> outcomes = reached.stream().map(Connects.Reached::attempt).toList();
    var summary = new ConnectSummary(question.ports(), outcomes);
    String directly = why.isEmpty() ? "" : "; no proxy used: " + why;
    var layer =
        new Layer.Connect(
            outcomes,
            summary.cause(),
            summary.evidence() + dialable.note() + directly,
            connects.took(outcomes));
    List<Conversation> conversations =
        reached.stream().flatMap(it -> it.conversation().stream()).toList();
    return new Seen(Optional.of(summary.state()), List.of(layer), conversations);
  }

  private Optional<Conversation> ask(Question question, Connects.Target target)
      throws VantageException {
    return isAsked(question)
        ? Optional.of(
            new Conversation(
                Optional.of(target.address()), target.port(), converse(question, target)))
        : Optional.empty();
  }

  private static boolean isAsked(Question question) {
    return question.application().protocol() != Application.Protocol.NONE;
  }

  private List<Layer> converse(Question question, Connects.Target target) throws VantageException {
    Duration before = scope.deadline().elapsed();
    try {
      return application.ask(
          question.application(),
          scope.dial(target.address(), target.port()),
          question.destination().host(),
          target.port());
    } catch (IOException e) {
      DialFailure failure = DialFailure.of(e, scope.deadline());
      return List.of(
          new Layer.Connect(
              List.of(),
              Optional.of(failure.cause()),
              "a first connection opened, a second did not: " + failure.evidence(),
              scope.deadline().elapsed().minus(before)));
    }
  }
}
