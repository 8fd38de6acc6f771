// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.netready.endpoint.Host;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.environment.Environment;
import org.netready.environment.SiteHost;
import org.netready.environment.VantagePoint;
import org.netready.probe.Cause;
import org.netready.probe.NameOutcome;
import org.netready.probe.VantageException;

/**
 * The host that a vantage point is said to be. What is seen on another machine would be a lie about
 * that host.
 *
 * @param vantagePoint the vantage point
 * @param host the host
 * @param declared the addresses at which the site dials it; empty to resolve its name
 * @param exposed the addresses at which the internet finds it, which it need not have itself
 */
record OwnHost(String vantagePoint, Host host, List<IpAddress> declared, List<IpAddress> exposed) {

  OwnHost {
    declared = List.copyOf(declared);
    exposed = List.copyOf(exposed);
  }

  /** Return the host that a vantage point names; empty if it names none. */
  static Optional<OwnHost> of(VantagePoint point, Environment environment) {
    return point.host().map(Host::parse).map(host -> of(point, host, environment.roles().values()));
  }

  /** Whichever role it is in, it is one host. */
  private static OwnHost of(VantagePoint point, Host host, Collection<List<SiteHost>> roles) {
    List<SiteHost> same =
        roles.stream().flatMap(List::stream).filter(it -> it.host().equals(host)).toList();
    return new OwnHost(
        point.name(),
        host,
        Stream.concat(
                host instanceof IpAddress address ? Stream.of(address) : Stream.of(),
                same.stream().flatMap(it -> it.address().stream()))
            .toList(),
        same.stream().flatMap(it -> it.publicAddresses().stream()).toList());
  }

  /**
   * Look whether it is this machine. A host of which no address is known, since its name does not
   * resolve, is believed.
   *
   * @param resolver looks up its name
   * @return done if it is; fails with a {@link VantageException} if it is not
   */
  CompletableFuture<Void> look(Function<HostName, CompletableFuture<NameOutcome>> resolver) {
    if (declared.isEmpty() && host instanceof HostName name) {
      return resolver
          .apply(name)
          .thenCompose(it -> look(it.cause().isPresent() ? List.of() : it.addresses()));
    }
    return look(declared);
  }

  private CompletableFuture<Void> look(List<IpAddress> addresses) {
    try {
      List<IpAddress> own = own();
      boolean isHere =
          Stream.concat(addresses.stream(), exposed.stream())
              .anyMatch(it -> it.inet().isLoopbackAddress() || own.contains(it));
      return addresses.isEmpty() || isHere
          ? CompletableFuture.completedFuture(null)
          : CompletableFuture.failedFuture(elsewhere(addresses, own));
    } catch (SocketException e) {
      return CompletableFuture.failedFuture(
          new VantageException(
              "the addresses of this machine cannot be listed: " + e.getMessage(), e));
    }
  }

  private VantageException elsewhere(List<IpAddress> addresses, List<IpAddress> own) {
    return new VantageException(
        Cause.LOCAL_OTHER_HOST,
        "vantage point '%s' is said to be %s (%s), and this machine has none of its addresses, but %s"
            .formatted(vantagePoint, host, AddressList.text(addresses), AddressList.text(own)));
  }

  private static List<IpAddress> own() throws SocketException {
    List<IpAddress> own = new ArrayList<>();
    NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(it -> !it.isLoopbackAddress() && !it.isLinkLocalAddress())
        .forEach(it -> own.add(AddressList.withoutName(it)));
    return own;
  }
}
