// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.netready.probe.Observation;
import org.netready.probe.Redaction;
import org.netready.verdict.CheckResult;

/** The results of checks as lines of a {@code results-*.jsonl} file. */
final class ResultLines {

  /** The version of the format. It changes when a field changes its meaning or goes. */
  static final int VERSION = 1;

  private final Provenance provenance;

  ResultLines(Provenance provenance) {
    this.provenance = provenance;
  }

  /** Return the line of a result, with its line feed. */
  String of(CheckResult result, Instant when) {
    return JsonLine.of(
        text -> Redaction.text(provenance.redaction().apply(text)),
        json -> write(json, result, when));
  }

  private void write(JsonLine json, CheckResult result, Instant when) {
    json.text("kind", "result");
    json.number("version", VERSION);
    id(json, "id", result.check().id());
    id(json, "requirement", result.check().requirement().id());
    id(json, "pack", result.check().pack());
    json.text("verdict", result.verdict().name());
    result.cause().ifPresent(cause -> json.text("cause", cause.name()));
    result.state().ifPresent(state -> json.text("state", state.name()));
    json.text("expected", result.expected());
    json.text("butWas", result.butWas());
    json.text("fix", result.fix());
    json.texts("notes", result.notes());
    observation(json, result);
    json.flag("simulated", provenance.isSimulated());
    if (!provenance.scenario().isEmpty()) {
      json.text("scenario", provenance.scenario());
    }
    if (!provenance.toxiproxy().isEmpty()) {
      json.text("toxiproxy", provenance.toxiproxy());
    }
    json.text("environment", provenance.environment());
    json.text("when", when.toString());
  }

  /** No peer writes ids: they are as in the plan, even of a requirement called 'token'. */
  private void id(JsonLine json, String name, String value) {
    json.id(name, provenance.redaction().apply(value));
  }

  private static void observation(JsonLine json, CheckResult result) {
    var observation = result.observation();
    json.text("place", observation.map(Observation::place).orElse(""));
    List<LayerJson.Placed> layers = observation.map(LayerJson::all).orElse(List.of());
    List<LayerJson.Placed> shown = Shown.of(layers, LayerJson::kind);
    json.objects("layers", shown, LayerJson::write);
    if (shown.size() < layers.size()) {
      json.number("layersInAll", layers.size());
    }
    observation.flatMap(Observation::failure).ifPresent(failure -> failure(json, failure));
    json.number("attempts", observation.map(Observation::attempts).orElse(0));
    json.millis("tookMillis", observation.map(Observation::took).orElse(Duration.ZERO));
  }

  private static void failure(JsonLine json, Observation.Failure failure) {
    json.object(
        "failure",
        object -> {
          object.text("cause", failure.cause().name());
          object.text("detail", failure.detail());
        });
  }
}
