// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Writes which case of the conformance suite holds for which source, as a Markdown table. */
final class CaseTable implements TestWatcher, AfterAllCallback {

  private static final Path FILE = Path.of("target", "toxiproxy-conformance.md");

  /** What became of a case, by case and source; one JVM runs all classes. */
  private static final Map<String, Map<String, String>> OUTCOMES = new TreeMap<>();

  @Override
  public void testSuccessful(ExtensionContext context) {
    record(context, "holds");
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    record(context, "FAILS");
  }

  @Override
  public void testAborted(ExtensionContext context, Throwable cause) {
    record(
        context,
        "differs: " + String.valueOf(cause.getMessage()).replace("Assumption failed: ", ""));
  }

  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    record(context, "not run");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    synchronized (OUTCOMES) {
      try {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, table());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void record(ExtensionContext context, String outcome) {
    String name = context.getRequiredTestMethod().getName().replace('_', ' ');
    String shown = context.getDisplayName();
    String key = shown.contains("(") ? name : name + ": " + shown;
    String source = context.getRequiredTestClass().getSimpleName().replace("ConformanceTest", "");
    synchronized (OUTCOMES) {
      OUTCOMES.computeIfAbsent(key, it -> new TreeMap<>()).put(source, outcome);
    }
  }

  private static String table() {
    TreeSet<String> sources =
        OUTCOMES.values().stream()
            .flatMap(it -> it.keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    String head =
        "| case | %s |\n|---|%s\n"
            .formatted(String.join(" | ", sources), "---|".repeat(sources.size()));
    return OUTCOMES.entrySet().stream()
        .map(row -> "| %s | %s |\n".formatted(row.getKey(), cells(row.getValue(), sources)))
        .collect(Collectors.joining("", head, ""));
  }

  private static String cells(Map<String, String> outcomes, TreeSet<String> sources) {
    Stream<String> cells = sources.stream().map(it -> outcomes.getOrDefault(it, "not run"));
    return cells.collect(Collectors.joining(" | "));
  }
}
