// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netready.environment.Environment;
import org.netready.environment.EnvironmentReader;
import org.netready.environment.Limits;
import org.netready.environment.NewFile;
import org.netready.environment.Phase;
import org.netready.environment.SiteHost;
import org.netready.spec.Alternative;
import org.netready.spec.Answers;
import org.netready.spec.Citation;
import org.netready.spec.Condition;
import org.netready.spec.Direction;
import org.netready.spec.Document;
import org.netready.spec.Expect;
import org.netready.spec.Fact;
import org.netready.spec.Level;
import org.netready.spec.Listens;
import org.netready.spec.Pack;
import org.netready.spec.PackSelection;
import org.netready.spec.Profile;
import org.netready.spec.Requirement;
import org.netready.spec.Role;
import org.netready.spec.Service;
import org.netready.spec.Sources;
import org.netready.spec.Target;
import org.netready.spec.Template;
import org.netready.spec.Trust;
import org.netready.spec.ValueType;
import org.netready.spec.Variable;
import org.netready.spec.WildcardHint;
import org.netready.yaml.Position;

class EnvironmentSkeletonTest {

  private static final Path EXPECTED =
      Path.of("src/test/resources/org/netready/plan/skeleton.yaml");
  private static final Position POSITION = new Position("shop.yaml", URI.create("file:/x"), 1, 1);

  @TempDir private Path directory;

  @Test
  void a_skeleton_explains_what_the_chosen_requirements_need() throws IOException {
    assertThat(skeleton()).isEqualTo(Files.readString(EXPECTED));
  }

  @Test
  void a_skeleton_is_an_environment_in_which_nothing_is_set() {
    Environment site = read(skeleton());

    assertThat(site.packs()).containsExactly("shop:small", "bank");
    assertThat(site.phase()).isEqualTo(Phase.BEFORE_INSTALL);
    assertThat(site.variables()).isEmpty();
    assertThat(site.facts()).isEmpty();
    assertThat(site.vantagePoints()).isEmpty();
    assertThat(site.samples()).isEmpty();
    assertThat(site.limits()).isEqualTo(Limits.DEFAULT);
    assertThat(site.roles())
        .containsOnly(
            Map.entry("nodes", List.of()),
            Map.entry("clients", List.of()),
            Map.entry("tills", List.of()));
  }

  @Test
  void a_skeleton_is_filled_in_by_removing_its_marks() {
    Environment site = read(filledIn(skeleton()));

    assertThat(site.hosts("nodes")).containsExactly(SiteHost.of("node-1"), SiteHost.of("node-2"));
    assertThat(site.variables())
        .containsOnly(
            Map.entry("region", List.of("eastus")),
            Map.entry("port", List.of("8443")),
            Map.entry("mirrors", List.of("a.example.com", "b.example.com")));
    assertThat(site.facts()).isEqualTo(Map.of("cni", "canal", "firewall", "true"));
    assertThat(site.samples())
        .containsOnly(
            Map.entry("*.eus.example.com", List.of("a.eus.example.com")),
            Map.entry("*.${region-code}.example.com", List.of("shop.eus.example.com")));
    assertThat(site.vantagePoints())
        .singleElement()
        .satisfies(point -> assertThat(point.host()).contains("node-1"));
  }

  @Test
  void what_no_pack_declares_is_there_by_its_name() {
    Pack pack = pack("own", List.of(), List.of(requirement("own-1", "ci", "git", "443/tcp")));

    String text = EnvironmentSkeleton.text(List.of(new PackSelection(pack, Set.of())));

    assertThat(read(text).roles()).containsOnlyKeys("ci", "git");
    assertThat(read(text).packs()).containsExactly("own");
  }

  private Environment read(String text) {
    NewFile.write(directory.resolve("site.yaml"), text);
    try {
      return EnvironmentReader.read(directory.resolve("site.yaml"));
    } finally {
      directory.resolve("site.yaml").toFile().delete();
    }
  }

  /** The proxy needs a variable and trust needs files, so they stay as they are. */
  private static String filledIn(String text) {
    int end = text.indexOf("# Resolvers");
    return text.substring(0, end).replaceAll("(?m)^( *)#(?! \\S)", "$1") + text.substring(end);
  }

  private static String skeleton() {
    Pack shop =
        pack(
            "shop",
            List.of(
                new Role("nodes", "Nodes of the shop, which run it", List.of("node-1", "node-2")),
                new Role("clients", "Whoever buys", List.of("client-1")),
                new Role("printers", "Only in a large shop", List.of("printer-1"))),
            List.of(
                requirement("shop-web", "clients", "nodes", "${port}/tcp"),
                requirement("shop-pods", "pod", "*.${region-code}.example.com", "443/tcp"),
                requirement("shop-eus", "nodes", "*.eus.example.com", "443/tcp"),
                requirement("shop-mirrors", "nodes", "${mirrors}", "443/tcp"),
                requirement("shop-outside", "internet", "nodes", "22/tcp"),
                requirement("shop-print", Set.of("large"), "nodes", "printers", "631/tcp")));
    Pack bank =
        pack(
            "bank",
            List.of(
                new Role("nodes", "The machines that are to be paid", List.of("node-1")),
                new Role("tills", "", List.of("till-1"))),
            List.of(requirement("bank-pay", "tills", "nodes", "${port}/tcp")));
    return EnvironmentSkeleton.text(
        List.of(new PackSelection(shop, Set.of("small")), new PackSelection(bank, Set.of())));
  }

