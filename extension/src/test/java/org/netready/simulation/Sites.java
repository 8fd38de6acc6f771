// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.environment.Environment;
import org.netready.environment.FailOn;
import org.netready.environment.Limits;
import org.netready.environment.Phase;
import org.netready.environment.ProxySettings;
import org.netready.environment.SiteHost;
import org.netready.environment.TrustStores;
import org.netready.environment.VantagePoint;
import org.netready.probe.Application;
import org.netready.probe.Application.Protocol;
import org.netready.probe.Destination;

/** Sites and services to simulate. */
final class Sites {

  static final String NODE = "node";
  static final String INTERNET = "internet";

  /** A site of two hosts, one of which has a declared and a public address. */
  static final Environment TWO_HOSTS =
      site(
          Map.of(
              "nodes",
              List.of(
                  new SiteHost(
                      Host.parse("node-1"),
                      Optional.of(IpAddress.parse("10.0.0.21")),
                      List.of(IpAddress.parse("203.0.113.21"))),
                  SiteHost.of("node-2"))));

  private Sites() {}

  static Environment site(Map<String, List<SiteHost>> roles) {
    return new Environment(
        "simulated",
        true,
        List.of(),
        Map.of(),
        Map.of(),
        roles,
        List.of(vantagePoint(NODE, "nodes"), vantagePoint(INTERNET, "internet")),
        Phase.INSTALLED,
        List.of(),
        ProxySettings.NONE,
        TrustStores.DEFAULT,
        Map.of(),
        Limits.DEFAULT,
        Set.of(FailOn.FAIL));
  }

  static SimulatedService service(String host, String ports, Protocol protocol) {
    return SimulatedService.of(Destination.of(Host.parse(host)), Ports.parse(ports))
        .withApplication(new Application(protocol, ""));
  }

  private static VantagePoint vantagePoint(String name, String role) {
    return new VantagePoint(name, VantagePoint.Kind.SIMULATED, Set.of(role), Optional.empty());
  }
}
