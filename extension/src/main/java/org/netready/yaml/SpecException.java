// SPDX-License-Identifier: Apache-2.0
package org.netready.yaml;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a user wrote is wrong: a pack, an environment, a property. The message holds one line for
 * each mistake, in the form {@code file:line:column: what is wrong; what would be right}.
 */
public final class SpecException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Make an exception of at least one problem. */
  public SpecException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Return the mistakes, in the order in which they were found. */
  public List<Problem> problems() {
    return problems;
  }
}
