// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netready.yaml.Position;
import org.netready.yaml.Problem;
import org.netready.yaml.Problems;

class PackReaderTest {

  private static final URI SOURCE = URI.create("file:/packs/full.yaml");

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void a_mistake_has_its_message(Path file) throws IOException {
    Problems problems = new Problems();
    Optional<Pack> pack;

    try (InputStream stream = Files.newInputStream(file)) {
      pack = new PackReader(problems).read(file.getFileName().toString(), file.toUri(), stream);
    }

    assertThat(problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n")))
        .isEqualTo(Files.readString(sibling(file)).strip());
    assertThat(pack).isEmpty();
  }

  @Test
  void every_mistake_has_a_message_and_every_message_a_mistake() throws IOException {
    try (Stream<Path> files = InvalidPacks.in("")) {
      List<Path> folders = files.map(Path::getParent).distinct().toList();

      assertThat(folders).hasSize(3);
      for (Path folder : folders) {
        assertThat(names(folder, ".yaml")).isEqualTo(names(folder, ".txt"));
      }
    }
  }

  @Test
  void every_key_of_the_format_is_read() {
    Pack pack = full();

    assertThat(pack.name()).isEqualTo("full");
    assertThat(pack.title()).isEqualTo("A pack with all there is");
    assertThat(pack.description()).isEqualTo("Two lines of text.");
    assertThat(pack.requires()).containsExactly("base:cloud");
    assertThat(pack.profileRequired()).isFalse();
    assertThat(pack.profiles())
        .containsExactly(Map.entry("training", new Profile("training", "Trains models", true)));
    assertThat(pack.facts().get("cni"))
        .isEqualTo(
            new Fact(
                "cni",
                "Container network",
                List.of("canal", "weave"),
                Optional.of("canal"),
                Optional.of("weave")));
    assertThat(pack.variables().get("region"))
        .isEqualTo(
            new Variable(
                "region",
                "Region",
                ValueType.TEXT,
                List.of("eu"),
                List.of("eu", "us"),
                List.of("us"),
                Optional.empty()));
    assertThat(pack.variables().get("code").derived())
        .contains(new Variable.Derived("region", Map.of("eu", "e", "us", "u")));
    assertThat(pack.roles().get("nodes"))
        .isEqualTo(new Role("nodes", "All nodes", List.of("node-1", "node-2")));
    assertThat(pack.wildcards().get("*.${code}.example.com"))
        .isEqualTo(
            new WildcardHint(
                "*.${code}.example.com",
                "Any of ours",
                List.of("b.e.example.com"),
                "a.${code}.example.com"));
    assertThat(pack.position()).isEqualTo(new Position("full.yaml", SOURCE, 1, 1));
  }

  @Test
  void every_key_of_a_requirement_is_read() {
    Requirement requirement = full().requirements().get(0);

    assertThat(requirement)
        .isEqualTo(
            new Requirement(
                "full-images",
                "nodes reach the images",
                "They are pulled.",
                Level.SHOULD,
                Set.of("training"),
                Direction.OUTBOUND,
                List.of("nodes", "pod"),
                Sources.ANY,
                List.of(
                    new Alternative(
                        List.of(
                            new Target.WildcardTarget(new Template("*.${code}.example.com")),
                            new Target.PrefixTarget(new Template("10.42.0.0/16")),
                            new Target.PrefixTarget(new Template("${pods}")),
                            new Target.HostTarget(new Template("${hosts}")),
                            new Target.HostTarget(new Template("2001:db8::1")),
                            new Target.RoleTarget("nodes"),
                            new Target.AnyTarget()),
                        List.of(
                            new Template("443/tcp"),
                            new Template("${port}/tcp"),
                            new Template("${ports}")),
                        Service.REGISTRY,
                        Trust.PUBLIC_ONLY,
                        new Answers("/v2/", Set.of(200, 401), "X-Registry", ""))),
                Listens.DURING_INSTALL,
                Expect.REACHABLE,
                Optional.empty(),
                Optional.of(new Condition.OneOf("cni", Set.of("canal"))),
                Set.of(Inferred.SERVICE, Inferred.SOURCE),
                "moved away",
                List.of("images", "registry"),
                new Citation(
                    new Document("Hosts", "2", "https://example.com/hosts", "2026-11-20"),
                    "Outbound",
                    "1"),
                new Position("full.yaml", SOURCE, 35, 5)));
  }

  @Test
  void what_is_left_out_has_the_default() {
    Requirement requirement = full().requirements().get(1);

    assertThat(requirement.level()).isEqualTo(Level.MUST);
    assertThat(requirement.profiles()).isEmpty();
    assertThat(requirement.sources()).isEqualTo(Sources.ALL);
    assertThat(requirement.listens()).isEqualTo(Listens.ALWAYS);
    assertThat(requirement.expect()).isEqualTo(Expect.REACHABLE);
    assertThat(requirement.when()).isEmpty();
    assertThat(requirement.citation())
        .isEqualTo(new Citation(new Document("Ports", "", "", ""), "", ""));
    assertThat(requirement.alternatives())
        .extracting(Alternative::service, Alternative::trust, Alternative::answers)
        .containsExactly(
            tuple(Service.HTTPS, Trust.PUBLIC, Answers.UNSAID),
            tuple(Service.NONE, Trust.PUBLIC, Answers.UNSAID));
  }

  @Test
  void what_a_person_confirms_needs_no_endpoint() {
    List<Requirement> requirements = full().requirements();

    assertThat(requirements.get(2).expect()).isEqualTo(Expect.MANUAL);
    assertThat(requirements.get(2).alternatives()).isEmpty();
    assertThat(requirements.get(3).rule())
        .contains(new ValueRule("port", List.of(), List.of("15000", "15001")));
  }

  @Test
  void a_pack_without_documents_cites_itself() {
    Pack pack =
        read(
            """
            pack: full
            title: What we need
            requirements:
              - {id: it, title: it holds, expect: manual}
            """);

    assertThat(pack.requirements().get(0).citation()).hasToString("What we need");
  }

  @Test
  void rows_that_differ_in_their_title_alone_are_two_requirements() {
    String row = "direction: inbound, from: any, to: pod, ports: 443/tcp}";

    Pack pack =
        read(
            "pack: full\ntitle: Two rows\nrequirements:\n"
                + "  - {id: a, title: the control plane is reached, "
                + row
                + "\n  - {id: b, title: the cluster is reached, "
                + row);

    assertThat(pack.requirements()).hasSize(2);
  }

  @Test
  void what_cannot_hold_together_may_be_demanded_by_two_profiles() {
    Pack pack =
        read(
            """
            pack: full
            title: Two profiles
            profiles: {open: {description: open}, shut: {description: shut}}
            requirements:
              - {id: a, title: open, profiles: open, direction: inbound, from: internet, to: pod, ports: 443/tcp}
              - {id: b, title: shut, profiles: shut, direction: inbound, from: internet, to: pod, ports: 443/tcp, expect: blocked}
            """);

    assertThat(pack.requirements()).hasSize(2);
  }

  private static Pack full() {
    try (InputStream stream = PackReaderTest.class.getResourceAsStream("full.yaml")) {
      return read(new String(stream.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pack read(String text) {
    Problems problems = new Problems();
    try {
      Optional<Pack> pack =
          new PackReader(problems)
              .read("full.yaml", SOURCE, new ByteArrayInputStream(text.getBytes(UTF_8)));

      assertThat(problems.all()).isEmpty();
      return pack.orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Path> mistakes() {
    return InvalidPacks.in("");
  }

  private static Path sibling(Path file) {
    return Path.of(file.toString().replaceFirst("\\.yaml$", ".txt"));
  }

  private static List<String> names(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .sorted()
          .toList();
    }
  }
}
