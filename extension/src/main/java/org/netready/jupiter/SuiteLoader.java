// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.netready.environment.Environment;
import org.netready.environment.EnvironmentReader;
import org.netready.environment.EnvironmentSource;
import org.netready.environment.FailOn;
import org.netready.environment.VantagePoint;
import org.netready.plan.ExampleEnvironment;
import org.netready.plan.Filter;
import org.netready.plan.Plan;
import org.netready.plan.Planner;
import org.netready.simulation.scenario.Scenario;
import org.netready.simulation.scenario.Scenarios;
import org.netready.spec.PackCatalog;
import org.netready.spec.PackSelection;
import org.netready.yaml.Problem;
import org.netready.yaml.Problems;
import org.netready.yaml.SpecException;

/** Finds out what a test class is to check where, from its annotation and the properties. */
final class SuiteLoader {

  private static final String SIMULATED = "simulated";

  private final String name;
  private final Settings settings;
  private final Chosen chosen;
  private final ClassLoader loader;
  private final Optional<List<String>> ownScenarios;

  SuiteLoader(Class<?> testClass, Settings settings, Chosen chosen) {
    this(testClass.getName(), settings, chosen, testClass.getClassLoader(), Optional.empty());
  }

  private SuiteLoader(
      String name,
      Settings settings,
      Chosen chosen,
      ClassLoader loader,
      Optional<List<String>> ownScenarios) {
    this.name = name;
    this.settings = settings;
    this.chosen = chosen;
    this.loader = loader;
    this.ownScenarios = ownScenarios;
  }

  /** Return the same for a network in which other things are wrong than the property says. */
  SuiteLoader inScenarios(List<String> scenarios) {
    return new SuiteLoader(name, settings, chosen, loader, Optional.of(scenarios));
  }

  /**
   * Load a suite.
   *
   * @param own its requirements; empty for those of the packs that were chosen
   * @throws SpecException if anything that a user wrote is wrong
   */
  Suite load(Optional<Supplier<List<PackSelection>>> own) {
    checkSettings();
    PackCatalog catalog = PackCatalog.of(loader);
    Optional<Environment> read = readEnvironment();
    List<PackSelection> packs = own.map(Supplier::get).orElseGet(() -> selections(catalog, read));
    boolean isOwnChoice =
        own.isPresent() || !chosen.packs().isEmpty() || !settings.packs().isEmpty();
    read.filter(it -> isOwnChoice).ifPresent(it -> checkPacks(catalog, it));
    Environment environment = read.orElseGet(() -> ExampleEnvironment.of(packs));
    List<Scenario> scenarios = scenarios(environment);
    Filter filter = Filter.parse(settings.include(), settings.exclude());
    Plan plan = Planner.plan(packs, environment, filter, () -> known(catalog, read));
    Set<FailOn> failOn = settings.failOn().orElseGet(environment::failOn);
    return new Suite(
        environment, plan, failOn, settings.isDryRun(), !filter.equals(Filter.ALL), scenarios);
  }

  /**
   * Return what is wrong with the network of a site.
   *
   * @throws SpecException if anything that a user wrote is wrong, or the network is a real one
   */
  List<Scenario> scenarios(Environment site) {
    List<String> names = ownScenarios.orElseGet(settings::scenarios);
    if (!names.isEmpty() && !site.isSimulated()) {
      fail(
          "%s %s, and environment %s is a real network; expected the environment 'simulated', or no"
                  .formatted(
                      ownScenarios.isPresent()
                          ? "the scenario of the test is"
                          : "property 'netready.scenario' is",
                      names,
                      site.name())
              + " scenario");
    }
    return Scenarios.read(names, settings.directory());
  }

  /**
   * Return what a suite is about, for a skeleton: no environment need be there.
   *
   * @throws SpecException if there is nothing, or it is wrong
   */
  List<PackSelection> selections(Optional<Supplier<List<PackSelection>>> own) {
    checkSettings();
    return own.map(Supplier::get)
        .orElseGet(() -> selections(PackCatalog.of(loader), Optional.empty()));
  }

