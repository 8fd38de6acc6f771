// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The folder of packs with a mistake each. */
final class InvalidPacks {

  private InvalidPacks() {}

  /** Return the packs of a part of the folder. */
  static Stream<Path> in(String part) {
    try {
      Path folder =
          Path.of(Objects.requireNonNull(InvalidPacks.class.getResource("invalid")).toURI());
      return Files.walk(folder.resolve(part)).filter(file -> file.toString().endsWith(".yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
