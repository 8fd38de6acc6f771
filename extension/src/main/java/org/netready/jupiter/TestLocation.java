// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.net.URI;
import org.netready.yaml.Position;

/** Where a test says that it comes from: the line of the pack. */
final class TestLocation {

  private TestLocation() {}

  /**
   * Return the URI of a line: {@code file:} where there is a file, so that an IDE jumps there, else
   * {@code classpath:}. Surefire writes the display name of a test only with such a URI.
   */
  static URI uri(Position position) {
    String source = position.source().toString();
    int inside = source.lastIndexOf("!/");
    String base = inside < 0 ? source : "classpath:" + source.substring(inside + 1);
    return URI.create(base + "?line=" + position.line());
  }

  /** Return the one frame of a failure's trace: the test and the pack's line. */
  static StackTraceElement frame(String className, String id, Position position) {
    String file = position.file();
    String name = file.substring(file.lastIndexOf('/') + 1);
    return new StackTraceElement(className, id, name, position.line());
  }
}
