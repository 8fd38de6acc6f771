// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netready.endpoint.Host;
import org.netready.yaml.MappingReader;
import org.netready.yaml.Problems;
import org.netready.yaml.YamlMapping;
import org.netready.yaml.YamlScalar;

/** Reads {@code vantage-points}: where checks are made from. */
final class VantagePointsReader {

  private static final String VANTAGE_POINTS = "vantage-points";
  private static final String KIND = "kind";
  private static final String HOST = "host";

  /** The one role that is outside of the site. */
  private static final String INTERNET = "internet";

  /** Any source: inside and outside. */
  private static final String ANY = "any";

  /** The host that a check goes to, which is no place. */
  private static final String SELF = "self";

  private final Texts texts;
  private final Problems problems;
  private final Map<String, List<SiteHost>> roles;
  private @Nullable YamlScalar firstLocal;

  VantagePointsReader(Texts texts, Problems problems, Map<String, List<SiteHost>> roles) {
    this.texts = texts;
    this.problems = problems;
    this.roles = roles;
  }

  List<VantagePoint> read(MappingReader environment) {
    List<VantagePoint> points = new ArrayList<>();
    for (YamlMapping.Entry entry : Texts.entries(environment, VANTAGE_POINTS)) {
      point(entry).map(point -> vantagePoint(entry.key(), point)).ifPresent(points::add);
    }
    return points;
  }

  private Optional<MappingReader> point(YamlMapping.Entry entry) {
    return Texts.isNothing(entry.value())
        ? Optional.of(
            new MappingReader(new YamlMapping(List.of(), entry.value().position()), problems))
        : texts.mapping(entry.value(), entry.key().text());
  }

  private VantagePoint vantagePoint(YamlScalar name, MappingReader point) {
    Set<String> standsFor = roles(name, point);
    if (isLocal(point)) {
      requireOneLocal(name);
    }
    Optional<String> host =
        texts.one(point, HOST, text -> host(name.text(), standsFor, Host.parse(text)));
    List<VantagePoint.Control> controls = texts.list(point, "control", VantagePoint.Control::parse);
    point.close();
    return new VantagePoint(name.text(), VantagePoint.Kind.LOCAL, standsFor, host, controls);
  }

  private Set<String> roles(YamlScalar name, MappingReader point) {
    Set<String> standsFor = new LinkedHashSet<>(texts.list(point, "roles", this::role));
    if (Texts.items(point, "roles").isEmpty()) {
      problems.add(
          name.position(),
          "vantage point '%s' stands for no role; expected 'roles' with at least one"
              .formatted(name.text()));
    }
    List<String> inside =
        standsFor.stream().filter(role -> !role.equals(INTERNET) && !role.equals(ANY)).toList();
    if (standsFor.contains(INTERNET) && !inside.isEmpty()) {
      problems.add(
          point.position("roles"),
          "vantage point '%s' stands for internet and for %s inside; expected one or the other"
              .formatted(name.text(), inside));
    }
    return standsFor;
  }

  private String role(String text) {
    if (text.equals(SELF)) {
      throw new IllegalArgumentException(
          "'self' is whichever host a check goes to, and no place; expected the role of that host");
    }
    return Texts.notEmpty(text);
  }

  private boolean isLocal(MappingReader point) {
    return texts.one(point, KIND, VantagePointsReader::kind).isPresent()
        || point.node(KIND).map(Texts::isNothing).orElse(true);
  }

  private static VantagePoint.Kind kind(String text) {
    if (text.equals(MappingReader.word(VantagePoint.Kind.SIMULATED))) {
      throw new IllegalArgumentException(
          "kind 'simulated' in a file, only a simulated network has it; expected local");
    }
    if (!text.equals(MappingReader.word(VantagePoint.Kind.LOCAL))) {
      throw new IllegalArgumentException("unknown kind '%s'; expected local".formatted(text));
    }
    return VantagePoint.Kind.LOCAL;
  }

  private void requireOneLocal(YamlScalar name) {
    YamlScalar first = firstLocal;
    if (first == null) {
      firstLocal = name;
      return;
    }
    problems.add(
        name.position(),
        ("vantage point '%s' is local, as '%s' at line %s is, and one process is one place; "
                + "expected one local vantage point with the roles of this machine")
            .formatted(name.text(), first.text(), first.position().line()));
  }

  /** Return the name of the host of those roles that the text names, by its name or address. */
  private String host(String vantagePoint, Set<String> standsFor, Host text) {
    List<SiteHost> hosts =
        standsFor.stream().flatMap(role -> roles.getOrDefault(role, List.of()).stream()).toList();
    return hosts.stream()
        .filter(host -> host.host().equals(text) || host.address().filter(text::equals).isPresent())
        .map(host -> host.host().text())
        .findFirst()
        .orElseThrow(() -> inNoRole(vantagePoint, standsFor, hosts, text));
  }

  private IllegalArgumentException inNoRole(
      String vantagePoint, Set<String> standsFor, List<SiteHost> hosts, Host text) {
    List<String> names = hosts.stream().map(host -> host.host().text()).distinct().toList();
    return new IllegalArgumentException(
        "host '%s' of vantage point '%s' is in none of its roles %s; expected %s"
            .formatted(
                text.text(),
                vantagePoint,
                standsFor,
                names.isEmpty() ? rolesWithHosts() : "one of " + names));
  }

  private String rolesWithHosts() {
    List<String> named =
        roles.entrySet().stream()
            .filter(role -> !role.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    String hosts = "hosts for one of them under 'roles'";
    return named.isEmpty() ? hosts : hosts + ", or a role that has hosts, one of " + named;
  }
}
