// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.netready.spec.Requirements.alternative;
import static org.netready.spec.Requirements.pack;
import static org.netready.spec.Requirements.requirement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequirementsTest {

  @Test
  void a_requirement_is_what_a_pack_would_say() {
    Requirement requirement =
        requirement("artifact-store")
            .title("CI reaches the artifact store")
            .from("ci")
            .to("artifacts.example.com")
            .port(443)
            .https()
            .build();

    assertThat(requirement.id()).isEqualTo("artifact-store");
    assertThat(requirement.title()).isEqualTo("CI reaches the artifact store");
    assertThat(requirement.from()).containsExactly("ci");
    assertThat(requirement.level()).isEqualTo(Level.MUST);
    assertThat(requirement.direction()).isEqualTo(Direction.OUTBOUND);
    assertThat(requirement.alternatives())
        .containsExactly(
            new Alternative(
                List.of(new Target.HostTarget(new Template("artifacts.example.com"))),
                List.of(new Template("443/tcp")),
                Service.HTTPS,
                Trust.PUBLIC,
                Answers.UNSAID));
  }

  @Test
  void everything_of_the_format_can_be_said() {
    Requirement requirement =
        requirement("full")
            .purpose("Everything.")
            .level(Level.SHOULD)
            .profiles("training")
            .direction(Direction.INBOUND)
            .fromAnyOf("ci", "internet")
            .to("*.example.com", "10.42.0.0/16", "any", "nodes")
            .ports(30000, 32767)
            .udp(8472)
            .udp(100, 200)
            .ports("${port}/tcp")
            .http()
            .trust(Trust.SITE)
            .path("/healthz")
            .answers(200, 204)
            .header("Server")
            .listens(Listens.INSTALLED)
            .direct()
            .when("cni == canal")
            .inferred(Inferred.PORT)
            .obsolete("moved away")
            .tags("images")
            .cite(new Document("Ports", "2", "", ""), "Outbound", "1")
            .build();

    assertThat(requirement)
        .isEqualTo(
            new Requirement(
                "full",
                "full",
                "Everything.",
                Level.SHOULD,
                Set.of("training"),
                Direction.INBOUND,
                List.of("ci", "internet"),
                Sources.ANY,
                List.of(
                    new Alternative(
                        List.of(
                            new Target.WildcardTarget(new Template("*.example.com")),
                            new Target.PrefixTarget(new Template("10.42.0.0/16")),
                            new Target.AnyTarget(),
                            new Target.RoleTarget("nodes")),
                        List.of(
                            new Template("30000-32767/tcp"),
                            new Template("8472/udp"),
                            new Template("100-200/udp"),
                            new Template("${port}/tcp")),
                        Service.HTTP,
                        Trust.SITE,
                        new Answers("/healthz", Set.of(200, 204), "Server", ""))),
                Listens.INSTALLED,
                Expect.DIRECT,
                Optional.empty(),
                Optional.of(new Condition.OneOf("cni", Set.of("canal"))),
                Set.of(Inferred.PORT),
                "moved away",
                List.of("images"),
                new Citation(new Document("Ports", "2", "", ""), "Outbound", "1"),
                requirement.position()));
  }

  @Test
  void a_requirement_is_at_the_line_of_its_source() throws IOException {
    Requirement requirement = requirement("here-it-begins").manual().build();

    Path file = Path.of(requirement.position().source());
    assertThat(file).endsWithRaw(Path.of("org/netready/spec/RequirementsTest.java"));
    assertThat(Files.readAllLines(file).get(requirement.position().line() - 1))
        .contains("requirement(\"here-it-begins\")");
    assertThat(requirement.position().file()).isEqualTo("RequirementsTest.java");
    assertThat(requirement.citation()).hasToString("RequirementsTest.java");
  }

  @Test
  void roles_and_wildcards_are_declared_by_being_named() {
    PackSelection selection =
        pack(
            "needs",
            requirement("store").from("ci", "pod").to("*.example.com", "database").port(443));

    assertThat(selection.profiles()).isEmpty();
    assertThat(selection.pack().roles().values())
        .containsExactly(
            new Role("ci", "Hosts that the requirements of needs call ci.", List.of("ci")),
            new Role(
                "database",
                "Hosts that the requirements of needs call database.",
                List.of("database")));
    assertThat(selection.pack().wildcards().values())
        .extracting(WildcardHint::wildcard, WildcardHint::example)
        .containsExactly(tuple("*.example.com", "netready.example.com"));
  }

  @Test
  void the_rest_is_declared_before() {
    PackSelection selection =
        pack("needs")
            .title("What we need")
            .description("All of it.")
            .profile("training", "Trains models")
            .fact("cni", "Container network", "canal", "weave")
            .variable("port", ValueType.PORT, "Port of the database", "1433")
            .variable("pods", ValueType.PREFIX, "Addresses of pods", "10.42.0.0/16")
            .role("ci", "CI runners", "ci-1", "ci-2")
            .wildcard("*.example.com", "Any of ours", "a.example.com")
            .requirements(
                requirement("store")
                    .profiles("training")
                    .from("ci")
                    .to("*.example.com")
                    .ports("${port}/tcp")
                    .when("cni == canal"),
                requirement("pods").from("ci").to("${pods}").port(443),
                requirement("port").forbiddenValues("port", "15000"),
                requirement("port-known").allowedValues("port", "1433"))
            .select("training");

    assertThat(selection.profiles()).containsExactly("training");
    assertThat(selection.pack().title()).isEqualTo("What we need");
    assertThat(selection.pack().requirements().get(1).alternatives().get(0).to())
        .containsExactly(new Target.PrefixTarget(new Template("${pods}")));
  }

  @Test
  void alternatives_are_several_ways() {
    Requirement requirement =
        requirement("mirror")
            .from("ci")
            .oneOf(
                alternative("a.example.com").port(443).registry(),
                alternative("b.example.com").port(22).ssh())
            .build();

    assertThat(requirement.oneIsEnough()).isTrue();
    assertThat(requirement.alternatives())
        .extracting(Alternative::service)
        .containsExactly(Service.REGISTRY, Service.SSH);
  }

  @Test
  void each_expectation_has_its_word() {
    assertThat(
            Stream.of(
                    requirement("a").blocked(),
                    requirement("a").privateAddress(),
                    requirement("a").onlyListening(),
                    requirement("a").mustBeFree(),
                    requirement("a").viaProxy(),
                    requirement("a").direct(),
                    requirement("a").manual())
                .map(it -> it.build().expect()))
        .containsExactly(
            Expect.BLOCKED,
            Expect.PRIVATE_ADDRESS,
            Expect.ONLY_LISTENING,
            Expect.MUST_BE_FREE,
            Expect.VIA_PROXY,
            Expect.DIRECT,
            Expect.MANUAL);
  }

  @Test
  void each_service_has_its_word() {
    assertThat(
            Stream.of(
                    alternative("a.b").https(),
                    alternative("a.b").http(),
                    alternative("a.b").tls(),
                    alternative("a.b").registry(),
                    alternative("a.b").ssh(),
                    alternative("a.b").smtp(),
                    alternative("a.b").dns(),
                    alternative("a.b").ntp(),
                    alternative("a.b").quic(),
                    alternative("a.b").vxlan(),
                    alternative("a.b").geneve(),
                    alternative("a.b").wireguard())
                .map(it -> it.alternative(Map.of()).service()))
        .containsExactly(
            Service.HTTPS,
            Service.HTTP,
            Service.TLS,
            Service.REGISTRY,
            Service.SSH,
            Service.SMTP,
            Service.DNS,
            Service.NTP,
            Service.QUIC,
            Service.VXLAN,
            Service.GENEVE,
            Service.WIREGUARD);
  }

  @Test
  void built_requirements_make_a_pack_too() {
    Requirement built = requirement("rules").manual().build();

    assertThat(pack("needs", built).pack().requirements()).containsExactly(built);
  }
}
