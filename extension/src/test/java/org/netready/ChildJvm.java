// SPDX-License-Identifier: Apache-2.0
package org.netready;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Runs a class of these tests in a Java process of its own. */
public final class ChildJvm {

  private ChildJvm() {}

  /**
   * A process that has ended.
   *
   * @param exitCode its exit code
   * @param output what it printed
   */
  public record Ended(int exitCode, String output) {}

  /** Run a class until it ends. */
  public static Ended run(List<String> options, Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-XX:TieredStopAtLevel=1");
    words.addAll(options);
    words.addAll(List.of("-cp", classPath(), main.getName()));
    words.addAll(arguments);
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  /** Return the class path with full names. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
