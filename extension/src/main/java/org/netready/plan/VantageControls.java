// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Transport;
import org.netready.environment.Environment;
import org.netready.environment.VantagePoint;
import org.netready.probe.Application;
import org.netready.probe.Destination;
import org.netready.probe.Question;

/**
 * What shows that a vantage point from which something must be blocked reaches anything at all:
 * what the site says that it reaches, and the first few of the checks that want to reach something
 * from there.
 */
final class VantageControls {

  private static final int MOST = 3;
  private static final int DNS = 53;
  private static final int NTP = 123;
  private static final int QUIC = 443;

  private static final Set<Expectation> OPEN = Set.of(Expectation.LISTENING, Expectation.PERMITTED);

  private VantageControls() {}

  static Map<String, List<Question>> of(
      List<PlannedRequirement> requirements, Environment environment) {
    List<Check> checks = requirements.stream().flatMap(it -> it.checks().stream()).toList();
    Map<String, List<Question>> controls = new LinkedHashMap<>();
    for (VantagePoint point : environment.vantagePoints()) {
      boolean isNeeded =
          checks.stream()
              .filter(check -> check.expectation() == Expectation.BLOCKED)
              .anyMatch(check -> isFrom(check, point));
      if (isNeeded) {
        controls.put(point.name(), of(point, checks));
      }
    }
    return controls;
  }

  private static List<Question> of(VantagePoint point, List<Check> checks) {
    Set<Question> controls = new LinkedHashSet<>();
    point.controls().forEach(control -> controls.add(question(control)));
    for (Transport transport : Transport.values()) {
      checks.stream()
          .filter(check -> OPEN.contains(check.expectation()) && isFrom(check, point))
          .flatMap(check -> check.onNetwork().stream())
          .map(Subject.OnNetwork::question)
          .filter(question -> question.kind() == Question.Kind.SERVICE)
          .filter(question -> question.ports().isSingle())
          .filter(question -> question.ports().transport() == transport)
          .distinct()
          .limit(MOST)
          .forEach(controls::add);
    }
    return new ArrayList<>(controls);
  }

  private static boolean isFrom(Check check, VantagePoint point) {
    return check
        .onNetwork()
        .filter(subject -> subject.flow().vantage().equals(point.name()))
        .isPresent();
  }

  private static Question question(VantagePoint.Control control) {
    return new Question(
        Question.Kind.SERVICE,
        Destination.of(control.host()),
        control.ports(),
        new Application(protocol(control.ports()), ""));
  }

  /** Over UDP few answer what they do not understand, so that they are asked in their own words. */
  private static Application.Protocol protocol(Ports ports) {
    if (ports.transport() == Transport.TCP) {
      return Application.Protocol.NONE;
    }
    return switch (ports.first()) {
      case DNS -> Application.Protocol.DNS;
      case NTP -> Application.Protocol.NTP;
      case QUIC -> Application.Protocol.QUIC;
      default -> Application.Protocol.NONE;
    };
  }
}
