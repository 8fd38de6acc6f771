// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.netready.endpoint.Host;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Dialled;
import org.netready.probe.NameOutcome;
import org.netready.probe.Network;
import org.netready.probe.VantageException;

/** Connects to what a request means, from a vantage point, as its clients are set to do. */
final class GatewayDial {

  /** How long nobody's answer is waited for, as Squid does. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Network network;
  private final Optional<OutwardProxy> outward;

  GatewayDial(Network network, Optional<OutwardProxy> outward) {
    this.network = network;
    this.outward = outward;
  }

  /**
   * Return the proxy that a request is for first; empty if it goes to its host.
   *
   * @throws GatewayRefusal if the host has no form of one
   */
  Optional<OutwardProxy> proxy(ProxyRequest request) throws GatewayRefusal {
    Host host = host(request.host());
    return outward.filter(proxy -> proxy.isMeant().test(host));
  }

  /**
   * Open a connection, which the caller closes.
   *
   * @throws GatewayRefusal if there is none
   */
  Socket dial(String name, int port) throws GatewayRefusal {
    Stopwatch watch = Stopwatch.start();
    List<GatewayRefusal> refusals = new ArrayList<>();
    for (IpAddress address : addresses(name)) {
      if (address.inet().isLoopbackAddress() || address.inet().isAnyLocalAddress()) {
        refusals.add(GatewayRefusal.ofLoopback(name, address, port));
        continue;
      }
      Duration left = PATIENCE.minus(watch.elapsed());
      if (left.isNegative()) {
        break;
      }
      Dialled dialled = await(network.dial(address, port, left, Network.Peer.HOST));
      if (dialled.stream().isPresent()) {
        return dialled.stream().get();
      }
      refusals.add(GatewayRefusal.ofConnect(name, port, dialled.outcome()));
    }
    throw refusals.get(refusals.size() - 1);
  }

  private List<IpAddress> addresses(String name) throws GatewayRefusal {
    Host host = host(name);
    if (host instanceof IpAddress address) {
      return List.of(address);
    }
    NameOutcome outcome = await(network.resolve((HostName) host, PATIENCE));
    if (outcome.addresses().isEmpty()) {
      throw GatewayRefusal.ofName(name, outcome);
    }
    return outcome.addresses();
  }

  private static Host host(String name) throws GatewayRefusal {
    try {
      return Host.parse(name);
    } catch (IllegalArgumentException e) {
      throw GatewayRefusal.ofHost(e);
    }
  }

  private static <T> T await(CompletableFuture<T> answer) throws GatewayRefusal {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw GatewayRefusal.ofNetwork(new VantageException("the simulated network is closed", e));
    } catch (ExecutionException e) {
      throw GatewayRefusal.ofNetwork(
          e.getCause() instanceof VantageException cause ? cause : Lifetime.broken("broke", e));
    }
  }
}
