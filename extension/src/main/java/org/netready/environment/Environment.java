// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.netready.endpoint.Ports;

/**
 * What a site has. Immutable.
 *
 * @param name what messages call it: the file, or the word for a simulated network
 * @param isSimulated whether it is a simulated network, which every output must then say
 * @param packs the packs that the site chose, as {@code name} or {@code name:profile}
 * @param variables the values of variables; a list has several, all others one
 * @param facts the values of facts
 * @param roles the hosts of each role
 * @param vantagePoints where checks are made from
 * @param phase whether the product is there yet
 * @param resolvers the name servers that are asked as well
 * @param proxy the proxy
 * @param trust the certificate authorities
 * @param samples the site's own hosts below wildcards, by wildcard as the pack writes it
 * @param limits the bounds of a run
 * @param failOn what makes a test fail; always contains {@link FailOn#FAIL}
 * @param allowedListeners the ports that may listen on the site's hosts besides those that a pack
 *     allows
 * @param source where its names are in a file, and what of it must not be shown
 */
public record Environment(
    String name,
    boolean isSimulated,
    List<String> packs,
    Map<String, List<String>> variables,
    Map<String, String> facts,
    Map<String, List<SiteHost>> roles,
    List<VantagePoint> vantagePoints,
    Phase phase,
    Resolvers resolvers,
    ProxySettings proxy,
    TrustStores trust,
    Map<String, List<String>> samples,
    Limits limits,
    Set<FailOn> failOn,
    List<Ports> allowedListeners,
    EnvironmentSource source) {

  /** Make an environment. */
  public Environment {
    packs = List.copyOf(packs);
    variables = Map.copyOf(variables);
    facts = Map.copyOf(facts);
    roles = Map.copyOf(roles);
    vantagePoints = List.copyOf(vantagePoints);
    samples = Map.copyOf(samples);
    failOn = Set.copyOf(failOn);
    allowedListeners = List.copyOf(allowedListeners);
  }

  /** Make an environment that is in no file. */
  public Environment(
      String name,
      boolean isSimulated,
      List<String> packs,
      Map<String, List<String>> variables,
      Map<String, String> facts,
      Map<String, List<SiteHost>> roles,
      List<VantagePoint> vantagePoints,
      Phase phase,
      List<InetSocketAddress> resolvers,
      ProxySettings proxy,
      TrustStores trust,
      Map<String, List<String>> samples,
      Limits limits,
      Set<FailOn> failOn) {
    this(
        name,
        isSimulated,
        packs,
        variables,
        facts,
        roles,
        vantagePoints,
        phase,
        new Resolvers(resolvers, List.of()),
        proxy,
        trust,
        samples,
        limits,
        failOn,
        List.of(),
        EnvironmentSource.NONE);
  }

  /** Return the hosts of a role; empty if the site has none. */
  public List<SiteHost> hosts(String role) {
    return roles.getOrDefault(role, List.of());
  }

  /** Return the same site with one more vantage point. */
  public Environment withVantagePoint(VantagePoint point) {
    return new Environment(
        name,
        isSimulated,
        packs,
        variables,
        facts,
        roles,
        Stream.concat(vantagePoints.stream(), Stream.of(point)).toList(),
        phase,
        resolvers,
        proxy,
        trust,
        samples,
        limits,
        failOn,
        allowedListeners,
        source);
  }

  /** Return the same site with other trust. */
  public Environment withTrust(TrustStores other) {
    return new Environment(
        name,
        isSimulated,
        packs,
        variables,
        facts,
        roles,
        vantagePoints,
        phase,
        resolvers,
        proxy,
        other,
        samples,
        limits,
        failOn,
        allowedListeners,
        source);
  }
}
