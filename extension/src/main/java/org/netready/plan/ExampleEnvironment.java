// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.netready.environment.Environment;
import org.netready.environment.FailOn;
import org.netready.environment.Limits;
import org.netready.environment.Phase;
import org.netready.environment.ProxySettings;
import org.netready.environment.SiteHost;
import org.netready.environment.TrustStores;
import org.netready.environment.VantagePoint;
import org.netready.spec.Fact;
import org.netready.spec.PackSelection;
import org.netready.spec.Requirement;
import org.netready.spec.Role;
import org.netready.spec.Template;
import org.netready.spec.Variable;
import org.netready.spec.WildcardHint;
import org.netready.yaml.Problems;

/** Makes of the examples in packs a site on which everything of them can be checked. */
public final class ExampleEnvironment {

  /** Generous: all of a vendor's handshakes share this process with their servers. */
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(10), Duration.ofMinutes(10), 64, Optional.empty());

  private static final String NAME = "simulated";
  private static final String OUTSIDE = "outside";

  /** What every simulated place reaches. */
  private static final List<VantagePoint.Control> CONTROLS =
      Stream.of("www.example.com:443", "ns.example.com:53/udp")
          .map(VantagePoint.Control::parse)
          .toList();

  private final List<PackSelection> packs;
  private final Declarations declared;
  private final ExampleAddresses addresses = new ExampleAddresses();

  private ExampleEnvironment(List<PackSelection> packs) {
    this.packs = packs;
    this.declared = Declarations.of(packs);
  }

  /**
   * Return the simulated site of some packs: the product is installed, every host of every role has
   * a private and a public address, and there is a vantage point for each source.
   *
   * @param packs the chosen packs, in order
   */
  public static Environment of(List<PackSelection> packs) {
    return new ExampleEnvironment(packs).environment();
  }

  private Environment environment() {
    Map<String, List<SiteHost>> roles = roles();
    Environment withoutSamples = environment(roles, Map.of());
    return environment(roles, samples(withoutSamples));
  }

  private Environment environment(
      Map<String, List<SiteHost>> roles, Map<String, List<String>> samples) {
    return new Environment(
        NAME,
        true,
        selections(),
        variables(),
        facts(),
        roles,
        vantagePoints(roles),
        Phase.INSTALLED,
        List.of(),
        ProxySettings.NONE,
        TrustStores.DEFAULT,
        samples,
        LIMITS,
        Set.of(FailOn.FAIL));
  }

  private List<String> selections() {
    return packs.stream().flatMap(ExampleEnvironment::selections).toList();
  }

  private static Stream<String> selections(PackSelection selection) {
    String name = selection.pack().name();
    return selection.profiles().isEmpty()
        ? Stream.of(name)
        : selection.profiles().stream().sorted().map(profile -> name + ":" + profile);
  }

  private Map<String, List<String>> variables() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    declared
        .variables()
        .forEach(
            (name, variables) ->
                variables.stream()
                    .filter(variable -> variable.derived().isEmpty())
                    .map(Variable::example)
                    .filter(example -> !example.isEmpty())
                    .findFirst()
                    .ifPresent(example -> values.put(name, example)));
    return values;
  }

  private Map<String, String> facts() {
    Map<String, String> values = new LinkedHashMap<>();
    declared
        .facts()
        .forEach(
            (name, facts) ->
                first(facts, Fact::example)
                    .or(() -> first(facts, Fact::defaultValue))
                    .ifPresent(value -> values.put(name, value)));
    return values;
  }

  private static Optional<String> first(List<Fact> facts, Function<Fact, Optional<String>> value) {
    return facts.stream().map(value).flatMap(Optional::stream).findFirst();
  }

  private Map<String, List<SiteHost>> roles() {
    Map<String, List<SiteHost>> hosts = new LinkedHashMap<>();
    Set<String> destinations = new LinkedHashSet<>();
    requirements().map(Declarations::destinationRoles).forEach(destinations::addAll);
    declared
        .roles()
        .forEach(
            (role, declarations) -> {
              Set<String> names = new LinkedHashSet<>();
              declarations.forEach(declaration -> names.addAll(declaration.example()));
              if (names.isEmpty() && destinations.contains(role)) {
                names.add(role);
              }
              if (!names.isEmpty()) {
                hosts.put(role, names.stream().map(addresses::host).toList());
              }
            });
    return hosts;
  }

  private Stream<Requirement> requirements() {
    return packs.stream().flatMap(selection -> selection.pack().requirements().stream());
  }

  private Map<String, List<String>> samples(Environment site) {
    SiteValues values = new SiteValues(declared, site, new Problems());
    Map<String, List<String>> samples = new LinkedHashMap<>();
    declared
        .wildcards()
        .forEach(
            (wildcard, hints) -> {
              List<String> examples =
                  hints.stream()
                      .map(WildcardHint::example)
                      .flatMap(example -> values.expand(new Template(example)).stream())
                      .distinct()
                      .toList();
              if (!examples.isEmpty()) {
                samples.put(wildcard, examples);
              }
            });
    return samples;
  }

  private List<VantagePoint> vantagePoints(Map<String, List<SiteHost>> roles) {
    Map<String, VantagePoint> vantages = new LinkedHashMap<>();
    for (String role : sourceRoles()) {
      List<SiteHost> hosts = roles.getOrDefault(role, List.of());
      for (SiteHost host : hosts) {
        String name = host.host().text();
        vantages.put(name, vantage(name, rolesOf(host, roles), Optional.of(name)));
      }
    }
    for (String role : sourceRoles()) {
      if (!roles.containsKey(role)) {
        add(vantages, role, role);
      }
    }
    add(vantages, Role.INTERNET, Role.INTERNET);
    add(vantages, OUTSIDE, Role.ANY);
    add(vantages, Role.POD, Role.POD);
    return new ArrayList<>(vantages.values());
  }

  /** Add a vantage point that is no host; its name must not be that of a host either. */
  private static void add(Map<String, VantagePoint> vantages, String name, String role) {
    String free = vantages.containsKey(name) ? name + "-vantage" : name;
    vantages.put(free, vantage(free, Set.of(role), Optional.empty()));
  }

  private static VantagePoint vantage(String name, Set<String> roles, Optional<String> host) {
    return new VantagePoint(name, VantagePoint.Kind.SIMULATED, roles, host, CONTROLS);
  }

  /** Return the roles where a requirement starts, and those whose hosts ask themselves. */
  private Set<String> sourceRoles() {
    Set<String> sources = new LinkedHashSet<>();
    requirements()
        .forEach(
            requirement -> {
              sources.addAll(Declarations.sourceRoles(requirement));
              if (requirement.from().contains(Role.SELF)) {
                sources.addAll(Declarations.destinationRoles(requirement));
              }
            });
    return sources;
  }

  private static Set<String> rolesOf(SiteHost host, Map<String, List<SiteHost>> roles) {
    Set<String> names = new TreeSet<>();
    roles.forEach(
        (role, hosts) -> {
          if (hosts.contains(host)) {
            names.add(role);
          }
        });
    return names;
  }
}
