// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;

class CauseTableTest {

  private static final String HEAD =
      "| cause | recognised by | proves | does not prove | fix |\n|---|---|---|---|---|\n";

  @ParameterizedTest
  @EnumSource(Cause.class)
  void every_cause_says_in_sentence_parts_how_it_is_known_and_what_it_shows(Cause cause) {
    assertThat(List.of(cause.recognisedBy(), cause.proves(), cause.leavesOpen()))
        .allSatisfy(text -> assertThat(text).isNotBlank().doesNotEndWith(".").doesNotContain("|"));
  }

  @Test
  void the_readme_holds_the_table_of_causes() throws IOException {
    String table =
        Arrays.stream(Cause.values())
            .map(CauseTableTest::row)
            .collect(Collectors.joining("", HEAD, ""));

    assertThat(Files.readString(Path.of("..", "README.md"))).contains(table);
  }

  private static String row(Cause cause) {
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            cause,
            cause.recognisedBy(),
            cause.proves(),
            cause.leavesOpen(),
            Fixes.template(Expectation.LISTENING, cause));
  }
}
