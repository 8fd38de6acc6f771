// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs commands of the system and waits for them. */
public final class Command {

  private Command() {}

  /** Return where a command is; also looks where an ordinary user's PATH does not. */
  public static Optional<Path> find(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/sbin"))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Run a command and return what it wrote.
   *
   * @throws IllegalStateException with what it wrote, if it fails
   */
  public static String run(String... words) {
    try {
      Process process = builder(List.of(words)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(
            "'%s' ended with %d: %s".formatted(String.join(" ", words), status, output));
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while '%s' ran".formatted(words[0]), e);
    }
  }

  /** Return a builder of a process whose first word is a command of the system. */
  public static ProcessBuilder builder(List<String> words) {
    List<String> found = new ArrayList<>(words);
    found.set(0, find(words.get(0)).map(Path::toString).orElse(words.get(0)));
    return new ProcessBuilder(found);
  }
}
