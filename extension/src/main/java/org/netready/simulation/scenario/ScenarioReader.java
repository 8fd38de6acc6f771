// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netready.endpoint.Host;
import org.netready.simulation.Impairment;
import org.netready.yaml.MappingReader;
import org.netready.yaml.Problems;
import org.netready.yaml.YamlMapping;
import org.netready.yaml.YamlNode;
import org.netready.yaml.YamlReader;
import org.netready.yaml.YamlScalar;

/**
 * Reads a scenario:
 *
 * <pre>{@code
 * title: registries behind a slow link
 * description: What comes from registries takes a second, and one of them is gone.
 * proxy: outside              # clients use an HTTP proxy for what is outside; none if absent
 * impairments:
 *   - to: {names: "*.azurecr.io"}          # or: everything, outside, {host: a.example.com},
 *     except: [{host: a.azurecr.io}]       # {host: a.example.com, port: 443}, {role: nodes},
 *     from: [nodes]                        # {layer: tls}. from: vantage points or roles
 *     impair: {latency: 1s, jitter: 200ms, toxicity: 0.5, stream: upstream}
 *   - to: {host: registry.example.com, port: 443/tcp}
 *     impair: filtered
 * }</pre>
 *
 * <p>The JSON Schema of such a file is the resource {@code
 * org/netready/schema/scenario.schema.json}.
 */
final class ScenarioReader {

  private final Problems problems;
  private final ImpairmentReader impairments;

  private ScenarioReader(Problems problems) {
    this.problems = problems;
    this.impairments = new ImpairmentReader(problems);
  }

  /**
   * Read a scenario.
   *
   * @param name how it was chosen, which messages repeat
   * @param isGeneric whether parts that a network does not have are no mistake
   * @return the scenario; empty, with problems, if anything in it is wrong
   */
  static Optional<Scenario> read(
      String name, URI source, boolean isGeneric, InputStream stream, Problems problems)
      throws IOException {
    Problems own = new Problems();
    Optional<Scenario> scenario =
        new YamlReader(name, source, own)
            .read(stream)
            .map(root -> new ScenarioReader(own).scenario(name, isGeneric, root));
    problems.addAll(own.all());
    return scenario.filter(it -> own.isEmpty());
  }

  private Scenario scenario(String name, boolean isGeneric, YamlNode root) {
    MappingReader file = MappingReader.of(root, problems);
    String title = file.requiredText("title");
    String description = file.text("description").orElse("");
    Optional<YamlScalar> proxy = file.scalar("proxy");
    proxy
        .filter(it -> !it.text().equals("outside"))
        .ifPresent(
            it ->
                problems.add(
                    it.position(), "unknown proxy '%s'; expected outside".formatted(it.text())));
    List<Step> steps = new ArrayList<>();
    for (YamlNode item : file.items("impairments")) {
      step(MappingReader.of(item, problems)).ifPresent(steps::add);
    }
    if (file.items("impairments").isEmpty() && root instanceof YamlMapping) {
      problems.add(
          file.position("impairments"), "no impairments; expected 'impairments' with at least one");
    }
    file.close();
    return new Scenario(name, title, description, proxy.isPresent(), isGeneric, steps);
  }

  private Optional<Step> step(MappingReader step) {
    Optional<PartName> to = required(step, "to").flatMap(this::part);
    List<PartName> except = new ArrayList<>();
    step.items("except").forEach(it -> part(it).ifPresent(except::add));
    List<YamlScalar> from = step.texts("from");
    Optional<Impairment> impairment = required(step, "impair").flatMap(impairments::read);
    step.close();
    return to.flatMap(
        part -> impairment.map(it -> new Step(part, except, from, it, step.position("impair"))));
  }

  private Optional<YamlNode> required(MappingReader step, String key) {
    Optional<YamlNode> node = step.node(key);
    if (node.isEmpty()) {
      problems.add(
          step.position(), "'%s' is missing; expected it in each impairment".formatted(key));
    }
    return node;
  }

  private Optional<PartName> part(YamlNode node) {
    if (node instanceof YamlScalar word) {
      return switch (word.text()) {
        case "everything" ->
            Optional.of(new PartName(word.position(), parts -> parts.everything()));
        case "outside" -> Optional.of(new PartName(word.position(), parts -> parts.outside()));
        default -> {
          problems.add(
              word.position(),
              "unknown part '%s'; expected everything, outside, or a mapping with host, names, role or layer"
                  .formatted(word.text()));
          yield Optional.empty();
        }
      };
    }
    MappingReader part = MappingReader.of(node, problems);
    Optional<PartName> named = part(part);
    part.close();
    return named;
  }

  private Optional<PartName> part(MappingReader part) {
    Optional<YamlScalar> host = part.scalar("host");
    Optional<YamlScalar> port = part.scalar("port");
    Optional<YamlScalar> names = part.scalar("names");
    Optional<YamlScalar> role = part.scalar("role");
    Optional<YamlScalar> layer = part.scalar("layer");
    List<Optional<YamlScalar>> all = List.of(host, names, role, layer);
    if (all.stream().filter(Optional::isPresent).count() != 1
        || (port.isPresent() && host.isEmpty())) {
      problems.add(
          part.position(),
          "not one part; expected one of host (with or without port), names, role or layer");
      return Optional.empty();
    }
    if (host.isPresent()) {
      return part.parsed(host.get(), text -> Host.parse(text).text())
          .flatMap(it -> host(part, host.get(), it, port));
    }
    return names
        .map(it -> new PartName(it.position(), parts -> parts.names(it.text())))
        .or(() -> role.map(it -> new PartName(it.position(), parts -> parts.role(it.text()))))
        .or(
            () ->
                layer.flatMap(it -> part.parsed(it, word -> PartName.layer(it.position(), word))));
  }

  private static Optional<PartName> host(
      MappingReader part, YamlScalar place, String host, Optional<YamlScalar> port) {
    return port.isEmpty()
        ? Optional.of(PartName.host(place.position(), host))
        : part.parsed(port.get(), text -> PartName.endpoint(place.position(), host, text));
  }
}
