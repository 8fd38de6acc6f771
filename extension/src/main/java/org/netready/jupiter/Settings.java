// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.netready.environment.FailOn;
import org.netready.simulation.toxiproxy.ToxiproxySource;
import org.netready.yaml.Problems;

/**
 * The {@code netready.*} properties of a run: system properties, or entries of {@code
 * junit-platform.properties}. A name that is none of these is an error, since a misspelt one must
 * not be ignored.
 */
final class Settings {

  private static final String PREFIX = "netready.";

  private static final Set<String> KNOWN =
      new TreeSet<>(
          List.of(
              "netready.directory",
              "netready.dry-run",
              "netready.environment",
              "netready.exclude",
              "netready.fail-on",
              "netready.include",
              "netready.output",
              "netready.packs",
              "netready.require",
              "netready.scenario",
              "netready.skeleton",
              "netready.toxiproxy"));

  private final Function<String, Optional<String>> parameters;

  Settings(Function<String, Optional<String>> parameters) {
    this.parameters = parameters;
  }

  /** Report each property that does not exist, and each whose value is none. */
  void check(Problems problems, ClassLoader loader) {
    Stream.concat(
            System.getProperties().stringPropertyNames().stream(), platformNames(loader).stream())
        .filter(name -> name.startsWith(PREFIX) && !KNOWN.contains(name))
        .distinct()
        .sorted()
        .forEach(
            name ->
                problems.add("unknown property '%s'; expected one of %s".formatted(name, KNOWN)));
    String dryRun = text("dry-run").orElse("false");
    if (!dryRun.equals("true") && !dryRun.equals("false")) {
      problems.add(
          "property 'netready.dry-run' is '%s'; expected one of [true, false]".formatted(dryRun));
    }
    try {
      toxiproxy();
    } catch (IllegalArgumentException e) {
      problems.add("property 'netready.toxiproxy': " + e.getMessage());
    }
    for (String word : words("fail-on")) {
      if (failOn(word).isEmpty()) {
        problems.add(
            "property 'netready.fail-on' has the unknown word '%s'; expected some of %s"
                .formatted(word, Arrays.stream(FailOn.values()).map(Settings::word).toList()));
      }
    }
  }

  /** Return the environment: a file, or {@code simulated}; empty if the property is not set. */
  Optional<String> environment() {
    return text("environment");
  }

  /** Return the packs that the property names; empty if it is not set. */
  List<String> packs() {
    return words("packs");
  }

  /** Return the scenarios of a simulated network: names, or files; empty for none. */
  List<String> scenarios() {
    return words("scenario");
  }

  /**
   * Return where a simulated network has its Toxiproxy from, if it needs one; embedded if the
   * property is not set.
   *
   * @throws IllegalArgumentException if the property is none of the sources
   */
  ToxiproxySource toxiproxy() {
    return ToxiproxySource.parse(text("toxiproxy").orElse("embedded"), directory());
  }

  /** Return the filters of what is run, separated by commas; empty for all. */
  String include() {
    return text("include").orElse("");
  }

  /** Return the filters of what is not run, separated by commas; empty for none. */
  String exclude() {
    return text("exclude").orElse("");
  }

  /** Return what makes a test fail; empty if the environment says it. */
  Optional<Set<FailOn>> failOn() {
    List<String> words = words("fail-on");
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Set<FailOn> chosen = EnumSet.of(FailOn.FAIL);
    words.stream().map(Settings::failOn).flatMap(Optional::stream).forEach(chosen::add);
    return Optional.of(chosen);
  }

  private static Optional<FailOn> failOn(String text) {
    return Arrays.stream(FailOn.values()).filter(it -> word(it).equals(text)).findFirst();
  }

  private static String word(FailOn constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Return whether nothing is to be probed. */
  boolean isDryRun() {
    return text("dry-run").filter("true"::equals).isPresent();
  }

  /** Return the file that a skeleton of an environment is to be written to. */
  Optional<Path> skeleton() {
    return text("skeleton").map(this::resolve);
  }

  /** Return the folder for the files of a run. */
  Path output() {
    return text("output").map(this::resolve).orElse(Path.of("target", "netready"));
  }

  /** Return the directory against which relative files resolve: where the build was called. */
  Path directory() {
    return Path.of(text("directory").orElse("")).toAbsolutePath().normalize();
  }

  /**
   * Return a path as a user finds it: from the directory of the call if it is below, else whole.
   */
  String shown(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    return (whole.startsWith(directory()) ? directory().relativize(whole) : whole).toString();
  }

  private Path resolve(String file) {
    return directory().resolve(file);
  }

  private List<String> words(String name) {
    return text(name).stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private Optional<String> text(String name) {
    return parameters.apply(PREFIX + name).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static Set<String> platformNames(ClassLoader loader) {
    Properties properties = new Properties();
    try (InputStream file = loader.getResourceAsStream("junit-platform.properties")) {
      if (file != null) {
        properties.load(file);
      }
    } catch (IOException e) {
      return Set.of(); // JUnit itself reads this file first, and reports it
    }
    return properties.stringPropertyNames();
  }
}
