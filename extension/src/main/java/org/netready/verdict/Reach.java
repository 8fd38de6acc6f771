// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.probe.Cause;
import org.netready.probe.Layer;
import org.netready.probe.Observation;
import org.netready.probe.PortState;

/**
 * What became of one address and port, by TCP or UDP.
 *
 * @param address the address
 * @param port the port
 * @param transport the transport
 * @param state the port's state
 * @param seen the cause that the probe recorded, also of a port that opened and was ended at once;
 *     empty if it recorded none
 * @param evidence what was seen, as a sentence part
 * @param took how long it took
 */
record Reach(
    IpAddress address,
    int port,
    Transport transport,
    PortState state,
    Optional<Cause> seen,
    String evidence,
    Duration took) {

  /** Return all that an observation holds, in order. */
  static List<Reach> of(Observation observation) {
    List<Reach> found = new ArrayList<>();
    for (Layer layer : observation.layers()) {
      if (layer instanceof Layer.Connect connect) {
        connect.outcomes().forEach(attempt -> found.add(of(attempt)));
      } else if (layer instanceof Layer.Exchange exchange) {
        found.add(of(exchange));
      }
    }
    return List.copyOf(found);
  }

  private static Reach of(Layer.Attempt attempt) {
    var outcome = attempt.outcome();
    return new Reach(
        outcome.address(),
        attempt.port(),
        Transport.TCP,
        outcome.state(),
        outcome.cause(),
        outcome.evidence(),
        outcome.took());
  }

  private static Reach of(Layer.Exchange exchange) {
    var outcome = exchange.outcome();
    return new Reach(
        outcome.address(),
        exchange.port(),
        Transport.UDP,
        outcome.state(),
        outcome.cause(),
        outcome.evidence(),
        outcome.took());
  }

  /**
   * Return the reaches without those of an address family for which this host has no route at all,
   * if it has one for the other: such addresses are none that this host would use.
   */
  static List<Reach> routable(List<Reach> reaches) {
    boolean v4 = isRoutable(reaches, false);
    boolean v6 = isRoutable(reaches, true);
    return v4 == v6 ? reaches : reaches.stream().filter(it -> it.address().isV6() == v6).toList();
  }

  private static boolean isRoutable(List<Reach> reaches, boolean v6) {
    return reaches.stream()
        .anyMatch(it -> it.address().isV6() == v6 && it.cause() != Cause.LOCAL_NO_ROUTE);
  }

  boolean isOpen() {
    return state == PortState.OPEN;
  }

  /** Return whether it is open, and the peer did not end the connection at once. */
  boolean isSound() {
    return isOpen() && seen.isEmpty();
  }

  /**
   * Return why it is not open, or not for long; where the probe did not say, what the state says.
   */
  Cause cause() {
    return seen.orElseGet(
        () ->
            switch (state) {
              case OPEN -> Cause.INTERNAL_ERROR;
              case CLOSED ->
                  transport == Transport.UDP ? Cause.UDP_PORT_UNREACHABLE : Cause.CONNECT_REFUSED;
              case FILTERED -> Cause.CONNECT_TIMED_OUT;
              case UNREACHABLE -> Cause.CONNECT_UNREACHABLE;
              case OPEN_OR_FILTERED -> Cause.UDP_SILENT;
            });
  }

  /** Return state and evidence, as a sentence part. */
  String stateAndEvidence() {
    return evidence.isEmpty() ? state.name() : state + ": " + evidence;
  }
}
