// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads result lines back. A line that cannot be read is reported, and the rest is read. */
public final class ResultReader {

  private ResultReader() {}

  /**
   * Read a {@code results-*.jsonl} file. Blank lines and unknown fields are passed over.
   *
   * @throws IOException if the file cannot be read at all
   */
  public static ResultFile read(Path file) throws IOException {
    List<ResultLine> lines = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    // Not Files.newBufferedReader, which gives up at the first byte that is not UTF-8.
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
      long number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          read(line, "%s:%s".formatted(file.getFileName(), number), lines, problems);
        }
      }
    }
    return new ResultFile(lines, problems);
  }

  private static void read(
      String line, String place, List<ResultLine> lines, List<String> problems) {
    try {
      lines.add(ResultParser.parse(line));
    } catch (MalformedLineException e) {
      problems.add(place + ": " + e.getMessage());
    }
  }
}
