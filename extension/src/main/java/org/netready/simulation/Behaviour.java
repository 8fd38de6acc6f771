// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.List;
import java.util.Optional;
import org.netready.endpoint.Transport;
import org.netready.probe.PortState;

/**
 * What is wrong with an endpoint, as it is seen from some place.
 *
 * @param streams in the order in which they were put into force
 */
record Behaviour(
    Optional<ConnectImpairment> connect,
    List<StreamImpairment> streams,
    Optional<DatagramImpairment> datagrams,
    Optional<ProxyImpairment> proxy,
    Optional<TlsImpairment> tls,
    Optional<HttpImpairment> http) {

  /** Nothing is wrong. */
  static final Behaviour NONE =
      new Behaviour(
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final String FILTER = "Netready simulated filter CA";

  Behaviour {
    streams = List.copyOf(streams);
  }

  /** Return how packets fare that arrive nowhere; empty if they arrive. */
  Optional<PortState> stopped() {
    return connect.flatMap(
        it ->
            switch (it) {
              case REFUSED -> Optional.of(PortState.CLOSED);
              case FILTERED -> Optional.of(PortState.FILTERED);
              case UNREACHABLE -> Optional.of(PortState.UNREACHABLE);
              case SILENT_AFTER_ACCEPT, CLOSED_AFTER_ACCEPT, RESET_AFTER_ACCEPT -> Optional.empty();
            });
  }

  /** Return how packets fare at an endpoint that is served, and might not arrive there. */
  Optional<PortState> stopped(ServedEndpoint served) {
    if (served.endpoint().transport() == Transport.UDP) {
      return datagrams.flatMap(
          it ->
              switch (it.kind()) {
                case DATAGRAM_LOSS -> Optional.empty();
                case DATAGRAMS_SILENT -> Optional.of(PortState.OPEN_OR_FILTERED);
                case DATAGRAMS_REJECTED -> Optional.of(PortState.CLOSED);
              });
    }
    return served.isProxy() && proxy.filter(ProxyImpairment.PROXY_UNREACHABLE::equals).isPresent()
        ? Optional.of(PortState.CLOSED)
        : Optional.empty();
  }

  /** Return what of this makes a listener answer in another way than it otherwise would. */
  Behaviour ofListener(Transport transport) {
    return transport == Transport.UDP
        ? new Behaviour(
            Optional.empty(),
            List.of(),
            datagrams,
            Optional.empty(),
            Optional.empty(),
            Optional.empty())
        : new Behaviour(connect, List.of(), Optional.empty(), proxy, tls, http);
  }

  /** Return what happens to handshakes: a device on the path cannot have the service's identity. */
  Optional<TlsImpairment> handshake() {
    return tls.or(
        () ->
            http.flatMap(
                it ->
                    switch (it.kind()) {
                      case BLOCK_PAGE -> Optional.of(Impairments.interceptedBy(FILTER));
                      case CAPTIVE_PORTAL -> Optional.of(Impairments.wrongName());
                      case REDIRECTED_TO, STATUS -> Optional.empty();
                    }));
  }
}
