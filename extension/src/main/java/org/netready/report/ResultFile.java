// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import java.util.List;

/**
 * What a result file holds.
 *
 * @param lines the results, in the file's order; a check may have several, the newest counts
 * @param problems what could not be read, one text each: {@code file:line: what is wrong}
 */
public record ResultFile(List<ResultLine> lines, List<String> problems) {

  /** Make a file's content. */
  public ResultFile {
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
  }
}
