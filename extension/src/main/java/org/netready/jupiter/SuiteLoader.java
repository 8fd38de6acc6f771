// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.netready.environment.Environment;
import org.netready.environment.EnvironmentReader;
import org.netready.environment.FailOn;
import org.netready.plan.ExampleEnvironment;
import org.netready.plan.Filter;
import org.netready.plan.Plan;
import org.netready.plan.Planner;
import org.netready.spec.PackCatalog;
import org.netready.spec.PackSelection;
import org.netready.yaml.Problems;

/** Finds out what a test class is to check where, from its annotation and the properties. */
final class SuiteLoader {

  private static final String SIMULATED = "simulated";

  private final String name;
  private final Settings settings;
  private final Optional<NetworkRequirements> annotation;
  private final PackCatalog catalog;
  private final ClassLoader loader;

  SuiteLoader(Class<?> testClass, Settings settings, Optional<NetworkRequirements> annotation) {
    this.name = testClass.getName();
    this.settings = settings;
    this.annotation = annotation;
    this.loader = testClass.getClassLoader();
    this.catalog = PackCatalog.of(loader);
  }

  /**
   * Load the suite of the packs that were chosen.
   *
   * @throws org.netready.yaml.SpecException if anything that a user wrote is wrong
   */
  Suite load() {
    checkSettings();
    Optional<Environment> read = readEnvironment();
    return plan(selections(read), read);
  }

  /**
   * Load a suite of given requirements, whatever packs were chosen.
   *
   * @throws org.netready.yaml.SpecException if anything that a user wrote is wrong
   */
  Suite load(List<PackSelection> own) {
    checkSettings();
    return plan(own, readEnvironment());
  }

  /**
   * Return the packs that were chosen, for a skeleton: no environment need be there.
   *
   * @throws org.netready.yaml.SpecException if there are none, or they are wrong
   */
  List<PackSelection> selections() {
    checkSettings();
    return selections(Optional.empty());
  }

  private Suite plan(List<PackSelection> selections, Optional<Environment> read) {
    Environment environment = read.orElseGet(() -> ExampleEnvironment.of(selections));
    Filter filter = Filter.parse(settings.include(), settings.exclude());
    Plan plan = Planner.plan(selections, environment, filter, known(environment));
    boolean isDryRun = settings.isDryRun(new Problems());
    return new Suite(name, environment, plan, failOn(environment), isDryRun);
  }

  /** Return a suite without a plan, for single questions. */
  Suite site() {
    checkSettings();
    Environment environment = readEnvironment().orElseGet(() -> ExampleEnvironment.of(List.of()));
    return new Suite(name, environment, new Plan(List.of()), Set.of(FailOn.FAIL), false);
  }

  /** Return the class that is tested. */
  String name() {
    return name;
  }

  /** Return all packs there are: an environment may name what other suites need. */
  private List<PackSelection> known(Environment environment) {
    List<String> names = new ArrayList<>();
    catalog.names().forEach(pack -> names.add(pack + ":*"));
    if (!environment.isSimulated()) {
      names.addAll(environment.packs());
    }
    return names.isEmpty() ? List.of() : catalog.select(names, settings.directory());
  }

  private void checkSettings() {
    Problems problems = new Problems();
    settings.requireKnownNames(problems, loader);
    settings.isDryRun(problems);
    problems.throwIfAny();
  }

  /** Return the environment; empty for a simulated one, which is made of the packs' examples. */
  private Optional<Environment> readEnvironment() {
    Optional<String> chosen = chosenEnvironment();
    if (chosen.isEmpty()) {
      fail(
          "no environment is chosen; expected the property 'netready.environment' or"
              + " @NetworkRequirements(environment = ...) with a file, or with 'simulated' for a"
              + " simulated network");
    }
    return chosen
        .filter(text -> !text.equals(SIMULATED))
        .map(file -> EnvironmentReader.read(Path.of(file), settings.directory()));
  }

  private Optional<String> chosenEnvironment() {
    return settings
        .environment()
        .or(() -> annotation.map(NetworkRequirements::environment))
        .filter(text -> !text.isBlank());
  }

  private boolean isSimulated() {
    return chosenEnvironment().filter(SIMULATED::equals).isPresent();
  }

  private List<PackSelection> selections(Optional<Environment> environment) {
    List<String> names =
        annotation.map(NetworkRequirements::packs).map(Arrays::asList).orElse(List.of());
    if (names.isEmpty()) {
      names = settings.packs();
    }
    if (names.isEmpty()) {
      names = environment.map(Environment::packs).orElse(List.of());
    }
    if (names.isEmpty() && isSimulated()) {
      names = catalog.names().stream().map(pack -> pack + ":*").toList();
    }
    if (names.isEmpty()) {
      fail(
          "no packs are chosen; expected the property 'netready.packs', 'packs' in the environment or"
              + " @NetworkRequirements(packs = ...) with some of "
              + catalog.names());
    }
    return catalog.select(names, settings.directory());
  }

  private Set<FailOn> failOn(Environment environment) {
    List<String> words = settings.failOn();
    if (words.isEmpty()) {
      return environment.failOn();
    }
    Problems problems = new Problems();
    Set<FailOn> chosen = EnumSet.of(FailOn.FAIL);
    for (String word : words) {
      try {
        chosen.add(FailOn.valueOf(word.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        problems.add(
            "property 'netready.fail-on' has the unknown word '%s'; expected some of [fail, should,"
                    .formatted(word)
                + " inconclusive, gap, new]");
      }
    }
    problems.throwIfAny();
    return chosen;
  }

  private static void fail(String text) {
    Problems problems = new Problems();
    problems.add(text);
    problems.throwIfAny();
  }
}
