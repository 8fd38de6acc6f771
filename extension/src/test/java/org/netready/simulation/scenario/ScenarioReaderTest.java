// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.netready.simulation.Impairment;
import org.netready.simulation.Impairments;
import org.netready.yaml.SpecException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scenario files, what is wrong with them, and the schema beside the reader. */
class ScenarioReaderTest {

  private static final Path SCHEMA =
      Path.of("src/main/resources/org/netready/schema/scenario.schema.json");
  private static final Path SHIPPED = Path.of("src/main/resources/org/netready/scenarios");

  static final List<String> NAMES = Scenarios.names();

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("impairments")
  void an_impairment_is_read(String yaml, Impairment impairment) throws IOException {
    Path file = write("title: t\nimpairments: [{to: everything, impair: " + yaml + "}]\n");

    Scenario scenario = Scenarios.read(List.of("s.yaml"), folder).get(0);

    assertThat(scenario.steps()).extracting(Step::impairment).containsExactly(impairment);
    assertThat(schemaErrors(file)).isEmpty();
  }

  static Stream<Arguments> impairments() {
    Duration second = Duration.ofSeconds(1);
    return Stream.of(
        Arguments.of("nxdomain", Impairments.nxDomain()),
        Arguments.of("{resolves-to: [10.0.0.1, 10.0.0.2]}", resolvesTo("10.0.0.1", "10.0.0.2")),
        Arguments.of("{resolves-to: 10.0.0.1}", resolvesTo("10.0.0.1")),
        Arguments.of("filtered", Impairments.filtered()),
        Arguments.of("down", Impairments.down()),
        Arguments.of("{latency: 1s}", Impairments.latency(second)),
        Arguments.of(
            "{latency: 1s, jitter: 50ms, toxicity: 0.5, stream: upstream}",
            Impairments.latency(second).jitter(Duration.ofMillis(50)).toxicity(0.5).upstream()),
        Arguments.of("{bandwidth: 64}", Impairments.bandwidth(64)),
        Arguments.of("{slow-close: 1s}", Impairments.slowClose(second)),
        Arguments.of("{timeout: 0ms}", Impairments.timeout(Duration.ZERO)),
        Arguments.of("{reset-peer: 1s, stream: downstream}", Impairments.resetPeer(second)),
        Arguments.of(
            "{slicer: 64, variation: 32, delay: 10ms}",
            Impairments.slicer(64, 32, Duration.ofMillis(10))),
        Arguments.of("{limit-data: 1024}", Impairments.limitData(1024)),
        Arguments.of("{intercepted-by: Corp CA}", Impairments.interceptedBy("Corp CA")),
        Arguments.of("expired", Impairments.expired()),
        Arguments.of(
            "{redirected-to: 'https://a.example/'}",
            Impairments.redirectedTo("https://a.example/")),
        Arguments.of("{status: 503}", Impairments.status(503)),
        Arguments.of("captive-portal", Impairments.captivePortal()),
        Arguments.of("proxy-denies", Impairments.proxyDenies()),
        Arguments.of("{datagram-loss: 0.25}", Impairments.datagramLoss(0.25)));
  }

  @Test
  void all_mistakes_are_said_at_once_with_their_places() throws IOException {
    write(
        """
        colour: red
        proxy: inside
        impairments:
          - to: nowhere
            impair: broken
          - to: {host: a.example.com, names: b.*}
            impair: latency
          - to: {host: a.example.com, port: 70000}
            impair: {latency: soon}
          - to: {layer: cables}
            impair: {bandwidth: much, colour: red}
          - to: {role: nodes, colour: red}
            impair: {status: 99}
          - from: any
        """);

    assertThatThrownBy(() -> Scenarios.read(List.of("s.yaml"), folder))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            String.join(
                "\n",
                "s.yaml:1:1: 'title' is missing; expected a text",
                "s.yaml:2:8: unknown proxy 'inside'; expected outside",
                "s.yaml:4:9: unknown part 'nowhere'; expected everything, outside, or a mapping with"
                    + " host, names, role or layer",
                "s.yaml:5:13: unknown impairment 'broken'; expected one of "
                    + ImpairmentReader.words(),
                "s.yaml:6:9: not one part; expected one of host (with or without port), names, role"
                    + " or layer",
                "s.yaml:7:13: 'latency' without a value; expected a mapping like {latency: ...}",
                "s.yaml:8:37: port 70000 is out of range; expected 1 to 65535",
                "s.yaml:9:23: 'soon' is not a duration; expected a form like 300ms, 5s or 1m",
                "s.yaml:10:17: unknown layer 'cables'; expected one of [names, connects, streams,"
                    + " datagrams, proxy, tls, http]",
                "s.yaml:11:25: 'much' is not a number for 'bandwidth'; expected a whole one",
                "s.yaml:11:31: unknown key 'colour'; expected one of [bandwidth, toxicity, stream]",
                "s.yaml:12:23: unknown key 'colour'; expected one of [host, port, names, role,"
                    + " layer]",
                "s.yaml:13:22: status 99; expected 200 to 599",
                "s.yaml:14:5: 'to' is missing; expected it in each impairment",
                "s.yaml:14:5: 'impair' is missing; expected it in each impairment",
                "s.yaml:1:1: unknown key 'colour'; expected one of [title, description, proxy,"
                    + " impairments]"));
  }

  @Test
  void a_scenario_without_impairments_is_none() throws IOException {
    write("title: nothing\n");

    assertThatThrownBy(() -> Scenarios.read(List.of("s.yaml"), folder))
        .hasMessage("s.yaml:1:1: no impairments; expected 'impairments' with at least one");
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void what_ships_is_right_and_generic(String name) throws IOException {
    Scenario scenario = Scenarios.read(List.of(name), folder).get(0);

    assertThat(scenario.isGeneric()).isTrue();
    assertThat(scenario.description()).isNotEmpty();
    assertThat(schemaErrors(SHIPPED.resolve(name + ".yaml"))).isEmpty();
  }

  @Test
  void all_that_ships_is_listed() throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      assertThat(files.map(it -> it.getFileName().toString().replace(".yaml", "")))
          .containsExactlyInAnyOrderElementsOf(NAMES);
    }
  }

  @Test
  void the_schema_knows_the_words_of_the_reader() throws IOException {
    JsonNode impairment =
        JsonMapper.shared().readTree(Files.readString(SCHEMA)).at("/$defs/impairment/anyOf");
    Set<String> words = new TreeSet<>();
    impairment.get(0).get("enum").forEach(it -> words.add(it.asString()));
    for (int i = 1; i < impairment.size(); i++) {
      words.add(impairment.get(i).get("required").get(0).asString());
    }

    assertThat(words).containsExactlyElementsOf(ImpairmentReader.words());
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("s.yaml"), text);
  }

  private static List<String> schemaErrors(Path file) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMA), InputFormat.JSON)
        .validate(Files.readString(file), InputFormat.YAML)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static Impairment resolvesTo(String... addresses) {
    return Impairments.resolvesTo(addresses);
  }
}
