// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs commands, of this JVM's kind among them, and takes their time. */
final class Command {

  private Command() {}

  /**
   * What came of a command.
   *
   * @param words the command
   * @param status its exit status
   * @param output what it wrote
   * @param seconds how long it took, from the start of the process to its end
   */
  record Ran(List<String> words, int status, String output, double seconds) {}

  /** Run a command to its end, whatever its exit status is. */
  static Ran run(List<String> words) {
    try {
      long start = System.nanoTime();
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      int status = process.waitFor();
      return new Ran(words, status, output, (System.nanoTime() - start) / 1e9);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while %s ran".formatted(words.get(0)), e);
    }
  }

  /** Run a command that must succeed, and return what it wrote. */
  static String output(String... words) {
    return succeeded(run(List.of(words))).output().strip();
  }

  /**
   * Run a class of this benchmark in a Java process of its own, which must succeed. Its figure
   * {@code process} is the wall time of the whole process.
   *
   * @param before words before {@code java}, such as {@code ip netns exec NAME}
   * @param options options of the JVM
   */
  static Figures java(
      List<String> before, List<String> options, Class<?> program, String... arguments) {
    List<String> words = new ArrayList<>(before);
    words.addAll(javaWords(options, program, arguments));
    Ran ran = succeeded(run(words));
    return Figures.read(ran.output()).with("process", ran.seconds());
  }

  /** Return the command line of a class of this benchmark. */
  static List<String> javaWords(List<String> options, Class<?> program, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(options);
    words.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    words.add(program.getName());
    words.addAll(List.of(arguments));
    return words;
  }

  /** Hold that a command succeeded. */
  static Ran succeeded(Ran ran) {
    if (ran.status() != 0) {
      throw new IllegalStateException(
          "'%s' ended with %s: %s"
              .formatted(String.join(" ", ran.words()), ran.status(), ran.output().strip()));
    }
    return ran;
  }
}
