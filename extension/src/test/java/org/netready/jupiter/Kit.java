// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Execution;

/** Runs test classes with JUnit inside a test, and says what came of each test. */
final class Kit {

  private final Class<?> testClass;
  private final Map<String, String> parameters = new HashMap<>();

  private Kit(Class<?> testClass, Path folder) {
    this.testClass = testClass;
    parameters.put("netready.directory", folder.toString());
    parameters.put("netready.output", "out");
  }

  /** Return a kit that runs a class, with its files and its output in a folder. */
  static Kit of(Class<?> testClass, Path folder) {
    return new Kit(testClass, folder);
  }

  /** Set a property, whose name begins with {@code netready.}. */
  Kit with(String name, Object value) {
    parameters.put("netready." + name, value.toString());
    return this;
  }

  /** Set a parameter of JUnit's, whose name begins with {@code junit.jupiter.}. */
  Kit withJupiter(String name, Object value) {
    parameters.put("junit.jupiter." + name, value.toString());
    return this;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  Ran run() {
    EngineTestKit.Builder builder =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(testClass));
    parameters.forEach(builder::configurationParameter);
    Printed<EngineExecutionResults> printed = printed(builder::execute);
    return new Ran(printed.value(), printed.lines());
  }

  /** Run something, and return what it printed too. */
  static <T> Printed<T> printed(Supplier<T> work) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      T value = work.get();
      return new Printed<>(value, bytes.toString(StandardCharsets.UTF_8).lines().toList());
    } finally {
      System.setOut(before);
    }
  }

  record Printed<T>(T value, List<String> lines) {}

  /** What came of a class. */
  record Ran(EngineExecutionResults results, List<String> printed) {

    /** Return each test, in order, as {@code SUCCESSFUL name}. */
    List<String> tests() {
      return results.testEvents().executions().stream()
          .map(it -> it.getTerminationInfo().getExecutionResult().getStatus() + " " + name(it))
          .toList();
    }

    /** Return what a test whose name begins so threw. */
    Throwable thrown(String name) {
      return results.testEvents().executions().stream()
          .filter(it -> name(it).startsWith(name))
          .map(it -> it.getTerminationInfo().getExecutionResult())
          .flatMap(result -> result.getThrowable().stream())
          .findFirst()
          .orElseThrow(() -> new AssertionError("'%s' threw nothing: %s".formatted(name, tests())));
    }

    /** Return the message of the only test there is. */
    String onlyMessage() {
      if (tests().size() != 1) {
        throw new AssertionError("not one test: " + tests());
      }
      return thrown("").getMessage();
    }

    String lastLine() {
      return printed.get(printed.size() - 1);
    }

    /** Return the report entries of a test, or of a container, whose name begins so. */
    List<Map<String, String>> entries(String name) {
      return results.allEvents().reportingEntryPublished().stream()
          .filter(event -> event.getTestDescriptor().getDisplayName().startsWith(name))
          .map(Event::getPayload)
          .map(payload -> (ReportEntry) payload.orElseThrow())
          .map(entry -> Map.copyOf(entry.getKeyValuePairs()))
          .toList();
    }

    boolean containersSucceeded() {
      return results.containerEvents().executions().stream()
          .allMatch(
              it ->
                  it.getTerminationInfo().getExecutionResult().getStatus()
                      == TestExecutionResult.Status.SUCCESSFUL);
    }

    private static String name(Execution execution) {
      return execution.getTestDescriptor().getDisplayName();
    }
  }
}
