// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.util.Map;
import java.util.TreeMap;
import org.netready.environment.Environment;
import org.netready.environment.VantagePoint;
import org.netready.probe.Network;

/** The vantage points of an environment that are this process. */
public final class LocalVantages implements Vantages {

  private final Map<String, Network> networks;

  private LocalVantages(Map<String, Network> networks) {
    this.networks = networks;
  }

  /** Return the vantage points of kind {@link VantagePoint.Kind#LOCAL}. Nothing is asked yet. */
  public static Vantages open(Environment environment) {
    Map<String, Network> networks = new TreeMap<>();
    for (VantagePoint point : environment.vantagePoints()) {
      if (point.kind() == VantagePoint.Kind.LOCAL) {
        networks.put(
            point.name(),
            new LocalNetwork(
                point.name(),
                environment.resolvers(),
                environment.limits().perHost(),
                OwnHost.of(point, environment)));
      }
    }
    return new LocalVantages(networks);
  }

  @Override
  public Network at(String vantagePoint) {
    Network network = networks.get(vantagePoint);
    if (network == null) {
      throw new IllegalArgumentException(
          "unknown vantage point '%s'; expected one of %s"
              .formatted(vantagePoint, networks.keySet()));
    }
    return network;
  }

  @Override
  public void close() {
    // Sockets belong to the probes, and threads are daemons that end by themselves.
  }
}
