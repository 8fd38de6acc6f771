// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.List;
import org.netready.endpoint.IpAddress;
import org.netready.plan.Check;
import org.netready.plan.Flow;
import org.netready.plan.Gap;
import org.netready.plan.Subject;
import org.netready.spec.Level;
import org.netready.spec.Requirement;

/**
 * Says what came of a check in aligned facts, one a line, the advice last. Pure; nothing that a
 * peer sent can break a line.
 */
public final class FailureText {

  private static final int WIDTH = "specified at: ".length();

  private final StringBuilder text = new StringBuilder();

  private FailureText() {}

  /** Return the message of a check's result, without a final line break. */
  public static String of(CheckResult result) {
    Check check = result.check();
    Requirement requirement = check.requirement();
    return new FailureText()
        .title(check.id(), requirement.title())
        .where(result)
        .fact("expected", result.expected())
        .fact("but was", result.butWas())
        .fact("required by", requirement.citation().toString())
        .fact("specified at", requirement.position().toString())
        .standing(requirement)
        .facts("note", result.notes())
        .fact("fix", result.fix())
        .text
        .toString();
  }

  /** Return the message of a gap, on one line. */
  public static String of(Gap gap) {
    String detail = gap.detail().isEmpty() ? "" : ": " + Wording.clean(gap.detail());
    return "gap: " + gap.reason().words() + detail;
  }

  private FailureText title(String id, String title) {
    text.append('[').append(id).append("] ").append(Wording.clean(title));
    return this;
  }

  private FailureText where(CheckResult result) {
    if (result.check().subject() instanceof Subject.OfValue value) {
      return fact("variable", value.rule().variable());
    }
    result
        .check()
        .onNetwork()
        .map(Subject.OnNetwork::flow)
        .ifPresent(flow -> fact("from", from(flow)).fact("to", to(flow, result)));
    return this;
  }

  private static String from(Flow flow) {
    String asked = flow.vantage().equals(flow.from()) ? "" : ", asked from " + flow.vantage();
    return Wording.from(flow) + asked;
  }

  private static String to(Flow flow, CheckResult result) {
    List<IpAddress> addresses =
        result
            .observation()
            .map(seen -> Wording.addresses(flow.destination(), seen))
            .orElse(flow.destination().addresses());
    String sample = flow.declaredHost().contains("*") ? ", a sample of " + flow.declaredHost() : "";
    return "%s, %s%s".formatted(Wording.host(flow.destination(), addresses), flow.ports(), sample);
  }

  private FailureText standing(Requirement requirement) {
    if (requirement.level() != Level.MUST) {
      boolean isShould = requirement.level() == Level.SHOULD;
      fact("level", isShould ? "should: recommended, not required" : "may: optional");
    }
    return requirement.obsolete().isEmpty()
        ? this
        : fact("obsolete", requirement.obsolete() + "; a violation only warns");
  }

  private FailureText facts(String label, List<String> values) {
    values.forEach(value -> fact(label, value));
    return this;
  }

  private FailureText fact(String label, String value) {
    if (!value.isEmpty()) {
      text.append("\n  ").append(label).append(':');
      text.append(" ".repeat(WIDTH - label.length() - 1)).append(Wording.clean(value));
    }
    return this;
  }
}
