// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.ByHand;
import org.netready.probe.Cause;
import org.netready.probe.PortState;
import org.netready.verdict.Verdict;

class ResultReaderTest {

  private static final Instant WHEN = Instant.parse("2026-11-21T00:01:03.25Z");

  @TempDir private Path directory;

  private final ResultLines lines = new ResultLines(new Provenance("simulated", true));

  @Test
  void what_was_written_is_read_back() throws IOException {
    ResultFile file = read(lines.of(ByHand.failed(), WHEN) + lines.of(ByHand.passed(), WHEN));

    assertThat(file.problems()).isEmpty();
    assertThat(file.lines())
        .extracting(ResultLine::verdict)
        .containsExactly(Verdict.FAIL, Verdict.PASS);
    assertThat(file.lines().get(0))
        .isEqualTo(
            new ResultLine(
                "k3s-api:agent-1:server-1:6443/tcp",
                "k3s-api",
                "rancher",
                Verdict.FAIL,
                Optional.of(Cause.CONNECT_TIMED_OUT),
                Optional.of(PortState.FILTERED),
                "LISTENING within 5 s",
                "FILTERED: no answer in 5 s",
                "allow 10.0.0.21 -> 10.0.0.11, 6443/tcp",
                List.of("proves 1 of 2 hosts of 'k3s-agents'"),
                true,
                "simulated",
                WHEN));
  }

  @Test
  void a_line_that_is_broken_is_reported_and_the_rest_is_read() throws IOException {
    String line = lines.of(ByHand.failed(), WHEN);

    ResultFile file = read("\n" + line + line.substring(0, 40) + "\n" + line);

    assertThat(file.lines()).hasSize(2);
    assertThat(file.problems())
        .singleElement()
        .asString()
        .startsWith("results-1.jsonl:3: no JSON: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                     | no JSON object; expected one object a line",
        "{} {}                  | more than one value; expected one object a line",
        "{}                     | no field 'kind'; expected a text",
        "{\"kind\":\"check\"}   | kind 'check'; expected 'result'",
        "{\"kind\":\"result\",\"version\":2} | version '2'; expected '1'",
        "{\"kind\":\"result\",\"version\":1,\"requirement\":\"\"} | no field 'id'; expected a text"
      })
  void a_line_of_another_kind_says_what_it_should_be(String line, String problem)
      throws IOException {
    assertThat(read(line).problems()).containsExactly("results-1.jsonl:1: " + problem);
  }

  @Test
  void a_verdict_that_there_is_not_is_reported() throws IOException {
    String line = lines.of(ByHand.failed(), WHEN).replace("\"FAIL\"", "\"GREEN\"");

    assertThat(read(line).problems())
        .containsExactly(
            "results-1.jsonl:1: unknown verdict 'GREEN'; "
                + "expected one of [PASS, INCONCLUSIVE, FAIL, ERROR]");
  }

  @Test
  void a_moment_in_another_form_is_reported() throws IOException {
    String line = lines.of(ByHand.failed(), WHEN).replace(WHEN.toString(), "today");

    assertThat(read(line).problems())
        .containsExactly(
            "results-1.jsonl:1: when 'today'; expected a form like 2026-11-21T00:01:03Z");
  }

  @Test
  void fields_that_came_later_are_passed_over() throws IOException {
    String line =
        lines
            .of(ByHand.failed(), WHEN)
            .replaceFirst("\\{", "{\"later\":{\"a\":[1,{}]},\"b\":null,");

    assertThat(read(line).lines()).hasSize(1);
  }

  @Test
  void bytes_that_are_no_utf_8_break_no_other_line() throws IOException {
    Path file = directory.resolve("results-1.jsonl");
    Files.write(file, new byte[] {(byte) 0xff, '\n'});
    Files.writeString(file, lines.of(ByHand.failed(), WHEN), StandardOpenOption.APPEND);

    assertThat(ResultReader.read(file).lines()).hasSize(1);
  }

  private ResultFile read(String text) throws IOException {
    Path file = directory.resolve("results-1.jsonl");
    Files.writeString(file, text);
    return ResultReader.read(file);
  }
}
