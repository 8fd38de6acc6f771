// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.yaml.MappingReader;
import org.netready.yaml.Problems;
import org.netready.yaml.YamlMapping;
import org.netready.yaml.YamlNode;
import org.netready.yaml.YamlScalar;
import org.netready.yaml.YamlSequence;

/** Reads {@code roles}: the hosts of each. A role without a value has none. */
final class RolesReader {

  private static final String ROLES = "roles";

  private final Texts texts;
  private final Problems problems;
  private final Map<Host, Declared> declared = new HashMap<>();

  RolesReader(Texts texts, Problems problems) {
    this.texts = texts;
    this.problems = problems;
  }

  /** The address of a host, and the role that was the first to give it. */
  private record Declared(IpAddress address, String role) {}

  Map<String, List<SiteHost>> read(MappingReader environment) {
    Map<String, List<SiteHost>> roles = new LinkedHashMap<>();
    for (YamlMapping.Entry entry : Texts.entries(environment, ROLES)) {
      roles.put(entry.key().text(), hosts(entry));
    }
    return roles;
  }

  private List<SiteHost> hosts(YamlMapping.Entry role) {
    List<SiteHost> hosts = new ArrayList<>();
    for (YamlNode item : items(role.value())) {
      Optional<SiteHost> host = host(item, role.key().text());
      if (host.isEmpty()) {
        continue;
      }
      if (hosts.stream().anyMatch(it -> it.host().equals(host.get().host()))) {
        problems.add(
            item.position(),
            "host '%s' is twice in role '%s'; expected it once"
                .formatted(host.get().host().text(), role.key().text()));
      }
      hosts.add(host.get());
    }
    return hosts;
  }

  private static List<YamlNode> items(YamlNode value) {
    if (value instanceof YamlSequence sequence) {
      return sequence.items();
    }
    return Texts.isNothing(value) ? List.of() : List.of(value);
  }

  private Optional<SiteHost> host(YamlNode item, String role) {
    if (item instanceof YamlScalar scalar) {
      return texts.parsed(scalar, SiteHost::of);
    }
    if (item instanceof YamlSequence) {
      problems.add(item.position(), "a list as a host; expected a name, an address or a mapping");
      return Optional.empty();
    }
    return host(MappingReader.of(item, problems), role);
  }

  private Optional<SiteHost> host(MappingReader item, String role) {
    Optional<Host> host = texts.one(item, "host", Host::parse);
    Optional<IpAddress> address = texts.one(item, "address", IpAddress::parse);
    List<IpAddress> publicAddresses = texts.list(item, "public-addresses", IpAddress::parse);
    if (item.node("host").map(Texts::isNothing).orElse(true)) {
      problems.add(item.position(), "'host' is missing; expected a name or an address");
    }
    if (host.isPresent() && address.isPresent()) {
      requireOneAddress(item, host.get(), new Declared(address.get(), role));
    }
    item.close();
    return host.map(it -> new SiteHost(it, address, publicAddresses));
  }

  /** One machine in two roles is one host, so that one of two addresses would never be asked. */
  private void requireOneAddress(MappingReader item, Host host, Declared here) {
    Declared first = declared.computeIfAbsent(host, unused -> here);
    if (!first.role().equals(here.role()) && !first.address().equals(here.address())) {
      problems.add(
          item.node("address").orElseThrow().position(),
          "host '%s' has another address in role '%s'; expected the same, or another name for what has another address"
              .formatted(host.text(), first.role()));
    }
  }
}