  /**
   * Return the site, for single questions. A simulated one has every vantage point that is asked
   * for.
   *
   * @param vantagePoint the vantage point that is asked for
   * @throws SpecException if anything that a user wrote is wrong, or there is no such vantage point
   */
  Environment site(Optional<String> vantagePoint) {
    checkSettings();
    Environment site = readEnvironment().orElseGet(() -> ExampleEnvironment.of(List.of()));
    List<String> names = site.vantagePoints().stream().map(VantagePoint::name).toList();
    if (names.isEmpty()) {
      fail(
          "environment %s has no vantage point; expected one under 'vantage-points'"
              .formatted(site.name()));
    }
    if (vantagePoint.filter(it -> !names.contains(it)).isEmpty()) {
      return site;
    }
    String asked = vantagePoint.get();
    if (!site.isSimulated() || asked.isBlank()) {
      fail(
          "environment %s has no vantage point '%s'; expected one of %s"
              .formatted(site.name(), asked, names));
    }
    return site.withVantagePoint(
        new VantagePoint(asked, VantagePoint.Kind.SIMULATED, Set.of(asked), Optional.empty()));
  }

  /** Return the class that is tested. */
  String name() {
    return name;
  }

  /**
   * Look at the properties.
   *
   * @throws SpecException if there is an unknown one, or one with a value that it cannot have
   */
  void checkSettings() {
    Problems problems = new Problems();
    settings.check(problems, loader);
    problems.throwIfAny();
  }

  /** Hold that the packs that a site names are there, although others are checked. */
  private void checkPacks(PackCatalog catalog, Environment environment) {
    if (!environment.packs().isEmpty()) {
      var unused = select(catalog, environment);
    }
  }

  /** Return all packs there are: an environment may name what other suites need. */
  private List<PackSelection> known(PackCatalog catalog, Optional<Environment> environment) {
    List<String> names = new ArrayList<>();
    catalog.names().forEach(pack -> names.add(pack + ":*"));
    environment.map(Environment::packs).ifPresent(names::addAll);
    return names.isEmpty() ? List.of() : catalog.select(names, settings.directory());
  }

  /** Return the environment; empty for a simulated one, which is made of the packs' examples. */
  private Optional<Environment> readEnvironment() {
    String file = chosenEnvironment();
    if (file.isEmpty()) {
      fail(
          "no environment is chosen; expected the property 'netready.environment' or"
              + " @NetworkRequirements(environment = ...) with a file, or with 'simulated' for a"
              + " simulated network");
    }
    return file.equals(SIMULATED)
        ? Optional.empty()
        : Optional.of(EnvironmentReader.read(Path.of(file), settings.directory()));
  }

  private String chosenEnvironment() {
    return settings.environment().orElse(chosen.environment());
  }

  private List<PackSelection> selections(PackCatalog catalog, Optional<Environment> environment) {
    if (!chosen.packs().isEmpty()) {
      return select(
          catalog, chosen.packs(), settings.directory(), "@NetworkRequirements of " + name);
    }
    if (!settings.packs().isEmpty()) {
      return select(catalog, settings.packs(), settings.directory(), "property 'netready.packs'");
    }
    if (environment.filter(it -> !it.packs().isEmpty()).isPresent()) {
      return select(catalog, environment.get());
    }
    if (chosenEnvironment().equals(SIMULATED) && !catalog.names().isEmpty()) {
      return select(
          catalog,
          catalog.names().stream().map(pack -> pack + ":*").toList(),
          settings.directory(),
          "all packs");
    }
    throw new SpecException(
        List.of(
            new Problem(
                Optional.empty(),
                "no packs are chosen; expected the property 'netready.packs', 'packs' in the"
                    + " environment or @NetworkRequirements(packs = ...) with some of "
                    + catalog.names())));
  }

  /** Select the packs of an environment; a mistake has its place in the file. */
  private List<PackSelection> select(PackCatalog catalog, Environment environment) {
    EnvironmentSource source = environment.source();
    try {
      return catalog.select(
          environment.packs(), settings.directory(), pack -> source.place("packs", pack));
    } catch (SpecException e) {
      throw placed(e, "'packs' of " + environment.name(), source::redact);
    }
  }

  /** Select packs; a mistake that is in no file is where the choice was made. */
  static List<PackSelection> select(
      PackCatalog catalog, List<String> names, Path directory, String where) {
    try {
      return catalog.select(names, directory);
    } catch (SpecException e) {
      throw placed(e, where, text -> text);
    }
  }

  private static SpecException placed(
      SpecException mistakes, String where, UnaryOperator<String> redaction) {
    Problems problems = new Problems();
    for (Problem problem : mistakes.problems()) {
      String text = redaction.apply(problem.text());
      problem
          .position()
          .ifPresentOrElse(
              place -> problems.add(place, text), () -> problems.add(where + ": " + text));
    }
    return new SpecException(problems.all());
  }

  private static void fail(String text) {
    Problems problems = new Problems();
    problems.add(text);
    problems.throwIfAny();
  }
}