  private static Pack pack(String name, List<Role> roles, List<Requirement> requirements) {
    boolean isShop = name.equals("shop");
    Map<String, Role> rolesByName = new LinkedHashMap<>();
    roles.forEach(role -> rolesByName.put(role.name(), role));
    Map<String, Profile> profiles = new LinkedHashMap<>();
    if (isShop) {
      profiles.put("large", new Profile("large", "", false));
      profiles.put("small", new Profile("small", "", true));
    }
    return new Pack(
        name,
        name,
        "",
        List.of(),
        false,
        profiles,
        isShop ? facts() : Map.of(),
        isShop ? variables() : Map.of(),
        rolesByName,
        isShop ? wildcards() : Map.of(),
        requirements,
        POSITION);
  }

  private static Map<String, Variable> variables() {
    Map<String, Variable> variables = new LinkedHashMap<>();
    variables.put(
        "region",
        variable("region", ValueType.TEXT, List.of("eastus"), List.of("eastus", "westus"), ""));
    variables.put(
        "region-code",
        new Variable(
            "region-code",
            "The code\n  of the region",
            ValueType.TEXT,
            List.of(),
            List.of(),
            List.of(),
            Optional.of(new Variable.Derived("region", Map.of("eastus", "eus")))));
    variables.put("port", variable("port", ValueType.PORT, List.of("443"), List.of(), "8443"));
    variables.put(
        "mirrors",
        variable(
            "mirrors", ValueType.HOSTS, List.of("a.example.com", "b.example.com"), List.of(), ""));
    variables.put("unused", variable("unused", ValueType.TEXT, List.of("x"), List.of(), ""));
    return variables;
  }

  private static Variable variable(
      String name, ValueType type, List<String> example, List<String> allowed, String value) {
    return new Variable(
        name,
        "The " + name + " of the shop.",
        type,
        example,
        allowed,
        value.isEmpty() ? List.of() : List.of(value),
        Optional.empty());
  }

  private static Map<String, Fact> facts() {
    Map<String, Fact> facts = new LinkedHashMap<>();
    facts.put(
        "cni",
        new Fact(
            "cni",
            "The network.",
            List.of("canal", "weave"),
            Optional.of("canal"),
            Optional.empty()));
    facts.put(
        "firewall",
        new Fact(
            "firewall",
            "There is a firewall",
            List.of("true", "false"),
            Optional.empty(),
            Optional.empty()));
    return facts;
  }

  private static Map<String, WildcardHint> wildcards() {
    Map<String, WildcardHint> wildcards = new LinkedHashMap<>();
    wildcards.put(
        "*.eus.example.com",
        new WildcardHint(
            "*.eus.example.com", "All shops.", List.of("a.eus.example.com"), "b.eus.example.com"));
    wildcards.put(
        "*.${region-code}.example.com",
        new WildcardHint(
            "*.${region-code}.example.com",
            "The shops of the region.",
            List.of(),
            "shop.${region-code}.example.com"));
    return wildcards;
  }

  private static Requirement requirement(String id, String from, String to, String ports) {
    return requirement(id, Set.of(), from, to, ports);
  }

  private static Requirement requirement(
      String id, Set<String> profiles, String from, String to, String ports) {
    return new Requirement(
        id,
        "a title",
        "",
        Level.MUST,
        profiles,
        Direction.INBOUND,
        List.of(from),
        Sources.ALL,
        List.of(
            new Alternative(
                List.of(target(to)),
                List.of(new Template(ports)),
                Service.NONE,
                Trust.PUBLIC,
                Answers.UNSAID)),
        Listens.ALWAYS,
        Expect.REACHABLE,
        Optional.empty(),
        id.equals("shop-web")
            ? Optional.of(
                new Condition.And(
                    new Condition.OneOf("cni", Set.of("canal")),
                    new Condition.OneOf("firewall", Set.of("true"))))
            : Optional.empty(),
        Set.of(),
        "",
        List.of(),
        new Citation(new Document("A document", "", "https://example.com", "2026-01-01"), "", ""),
        POSITION);
  }

  private static Target target(String to) {
    if (to.startsWith("*")) {
      return new Target.WildcardTarget(new Template(to));
    }
    return to.contains("$") ? new Target.HostTarget(new Template(to)) : new Target.RoleTarget(to);
  }
}
