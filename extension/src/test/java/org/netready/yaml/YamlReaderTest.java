// SPDX-License-Identifier: Apache-2.0
package org.netready.yaml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

  private static final URI SOURCE = URI.create("file:/site/prod.yaml");

  private final Problems problems = new Problems();

  @Test
  void every_value_has_its_place() throws IOException {
    YamlMapping root = (YamlMapping) read("a: 1\nb:\n  - x\n  - \"y\"\n").orElseThrow();

    assertThat(root.position()).hasToString("prod.yaml:1:1");
    assertThat(root.entries().get(0).key())
        .isEqualTo(new YamlScalar("a", at(1, 1), YamlScalar.Form.PLAIN));
    assertThat(root.entries().get(1).value())
        .isEqualTo(
            new YamlSequence(
                java.util.List.of(
                    new YamlScalar("x", at(3, 5), YamlScalar.Form.PLAIN),
                    new YamlScalar("y", at(4, 5), YamlScalar.Form.QUOTED)),
                at(3, 3)));
    assertThat(problems.all()).isEmpty();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          true        | true
          443         | 443
          1.10        | 1.10
          2026-11-20  | 2026-11-20
          "null"      | null
          0x10        | 0x10
          """)
  void a_value_is_its_text(String yaml, String text) throws IOException {
    assertThat(((YamlScalar) read(yaml).orElseThrow()).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"~", "null", "''"})
  void no_value_is_the_empty_text(String yaml) throws IOException {
    YamlMapping root = (YamlMapping) read("a: " + yaml).orElseThrow();

    assertThat(((YamlScalar) root.entries().get(0).value()).text()).isEmpty();
  }

  @ParameterizedTest(name = "the second letter of {0} is at column {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          abc       | 2
          "abc"     | 3
          'abc'     | 3
          "a\\u0062c" | 1
          """)
  void a_letter_has_its_place_if_the_file_shows_it(String yaml, int column) throws IOException {
    assertThat(((YamlScalar) read(yaml).orElseThrow()).positionOf(1).column()).isEqualTo(column);
  }

  @Test
  void a_folded_text_has_one_place() throws IOException {
    YamlMapping root = (YamlMapping) read("a: >-\n  one\n  two\n").orElseThrow();

    YamlScalar value = (YamlScalar) root.entries().get(0).value();
    assertThat(value.text()).isEqualTo("one two");
    assertThat(value.positionOf(5)).isEqualTo(value.position());
  }

  @Test
  void a_byte_order_mark_is_accepted() throws IOException {
    assertThat(read("\uFEFFa: 1")).isPresent();
  }

  @Test
  void aliases_that_would_expand_are_refused() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(read(bomb.toString())).isEmpty();
    assertThatProblem()
        .isEqualTo("prod.yaml:2:10: an alias (*name) is not supported; expected the value itself");
  }

  @Test
  void a_huge_file_is_refused() throws IOException {
    assertThat(read("a: " + "x".repeat(5 * 1024 * 1024))).isEmpty();
    assertThatProblem()
        .isEqualTo("prod.yaml:1:1: the file is larger than 4194304 bytes; expected a smaller one");
  }

  @Test
  void a_file_of_very_many_values_is_refused() throws IOException {
    assertThat(read("[" + "x,".repeat(250_000) + "x]")).isEmpty();
    assertThatProblem().endsWith("more than 200000 values in one file; expected fewer");
  }

  @ParameterizedTest
  @CsvSource({"[", "{a: "})
  void deep_nesting_is_refused(String open) throws IOException {
    assertThat(read(open.repeat(10_000))).isEmpty();
    assertThatProblem().endsWith("nested deeper than 40 levels; expected fewer");
  }

  @Test
  void deep_nesting_by_indentation_is_refused() throws IOException {
    assertThat(read("- ".repeat(10_000) + "x")).isEmpty();
    assertThatProblem().endsWith("nested deeper than 40 levels; expected fewer");
  }

  @Test
  void a_key_that_is_there_twice_is_reported() throws IOException {
    assertThat(read("a: 1\nb: 2\na: 3\n")).isPresent();
    assertThatProblem()
        .isEqualTo("prod.yaml:3:1: duplicate key 'a', first at line 1; expected it once");
  }

  @Test
  void another_encoding_is_refused() throws IOException {
    assertThat(read("name: Köln".getBytes(ISO_8859_1))).isEmpty();
    assertThatProblem()
        .isEqualTo("prod.yaml:1:1: the file is not UTF-8; expected a text file in UTF-8");
  }

  @Test
  void letters_that_yaml_forbids_are_refused() throws IOException {
    assertThat(read("a: \u0000")).isEmpty();
    assertThatProblem().startsWith("prod.yaml:1:1: not YAML: ");
  }

  @Test
  void two_documents_are_refused() throws IOException {
    assertThat(read("a: 1\n---\nb: 2\n")).isEmpty();
    assertThatProblem()
        .isEqualTo("prod.yaml:2:1: a second document begins here; expected one in a file");
  }

  @ParameterizedTest
  @CsvSource({"''", "'   '", "'# only a comment'"})
  void an_empty_file_is_refused(String text) throws IOException {
    assertThat(read(text)).isEmpty();
    assertThatProblem().isEqualTo("prod.yaml:1:1: the file is empty; expected a YAML document");
  }

  private Optional<YamlNode> read(String text) throws IOException {
    return read(text.getBytes(UTF_8));
  }

  private Optional<YamlNode> read(byte[] bytes) throws IOException {
    return new YamlReader("prod.yaml", SOURCE, problems).read(new ByteArrayInputStream(bytes));
  }

  private org.assertj.core.api.AbstractStringAssert<?> assertThatProblem() {
    assertThat(problems.all()).hasSize(1);
    return assertThat(problems.all().get(0).toString());
  }

  private static Position at(int line, int column) {
    return new Position("prod.yaml", SOURCE, line, column);
  }
}
