// SPDX-License-Identifier: Apache-2.0
package org.netready.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects problems, so that a user sees all mistakes of a file at once. Not safe for use by
 * several threads.
 */
public final class Problems {

  private final List<Problem> found = new ArrayList<>();

  /** Add a problem at a place of a file. */
  public void add(Position position, String text) {
    found.add(new Problem(Optional.of(position), text));
  }

  /** Add a problem that is in no file. */
  public void add(String text) {
    found.add(new Problem(Optional.empty(), text));
  }

  /** Add all problems of an exception. */
  public void addAll(List<Problem> problems) {
    found.addAll(problems);
  }

  /** Return whether nothing was added. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Return what was added, in that order. */
  public List<Problem> all() {
    return List.copyOf(found);
  }

  /**
   * End the collecting.
   *
   * @throws SpecException if there is a problem, with all of them
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new SpecException(found);
    }
  }
}
