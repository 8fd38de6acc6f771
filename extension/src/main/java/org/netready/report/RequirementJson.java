// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import org.netready.spec.Citation;
import org.netready.spec.Condition;
import org.netready.spec.Requirement;

/** A requirement as fields of a plan line. */
final class RequirementJson {

  private RequirementJson() {}

  /** Write what tells one requirement from another. */
  static void writeHead(JsonLine json, Requirement requirement, String pack, String profile) {
    json.text("requirement", requirement.id());
    json.text("pack", pack);
    json.text("profile", profile);
    json.text("level", Words.of(requirement.level()));
    json.text("direction", Words.of(requirement.direction()));
  }

  /** Write what the document and the pack say of it. */
  static void writeRest(JsonLine json, Requirement requirement) {
    json.text("title", requirement.title());
    json.text("purpose", requirement.purpose());
    json.texts("tags", requirement.tags());
    json.text("sources", Words.of(requirement.sources()));
    json.flag("oneIsEnough", requirement.oneIsEnough());
    json.text("listens", Words.of(requirement.listens()));
    json.text("when", requirement.when().map(Condition::toString).orElse(""));
    json.texts("inferred", requirement.inferred().stream().sorted().map(Words::of).toList());
    json.text("obsolete", requirement.obsolete());
    json.text("cite", requirement.citation().toString());
    json.object("citation", object -> citation(object, requirement.citation()));
    json.text("specifiedAt", String.valueOf(requirement.position()));
  }

  private static void citation(JsonLine json, Citation citation) {
    json.text("title", citation.document().title());
    json.text("version", citation.document().version());
    json.text("url", citation.document().url());
    json.text("retrieved", citation.document().retrieved());
    json.text("section", citation.section());
    json.text("row", citation.row());
  }
}
