// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Commands that start a class of these tests in a Java process of its own. */
public final class JavaProcess {

  private JavaProcess() {}

  /** Return a builder of a process inside a namespace. */
  public static ProcessBuilder builder(
      Namespace namespace, List<String> options, Class<?> main, List<String> arguments) {
    return withoutProxies(namespace.builder(words(options, main, arguments)));
  }

  /** Return a builder of a process outside of all namespaces. */
  public static ProcessBuilder builder(
      List<String> options, Class<?> main, List<String> arguments) {
    return withoutProxies(Command.builder(words(options, main, arguments)));
  }

  private static ProcessBuilder withoutProxies(ProcessBuilder builder) {
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    return builder.redirectErrorStream(true);
  }

  private static List<String> words(List<String> options, Class<?> main, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"));
    words.addAll(options);
    words.addAll(List.of("-cp", classPath(), main.getName()));
    words.addAll(arguments);
    return words;
  }

  /** Return the class path with full names: the working directory may be another one. */
  private static String classPath() {
    return String.join(
        File.pathSeparator,
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }
}
