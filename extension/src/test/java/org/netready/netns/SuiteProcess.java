// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.netready.report.ResultFile;
import org.netready.report.ResultLine;
import org.netready.report.ResultReader;

/**
 * A suite that was run in a namespace.
 *
 * @param output all that it printed
 * @param results its results
 */
public record SuiteProcess(String output, List<ResultLine> results) {

  private static final int MOST_SECONDS = 120;

  /**
   * Run the suite of some packs and wait for its end.
   *
   * @param packs as the property {@code netready.packs} has them
   * @param environment the environment file; results and output go into folders beside it
   */
  public static SuiteProcess run(Namespace namespace, String packs, Path environment)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(environment.getParent(), "run-");
    Path output = directory.resolve("output.txt");
    List<String> options =
        List.of(
            "-Dnetready.environment=" + environment,
            "-Dnetready.packs=" + packs,
            "-Dnetready.output=" + directory);
    Process process =
        JavaProcess.builder(namespace, options, SuiteMain.class, List.of())
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("it ended in time").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new SuiteProcess(Files.readString(output, UTF_8), results(directory));
  }

  /** Return how long the launcher took, from its start to its end. */
  public Duration took() {
    return linesThatBegin(SuiteMain.TOOK).stream()
        .map(line -> Duration.parse(line.substring(SuiteMain.TOOK.length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError(output));
  }

  /** Return the last line that begins as a headline does. */
  public String headline() {
    return output
        .lines()
        .filter(line -> line.matches("(READY|NOT READY|NOT PROVEN)\\b.*"))
        .reduce((first, last) -> last)
        .orElseThrow(() -> new AssertionError(output));
  }

  /** Return the printed lines that begin with a text. */
  public List<String> linesThatBegin(String text) {
    return output.lines().filter(line -> line.startsWith(text)).toList();
  }

  /** Return the results of one requirement. */
  public Stream<ResultLine> of(String requirement) {
    return results.stream().filter(line -> line.requirement().equals(requirement));
  }

  private static List<ResultLine> results(Path directory) throws IOException {
    List<ResultLine> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file :
          files.filter(it -> it.getFileName().toString().startsWith("results")).toList()) {
        ResultFile read = ResultReader.read(file);
        assertThat(read.problems()).isEmpty();
        lines.addAll(read.lines());
      }
    }
    return lines;
  }
}
