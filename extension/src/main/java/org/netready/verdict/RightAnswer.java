// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.netready.plan.Subject;
import org.netready.probe.Layer;
import org.netready.spec.Answers;
import org.netready.spec.Service;

/**
 * What a right HTTP answer is: what the row says, and of a registry what its protocol says.
 *
 * @param status the status codes that are right; empty if any is
 * @param fields the fields that must be there, all of them
 * @param content what the content must contain; empty if anything will do
 */
record RightAnswer(Set<Integer> status, List<Field> fields, String content) {

  private static final Field OF_REGISTRIES =
      new Field("docker-distribution-api-version", "registry/2.0");

  /**
   * A field that must be there.
   *
   * @param name its name, in lower case
   * @param value what it must contain, in lower case; empty if anything will do
   */
  record Field(String name, String value) {

    private boolean isIn(Layer.Http http) {
      return http.fields().entrySet().stream()
          .filter(it -> it.getKey().equalsIgnoreCase(name))
          .anyMatch(it -> it.getValue().toLowerCase(Locale.ROOT).contains(value));
    }

    @Override
    public String toString() {
      return value.isEmpty() ? "the field " + name : name + ": " + value;
    }
  }

  static RightAnswer of(Subject.OnNetwork subject) {
    Answers answers = subject.answers();
    boolean isRegistry = subject.service() == Service.REGISTRY;
    Set<Integer> status =
        isRegistry && answers.status().isEmpty() ? Set.of(200, 401) : answers.status();
    List<Field> fields = new ArrayList<>();
    if (isRegistry) {
      fields.add(OF_REGISTRIES);
    }
    String stated = answers.header().toLowerCase(Locale.ROOT);
    if (!stated.isEmpty() && fields.stream().noneMatch(it -> it.name().equals(stated))) {
      fields.add(new Field(stated, ""));
    }
    return new RightAnswer(status, fields, answers.content());
  }

  boolean isStated() {
    return !status.isEmpty() || !fields.isEmpty() || !content.isEmpty();
  }

  /**
   * Return whether it marks the service: by content, or by a field that not every server sends. A
   * status does not, nor does content that the request holds, which a page that quotes it has too.
   */
  boolean isMark(Subject.OnNetwork subject) {
    return isContentMark(subject)
        || fields.stream().anyMatch(it -> !it.value().isEmpty() || !Answers.isOfAnyone(it.name()));
  }

  private boolean isContentMark(Subject.OnNetwork subject) {
    String request =
        subject.question().destination().host().text() + " " + subject.answers().path();
    return !content.isEmpty()
        && !request.toLowerCase(Locale.ROOT).contains(content.toLowerCase(Locale.ROOT));
  }

  boolean isStatusRight(Layer.Http http) {
    return status.isEmpty() || status.contains(http.status());
  }

  /** Return the first field that is not there as it must be; empty if all are. */
  Optional<Field> missingField(Layer.Http http) {
    return fields.stream().filter(it -> !it.isIn(http)).findFirst();
  }

  boolean isContentRight(Layer.Http http) {
    return http.content().contains(content);
  }

  /** Return what a right answer is, as a sentence part; empty if any is. */
  @Override
  public String toString() {
    String codes =
        new TreeSet<>(status).stream().map(String::valueOf).collect(Collectors.joining(" or "));
    String all = fields.stream().map(it -> with(it.toString())).collect(Collectors.joining());
    return (codes.isEmpty() ? "" : " " + codes) + all + with(contentText());
  }

  String contentText() {
    return content.isEmpty() ? "" : "the text '" + content + "'";
  }

  private static String with(String what) {
    return what.isEmpty() ? "" : " with " + what;
  }
}
