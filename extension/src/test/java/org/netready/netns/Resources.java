// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files beside these tests. */
final class Resources {

  private Resources() {}

  /** Copy a file into a directory, where it finds what it refers to. */
  static Path copy(String name, Path directory) throws IOException {
    Path copy = directory.resolve(name);
    try (InputStream file = Resources.class.getResourceAsStream(name)) {
      Files.copy(file, copy);
    }
    return copy;
  }
}
