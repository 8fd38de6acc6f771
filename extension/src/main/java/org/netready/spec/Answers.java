// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a right answer of a service is, where that is not plain.
 *
 * @param path the path that is asked for; empty means the service's usual one
 * @param status the status codes that are right; empty if not said
 * @param header the name of a field that must be in the answer; empty if not said
 * @param content a text that must be in the first 2 KiB of the content; empty if not said
 */
public record Answers(String path, Set<Integer> status, String header, String content) {

  /** Nothing is said. */
  public static final Answers UNSAID = new Answers("", Set.of(), "", "");

  /** Make what a right answer is. */
  public Answers {
    status = Collections.unmodifiableSet(new LinkedHashSet<>(status));
  }

  /** Return whether anything is said, so that an answer can be told to be right. */
  public boolean isSaid() {
    return !status.isEmpty() || !header.isEmpty() || !content.isEmpty();
  }
}
