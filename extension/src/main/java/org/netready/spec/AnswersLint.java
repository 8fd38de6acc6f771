// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds right answers that anybody gives, so that they would prove nothing. */
final class AnswersLint {

  private static final int LEAST = 4;
  private static final Pattern MARKUP = Pattern.compile("<[^>]*>?");
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** What a page of anybody has. */
  private static final Set<String> OF_ANY_PAGE =
      Set.of("body", "charset", "doctype", "doctypehtml", "head", "html", "http", "https", "title");

  private AnswersLint() {}

  /** Return what is wrong; empty if nothing is. */
  static Optional<String> mistake(Service service, Answers answers) {
    String content = answers.content();
    if (!content.isEmpty() && isOfAnyone(content)) {
      return Optional.of(
          "content '%s', which any page may have; expected at least %s letters or digits of the service's own, markup not counted"
              .formatted(content, LEAST));
    }
    boolean isAlone = content.isEmpty() && Answers.isOfAnyone(answers.header());
    return service == Service.HTTP && isAlone
        ? Optional.of(
            "header '%s', which any server or portal may send; expected a field, or a 'content', of the service's own"
                .formatted(answers.header()))
        : Optional.empty();
  }

  private static boolean isOfAnyone(String content) {
    String words = NOT_A_WORD.matcher(MARKUP.matcher(content).replaceAll(" ")).replaceAll("");
    return words.codePointCount(0, words.length()) < LEAST
        || OF_ANY_PAGE.contains(words.toLowerCase(Locale.ROOT));
  }
}
