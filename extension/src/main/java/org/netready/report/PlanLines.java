// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.plan.Flow;
import org.netready.plan.Gap;
import org.netready.plan.Plan;
import org.netready.plan.PlannedRequirement;
import org.netready.plan.Subject;
import org.netready.probe.Question;
import org.netready.spec.Alternative;

/** The checks and gaps of a plan as lines of a {@code plan-*.jsonl} file. */
final class PlanLines {

  /** The version of the format. It changes when a field changes its meaning or goes. */
  static final int VERSION = 1;

  private final Provenance provenance;

  PlanLines(Provenance provenance) {
    this.provenance = provenance;
  }

  /** Return a line for each check and each gap, requirement by requirement, in order. */
  Stream<String> of(Plan plan) {
    return plan.requirements().stream().flatMap(it -> of(plan, it));
  }

  private Stream<String> of(Plan plan, PlannedRequirement planned) {
    return Stream.concat(
        planned.checks().stream().map(check -> line(json -> check(json, plan, check))),
        planned.gaps().stream().map(gap -> line(json -> gap(json, gap))));
  }

  /** Return a port as the lines of checks have it: the transport is a field of its own. */
  private static String numbers(String port) {
    int slash = port.lastIndexOf('/');
    return slash < 0 ? port : port.substring(0, slash);
  }

  private String line(Consumer<JsonLine> body) {
    return JsonLine.of(provenance.redaction(), body);
  }

  private void check(JsonLine json, Plan plan, Check check) {
    json.text("kind", "check");
    json.number("version", VERSION);
    json.text("id", check.id());
    RequirementJson.writeHead(json, check.requirement(), check.pack(), check.profile());
    EndpointFields.of(check).write(json);
    json.text("expect", Words.of(check.requirement().expect()));
    json.text("expectation", check.expectation().name());
    RequirementJson.writeRest(json, check.requirement());
    provenance(json);
    check.onNetwork().ifPresent(subject -> question(json, subject));
    if (check.expectation() == Expectation.BLOCKED) {
      vantageControls(json, plan, check);
    }
    if (check.subject() instanceof Subject.OfValue value) {
      value(json, value);
    }
  }

  private void gap(JsonLine json, Gap gap) {
    json.text("kind", "gap");
    json.number("version", VERSION);
    RequirementJson.writeHead(json, gap.requirement(), gap.pack(), gap.profile());
    EndpointFields.of(gap).write(json);
    json.text("expect", Words.of(gap.requirement().expect()));
    json.text("reason", Words.of(gap.reason()));
    json.text("reasonText", gap.reason().words());
    json.text("detail", gap.detail());
    json.flag("quiet", gap.reason().isQuiet());
    RequirementJson.writeRest(json, gap.requirement());
    provenance(json);
  }

  private void provenance(JsonLine json) {
    json.flag("simulated", provenance.isSimulated());
    if (!provenance.scenario().isEmpty()) {
      json.text("scenario", provenance.scenario());
    }
    json.text("environment", provenance.environment());
  }

  private static void question(JsonLine json, Subject.OnNetwork subject) {
    json.text("question", Words.of(subject.question().kind()));
    json.text("path", subject.question().application().path());
    json.object(
        "answers",
        answers -> {
          answers.text("path", subject.answers().path());
          answers.numbers("status", subject.answers().status().stream().sorted().toList());
          answers.text("header", subject.answers().header());
          answers.text("content", subject.answers().content());
        });
    json.texts("controls", subject.controls());
    extent(json, subject.question());
    if (subject.question().kind() == Question.Kind.LISTENERS) {
      json.texts("allowedListeners", subject.allowed());
    }
  }

  private static void extent(JsonLine json, Question question) {
    boolean isRange = !question.ports().isSingle() || question.destination().prefix().isPresent();
    boolean isOfHost =
        question.kind() == Question.Kind.LISTENERS || question.kind() == Question.Kind.BIND;
    if (isRange && !isOfHost) {
      json.text("extent", Words.of(question.extent()));
    }
  }

  private static void vantageControls(JsonLine json, Plan plan, Check check) {
    List<String> controls =
        check.onNetwork().stream()
            .flatMap(subject -> plan.vantageControls(subject.flow().vantage()).stream())
            .map(it -> it.destination().text() + ", " + it.ports())
            .toList();
    json.texts("vantageControls", controls);
  }

  private static void value(JsonLine json, Subject.OfValue subject) {
    json.text("variable", subject.rule().variable());
    json.text("value", subject.value());
    json.texts("allowed", subject.rule().allowed());
    json.texts("forbidden", subject.rule().forbidden());
  }

  /** The fields that say from where to where, empty where nothing is known. */
  private record EndpointFields(
      String fromRole,
      String from,
      String fromAddress,
      String vantage,
      String toRole,
      String host,
      String resolvedHost,
      List<IpAddress> addresses,
      String transport,
      String port,
      String service,
      String trust) {

    static EndpointFields of(Check check) {
      return check
          .onNetwork()
          .map(EndpointFields::of)
          .orElseGet(
              () -> new EndpointFields("", "", "", "", "", "", "", List.of(), "", "", "", ""));
    }

    private static EndpointFields of(Subject.OnNetwork subject) {
      Flow flow = subject.flow();
      return new EndpointFields(
          flow.fromRole(),
          flow.from(),
          flow.fromAddress().map(IpAddress::text).orElse(""),
          flow.vantage(),
          flow.toRole(),
          flow.declaredHost(),
          flow.destination().text(),
          flow.destination().addresses(),
          flow.ports().transport().keyword(),
          flow.ports().numbers(),
          Words.of(subject.service()),
          subject.service().usesTls() ? Words.of(subject.trust()) : "");
    }

    static EndpointFields of(Gap gap) {
      List<Alternative> alternatives = gap.requirement().alternatives();
      boolean isPlain = alternatives.size() == 1;
      return new EndpointFields(
          gap.fromRole(),
          "",
          "",
          "",
          gap.toRole(),
          gap.host(),
          "",
          List.of(),
          gap.transport().map(Transport::keyword).orElse(""),
          numbers(gap.port()),
          isPlain ? Words.of(alternatives.get(0).service()) : "",
          isPlain && alternatives.get(0).service().usesTls()
              ? Words.of(alternatives.get(0).trust())
              : "");
    }

    void write(JsonLine json) {
      json.text("fromRole", fromRole);
      json.text("from", from);
      json.text("fromAddress", fromAddress);
      json.text("vantage", vantage);
      json.text("toRole", toRole);
      json.text("host", host);
      json.text("resolvedHost", resolvedHost);
      json.texts("addresses", addresses);
      json.text("transport", transport);
      json.text("port", port);
      json.text("service", service);
      json.text("trust", trust);
    }
  }
}
