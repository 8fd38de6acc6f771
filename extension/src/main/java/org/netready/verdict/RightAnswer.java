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
 * @param value what the field must contain, in lower case; empty if anything will do
 * @param content what the content must contain; empty if anything will do
 */
record RightAnswer(Set<Integer> status, String field, String value, String content) {

  static RightAnswer of(Subject.OnNetwork subject) {
    Answers answers = subject.answers();
    if (subject.service() == Service.REGISTRY) {
      Set<Integer> status = answers.status().isEmpty() ? Set.of(200, 401) : answers.status();
      return new RightAnswer(
          status, "docker-distribution-api-version", "registry/2.0", answers.content());
    }
    return new RightAnswer(
        answers.status(), answers.header().toLowerCase(Locale.ROOT), "", answers.content());
  }

  boolean isStated() {
    return !status.isEmpty() || !field.isEmpty() || !content.isEmpty();
  }

  boolean isStatusRight(Layer.Http http) {
    return status.isEmpty() || status.contains(http.status());
  }

  boolean isFieldRight(Layer.Http http) {
    return field.isEmpty()
        || http.fields().entrySet().stream()
            .filter(it -> it.getKey().equalsIgnoreCase(field))
            .anyMatch(it -> it.getValue().toLowerCase(Locale.ROOT).contains(value));
  }

  boolean isContentRight(Layer.Http http) {
    return http.content().contains(content);
  }

  /** Return what a right answer is, as a sentence part; empty if any is. */
  @Override
  public String toString() {
    String codes =
        new TreeSet<>(status).stream().map(String::valueOf).collect(Collectors.joining(" or "));
    return (codes.isEmpty() ? "" : " " + codes) + with(fieldText()) + with(contentText());
  }

  String fieldText() {
    if (field.isEmpty()) {
      return "";
    }
    return value.isEmpty() ? "the field " + field : field + ": " + value;
  }

  String contentText() {
    return content.isEmpty() ? "" : "the text '" + content + "'";
  }

  private static String with(String what) {
    return what.isEmpty() ? "" : " with " + what;
  }
}
