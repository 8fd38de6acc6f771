// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.netready.environment.Environment;
import org.netready.probe.Prober;
import org.netready.probe.ProxyRules;
import org.netready.probe.TrustAnchors;
import org.netready.probe.VantageException;
import org.netready.simulation.SimulatedNetwork;
import org.netready.simulation.SimulatedService;
import org.netready.simulation.scenario.Scenario;
import org.netready.simulation.toxiproxy.ToxiproxySource;
import org.netready.vantage.LocalVantages;
import org.netready.vantage.Vantages;
import org.netready.yaml.SpecException;

/** A site whose vantage points are open, real or simulated. Safe for use by many threads. */
final class OpenSite implements AutoCloseable {

  private final Environment environment;
  private final Vantages vantages;
  private final ProxyRules proxies;
  private final Map<String, Prober> probers = new ConcurrentHashMap<>();

  private OpenSite(Environment environment, Vantages vantages, ProxyRules proxies) {
    this.environment = environment;
    this.vantages = vantages;
    this.proxies = proxies;
  }

  /**
   * Open the vantage points of a site.
   *
   * @param environment the site
   * @param services what is there, if the site is simulated
   * @param proxies what goes through a proxy
   * @param scenarios what is wrong with the network, if the site is simulated
   * @param toxiproxy where a Toxiproxy comes from, if the site is simulated and impaired
   * @throws VantageException if the vantage points cannot be had
   * @throws SpecException if a scenario is of another network
   */
  static OpenSite open(
      Environment environment,
      List<SimulatedService> services,
      ProxyRules proxies,
      List<Scenario> scenarios,
      ToxiproxySource toxiproxy)
      throws VantageException {
    if (environment.isSimulated()) {
      SimulatedNetwork network =
          SimulatedServices.open(environment, services, Optional.empty(), scenarios, toxiproxy);
      return new OpenSite(network.environment(), network, proxies);
    }
    return new OpenSite(environment, LocalVantages.open(environment), proxies);
  }

  /** Return what puts questions from a vantage point. */
  Prober from(String vantagePoint) {
    return probers.computeIfAbsent(vantagePoint, this::prober);
  }

  /** Return the Toxiproxy that was needed, and its version; empty if none was so far. */
  Optional<String> toxiproxy() {
    return vantages instanceof SimulatedNetwork network
        ? network.toxiproxy().map(it -> it.description() + ", version " + it.version())
        : Optional.empty();
  }

  @Override
  public void close() {
    vantages.close();
  }

  private Prober prober(String vantagePoint) {
    TrustAnchors anchors =
        new TrustAnchors(
            environment.trust().publicRoots(),
            environment.trust().siteRoots(),
            environment.trust().productRoots());
    return new Prober(vantages.at(vantagePoint), anchors, proxies, environment.limits().check());
  }
}
