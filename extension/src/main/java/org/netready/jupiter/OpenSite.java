// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.netready.endpoint.Host;
import org.netready.environment.Environment;
import org.netready.environment.ProxySettings;
import org.netready.environment.SiteHost;
import org.netready.probe.Prober;
import org.netready.probe.ProxyRules;
import org.netready.probe.TrustAnchors;
import org.netready.probe.VantageException;
import org.netready.simulation.SimulatedNetwork;
import org.netready.simulation.SimulatedService;
import org.netready.vantage.LocalVantages;
import org.netready.vantage.Vantages;

/** A site whose vantage points are open, real or simulated. Safe for use by many threads. */
final class OpenSite implements AutoCloseable {

  private final Environment environment;
  private final Vantages vantages;
  private final Map<String, Prober> probers = new ConcurrentHashMap<>();

  private OpenSite(Environment environment, Vantages vantages) {
    this.environment = environment;
    this.vantages = vantages;
  }

  /**
   * Open the vantage points of a site.
   *
   * @param environment the site
   * @param services what is there, if the site is simulated
   * @throws VantageException if the vantage points cannot be had
   */
  static OpenSite open(Environment environment, List<SimulatedService> services)
      throws VantageException {
    if (environment.isSimulated()) {
      SimulatedNetwork network = SimulatedNetwork.open(environment, services);
      return new OpenSite(network.environment(), network);
    }
    return new OpenSite(environment, LocalVantages.open(environment));
  }

  /** Return what puts questions from a vantage point. */
  Prober from(String vantagePoint) {
    return probers.computeIfAbsent(vantagePoint, this::prober);
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
    return new Prober(
        vantages.at(vantagePoint), anchors, proxyRules(), environment.limits().check());
  }

  private ProxyRules proxyRules() {
    ProxySettings settings = environment.proxy();
    Optional<URI> proxy = settings.proxy();
    if (proxy.isEmpty()) {
      return ProxyRules.NONE;
    }
    return ProxyRules.http(
        Host.parse(proxy.get().getHost()),
        proxy.get().getPort(),
        settings.credentials().map(it -> new ProxyRules.Credentials(it.user(), it.password())),
        direct(settings),
        settings.source());
  }

  /** Return what is reached without the proxy: what the site says, and the site's own hosts. */
  private List<String> direct(ProxySettings settings) {
    List<String> direct = new ArrayList<>(settings.noProxy());
    environment.roles().values().stream()
        .flatMap(List::stream)
        .map(SiteHost::host)
        .map(Host::text)
        .distinct()
        .sorted()
        .forEach(direct::add);
    return direct;
  }
}
