// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.util.stream.Collectors;
import org.netready.endpoint.IpAddress;
import org.netready.plan.Check;
import org.netready.plan.Flow;
import org.netready.plan.Subject;
import org.netready.probe.Cause;
import org.netready.probe.Destination;
import org.netready.spec.Requirement;
import org.netready.verdict.CheckResult;

/** A result as the message of its test. */
final class ResultText {

  private ResultText() {}

  /** Return the message: what was checked, what was expected and seen, and what to do. */
  static String of(CheckResult result) {
    Check check = result.check();
    Requirement requirement = check.requirement();
    FactList facts = FactList.under("[%s] %s".formatted(check.id(), requirement.title()));
    addSubject(facts, check.subject());
    return facts
        .fact("expected", result.expected())
        .fact("but was", result.butWas())
        .fact("required by", requirement.citation().toString())
        .fact("specified at", String.valueOf(requirement.position()))
        .fact("note", String.join("\n", result.notes()))
        .fact("fix", result.fix())
        .toString();
  }

  /** Return the verdict with its cause: {@code FAIL, CONNECT_TIMED_OUT}. */
  static String verdict(CheckResult result) {
    return result.verdict() + result.cause().map(Cause::name).map(", "::concat).orElse("");
  }

  private static void addSubject(FactList facts, Subject subject) {
    if (subject instanceof Subject.OnNetwork network) {
      Flow flow = network.flow();
      String address = flow.fromAddress().map(" (%s)"::formatted).orElse("");
      facts.fact("from", flow.from() + address);
      facts.fact("to", host(flow.destination()) + ", " + flow.ports());
    } else if (subject instanceof Subject.OfValue value) {
      facts.fact("value", value.rule().variable() + " = " + value.value());
    }
  }

  private static String host(Destination destination) {
    String host = destination.host().text();
    String addresses =
        destination.addresses().stream().map(IpAddress::text).collect(Collectors.joining(", "));
    return addresses.isEmpty() || addresses.equals(host) ? host : host + " (" + addresses + ")";
  }
}
