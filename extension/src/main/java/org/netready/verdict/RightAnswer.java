// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.netready.plan.Subject;
import org.netready.probe.Layer;
import org.netready.spec.Answers;
import org.netready.spec.Service;

/**
 * What a right HTTP answer is: what the row says, or what the registry's protocol says.
 *
 * @param status the status codes that are right; empty if any is
 * @param field the name of a field that must be there, in lower case; empty if none must
 * @param content what the field must contain, in lower case; empty if anything will do
 */
record RightAnswer(Set<Integer> status, String field, String content) {

  static RightAnswer of(Subject.OnNetwork subject) {
    Answers answers = subject.answers();
    if (subject.service() == Service.REGISTRY) {
      Set<Integer> status = answers.status().isEmpty() ? Set.of(200, 401) : answers.status();
      return new RightAnswer(status, "docker-distribution-api-version", "registry/2.0");
    }
    return new RightAnswer(answers.status(), answers.header().toLowerCase(Locale.ROOT), "");
  }

  boolean isStated() {
    return !status.isEmpty() || !field.isEmpty();
  }

  boolean isStatusRight(Layer.Http http) {
    return status.isEmpty() || status.contains(http.status());
  }

  boolean isFieldRight(Layer.Http http) {
    return field.isEmpty()
        || http.fields().entrySet().stream()
            .filter(it -> it.getKey().equalsIgnoreCase(field))
            .anyMatch(it -> it.getValue().toLowerCase(Locale.ROOT).contains(content));
  }

  /** Return what a right answer is, as a sentence part; empty if any is. */
  @Override
  public String toString() {
    String codes =
        new TreeSet<>(status).stream().map(String::valueOf).collect(Collectors.joining(" or "));
    return (codes.isEmpty() ? "" : " " + codes) + (field.isEmpty() ? "" : " with " + fieldText());
  }

  String fieldText() {
    return content.isEmpty() ? "the field " + field : field + ": " + content;
  }
}
