// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Transport;
import org.netready.plan.Check;
import org.netready.plan.Subject;
import org.netready.spec.Service;
import org.netready.spec.Trust;
import org.netready.spec.ValueRule;

/** What a check expects, as a sentence part. */
final class Expected {

  private Expected() {}

  static String of(Check check) {
    return Wording.shared(check.expectation() + ": " + details(check));
  }

  /** Return the same with the limit of a check, where it is a port that is looked at. */
  static String within(Check check, Duration limit) {
    return switch (check.expectation()) {
      case LISTENING, PERMITTED, BLOCKED ->
          Wording.shared(check.expectation() + " within " + words(limit) + ": " + details(check));
      case PRIVATE_ADDRESS, ONLY_LISTENING, FREE, VALUE_ALLOWED -> of(check);
    };
  }

  private static String words(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  private static String details(Check check) {
    return switch (check.expectation()) {
      case LISTENING ->
          check.onNetwork().map(Expected::service).orElse("something listens") + way(check);
      case PERMITTED -> "the path is open, whoever listens" + way(check);
      case BLOCKED -> "nothing answers";
      case PRIVATE_ADDRESS -> "every address is on a private network";
      case ONLY_LISTENING -> check.onNetwork().map(Expected::listeners).orElse("");
      case FREE -> check.onNetwork().map(Expected::free).orElse("");
      case VALUE_ALLOWED -> check.subject() instanceof Subject.OfValue it ? value(it.rule()) : "";
    };
  }

  private static String way(Check check) {
    return switch (check.requirement().expect()) {
      case VIA_PROXY -> ", through a proxy";
      case DIRECT -> ", without a proxy";
      case REACHABLE, BLOCKED, PRIVATE_ADDRESS -> "";
      case ONLY_LISTENING, MUST_BE_FREE, VARIABLE_ALLOWED, MANUAL -> "";
    };
  }

  private static String listeners(Subject.OnNetwork subject) {
    String allowed =
        subject.allowed().stream().map(Ports::toString).collect(Collectors.joining(", "));
    return "nothing listens beyond loopback" + (allowed.isEmpty() ? "" : " but " + allowed);
  }

  private static String free(Subject.OnNetwork subject) {
    return subject.question().ports().isSingle()
        ? "the port can be bound"
        : "every port of the range can be bound";
  }

  private static String service(Subject.OnNetwork subject) {
    Service service = subject.service();
    if (service == Service.NONE || service.needsResponder()) {
      boolean isUdp = subject.question().ports().transport() == Transport.UDP;
      return isUdp ? "a datagram is answered" : "a connection opens";
    }
    String answers = service.name().toLowerCase(Locale.ROOT) + " answers";
    String right = service.usesHttp() ? RightAnswer.of(subject).toString() : "";
    return answers + right + (service.usesTls() ? ", " + certificate(subject.trust()) : "");
  }

  private static String certificate(Trust trust) {
    return switch (trust) {
      case PUBLIC -> "certificate from a public root";
      case PUBLIC_ONLY -> "certificate from a public root, without inspection";
      case SITE -> "certificate from a public root or the site's authority";
      case PRIVATE -> "certificate from any authority";
    };
  }

  private static String value(ValueRule rule) {
    String allowed = rule.allowed().isEmpty() ? "" : " is one of " + rule.allowed();
    String forbidden = rule.forbidden().isEmpty() ? "" : " is none of " + rule.forbidden();
    String both = allowed.isEmpty() || forbidden.isEmpty() ? "" : " and";
    return rule.variable() + allowed + both + forbidden;
  }
}
