// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import org.netready.endpoint.Ports;
import org.netready.environment.Phase;
import org.netready.probe.Application;
import org.netready.probe.Application.Protocol;
import org.netready.probe.Destination;
import org.netready.probe.Question;
import org.netready.spec.Alternative;
import org.netready.spec.Expect;
import org.netready.spec.Listens;
import org.netready.spec.Requirement;

/** Makes of a requirement what is asked and what is expected. */
final class QuestionFactory {

  private static final String REGISTRY_PATH = "/v2/";

  private QuestionFactory() {}

  /** Return what a requirement expects of a network in a phase. */
  static Expectation expectation(Requirement requirement, Phase phase) {
    return switch (requirement.expect()) {
      case BLOCKED -> Expectation.BLOCKED;
      case PRIVATE_ADDRESS -> Expectation.PRIVATE_ADDRESS;
      case VARIABLE_ALLOWED -> Expectation.VALUE_ALLOWED;
      case ONLY_LISTENING -> Expectation.ONLY_LISTENING;
      case MUST_BE_FREE -> Expectation.FREE;
      case REACHABLE, VIA_PROXY, DIRECT, MANUAL -> reachable(requirement.listens(), phase);
    };
  }

  /** Return whether nothing need listen in a phase: not yet, or not any longer. */
  static boolean mayBeVacant(Requirement requirement, Phase phase) {
    return reachable(requirement.listens(), phase) == Expectation.PERMITTED;
  }

  private static Expectation reachable(Listens listens, Phase phase) {
    return switch (listens) {
      case ALWAYS -> Expectation.LISTENING;
      case INSTALLED -> phase == Phase.INSTALLED ? Expectation.LISTENING : Expectation.PERMITTED;
      case DURING_INSTALL -> Expectation.PERMITTED;
    };
  }

  /** Return the question; equal for all requirements that want to know the same. */
  static Question question(
      Expect expect,
      Destination destination,
      Ports ports,
      Alternative alternative,
      Question.Extent extent) {
    return switch (expect) {
      case PRIVATE_ADDRESS -> plain(Question.Kind.ADDRESSES, destination, ports);
      case ONLY_LISTENING -> plain(Question.Kind.LISTENERS, destination, ports);
      case MUST_BE_FREE -> plain(Question.Kind.BIND, destination, ports);
      case VIA_PROXY, DIRECT ->
          new Question(Question.Kind.ROUTE, destination, ports, application(alternative), extent);
      case REACHABLE, BLOCKED, VARIABLE_ALLOWED, MANUAL ->
          new Question(Question.Kind.SERVICE, destination, ports, application(alternative), extent);
    };
  }

  private static Question plain(Question.Kind kind, Destination destination, Ports ports) {
    return new Question(kind, destination, ports, Application.NONE);
  }

  private static Application application(Alternative alternative) {
    String path = alternative.answers().path();
    return switch (alternative.service()) {
      case NONE, VXLAN, GENEVE, WIREGUARD -> Application.NONE;
      case TLS -> new Application(Protocol.TLS, "");
      case HTTPS -> new Application(Protocol.HTTPS, path.isEmpty() ? "/" : path);
      case HTTP -> new Application(Protocol.HTTP, path.isEmpty() ? "/" : path);
      case REGISTRY -> new Application(Protocol.HTTPS, path.isEmpty() ? REGISTRY_PATH : path);
      case SSH -> new Application(Protocol.SSH, "");
      case SMTP -> new Application(Protocol.SMTP, "");
      case DNS -> new Application(Protocol.DNS, "");
      case NTP -> new Application(Protocol.NTP, "");
      case QUIC -> new Application(Protocol.QUIC, "");
    };
  }
}
