// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netready.yaml.Problems;
import org.netready.yaml.SpecException;

/** The scenarios that ship, and those in files. */
public final class Scenarios {

  private static final String FOLDER = "/org/netready/scenarios/";

  /** Those that ship, which suit any packs. */
  private static final List<String> SHIPPED =
      List.of(
          "air-gap-with-mirror",
          "firewall-default-deny",
          "proxy-with-credentials",
          "slow-link-with-udp-loss",
          "split-horizon-dns",
          "tls-inspection");

  private Scenarios() {}

  /** Return the names of those that ship, in order. */
  public static List<String> names() {
    return SHIPPED;
  }

  /**
   * Read scenarios.
   *
   * @param chosen each the name of one that ships, or the path of a file
   * @param directory where a relative path is looked up
   * @throws SpecException if there is no such scenario, or anything in one is wrong, with all that
   *     is
   */
  public static List<Scenario> read(List<String> chosen, Path directory) {
    Problems problems = new Problems();
    List<Scenario> scenarios = new ArrayList<>();
    for (String name : chosen) {
      (SHIPPED.contains(name) ? shipped(name, problems) : file(name, directory, problems))
          .ifPresent(scenarios::add);
    }
    problems.throwIfAny();
    return List.copyOf(scenarios);
  }

  private static Optional<Scenario> shipped(String name, Problems problems) {
    URL resource = Scenarios.class.getResource(FOLDER + name + ".yaml");
    if (resource == null) {
      throw new IllegalStateException("scenario %s is not in this jar".formatted(name));
    }
    try (InputStream stream = resource.openStream()) {
      return ScenarioReader.read(name, URI.create(resource.toString()), true, stream, problems);
    } catch (IOException e) {
      throw new IllegalStateException("scenario %s cannot be read".formatted(name), e);
    }
  }

  private static Optional<Scenario> file(String name, Path directory, Problems problems) {
    Path place = directory.resolve(name).toAbsolutePath().normalize();
    try (InputStream stream = Files.newInputStream(place)) {
      return ScenarioReader.read(name, place.toUri(), false, stream, problems);
    } catch (NoSuchFileException e) {
      problems.add(
          "there is no scenario '%s'; expected one of %s, or the path of a file from %s"
              .formatted(name, SHIPPED, directory.toAbsolutePath().normalize()));
    } catch (IOException e) {
      problems.add(
          "the scenario '%s' cannot be read; expected a readable file (%s)".formatted(name, place));
    }
    return Optional.empty();
  }
}
