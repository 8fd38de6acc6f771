// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.environment.Environment;
import org.netready.environment.EnvironmentSource;
import org.netready.environment.FailOn;
import org.netready.environment.Limits;
import org.netready.environment.Phase;
import org.netready.environment.ProxySettings;
import org.netready.environment.Resolvers;
import org.netready.environment.SiteHost;
import org.netready.environment.TrustExemption;
import org.netready.environment.TrustStores;
import org.netready.environment.VantagePoint;

/** Builds small sites; the product is installed unless said otherwise. */
final class SiteFixture {

  private final Map<String, List<String>> variables = new LinkedHashMap<>();
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final Map<String, List<SiteHost>> roles = new LinkedHashMap<>();
  private final List<VantagePoint> vantagePoints = new ArrayList<>();
  private final Map<String, List<String>> samples = new LinkedHashMap<>();
  private final List<TrustExemption> exemptions = new ArrayList<>();
  private Phase phase = Phase.INSTALLED;
  private Limits.Ranges ranges = Limits.Ranges.SAMPLE;
  private List<Ports> allowedListeners = List.of();

  /** Return an empty site. */
  static SiteFixture site() {
    return new SiteFixture();
  }

  /** Return a site with one node, {@code node-1}, and a vantage point on it. */
  static SiteFixture oneNode() {
    return site().role("nodes", "node-1").on("node-1", "nodes");
  }

  SiteFixture variable(String name, String... values) {
    variables.put(name, List.of(values));
    return this;
  }

  SiteFixture fact(String name, String value) {
    facts.put(name, value);
    return this;
  }

  /** Add hosts, as {@code name}, {@code name=address} or {@code name=address+public address}. */
  SiteFixture role(String role, String... hosts) {
    roles.put(role, Stream.of(hosts).map(SiteFixture::host).toList());
    return this;
  }

  /** Add a vantage point on a host, named after it. */
  SiteFixture on(String host, String... standsFor) {
    return vantage(host, Optional.of(host), standsFor);
  }

  /** Add a vantage point that is no host by name. */
  SiteFixture vantage(String name, String... standsFor) {
    return vantage(name, Optional.empty(), standsFor);
  }

  private SiteFixture vantage(String name, Optional<String> host, String... standsFor) {
    vantagePoints.add(new VantagePoint(name, VantagePoint.Kind.LOCAL, Set.of(standsFor), host));
    return this;
  }

  /** Add a control to the last vantage point. */
  SiteFixture control(String control) {
    VantagePoint last = vantagePoints.remove(vantagePoints.size() - 1);
    vantagePoints.add(
        new VantagePoint(
            last.name(),
            last.kind(),
            last.roles(),
            last.host(),
            List.of(VantagePoint.Control.parse(control))));
    return this;
  }

  SiteFixture sample(String wildcard, String... hosts) {
    samples.put(wildcard, List.of(hosts));
    return this;
  }

  SiteFixture exempt(String requirement, String reason) {
    exemptions.add(new TrustExemption(requirement, reason));
    return this;
  }

  SiteFixture allowedListeners(String... ports) {
    allowedListeners = Stream.of(ports).map(Ports::parse).toList();
    return this;
  }

  SiteFixture ranges(Limits.Ranges value) {
    ranges = value;
    return this;
  }

  SiteFixture phase(Phase value) {
    phase = value;
    return this;
  }

  Environment build() {
    return new Environment(
        "site.yaml",
        false,
        List.of(),
        variables,
        facts,
        roles,
        vantagePoints,
        phase,
        Resolvers.DEFAULT,
        ProxySettings.NONE,
        new TrustStores(List.of(), List.of(), List.of(), exemptions),
        samples,
        new Limits(
            Limits.DEFAULT.check(),
            Limits.DEFAULT.suite(),
            Limits.DEFAULT.concurrency(),
            Limits.DEFAULT.perHost(),
            ranges),
        Set.of(FailOn.FAIL),
        allowedListeners,
        EnvironmentSource.NONE);
  }

  private static SiteHost host(String text) {
    String[] parts = text.split("[=+]");
    return new SiteHost(
        Host.parse(parts[0]),
        parts.length < 2 ? Optional.empty() : Optional.of(IpAddress.parse(parts[1])),
        Stream.of(parts).skip(2).map(IpAddress::parse).toList());
  }
}
