// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.probe.Cause;
import org.netready.probe.Conversation;
import org.netready.probe.Destination;
import org.netready.probe.Layer;
import org.netready.probe.Observation;
import org.netready.probe.PortState;

/**
 * The controls of a block that count, by what they show. One of the same host from the same place
 * shows host and path alive; one from elsewhere the host alone; one of another host from the same
 * place shows that the place reaches anything at all, and nothing of the host.
 *
 * @param ofHost those of the same host from the same place
 * @param fromElsewhere those from another place
 * @param ofPlace those of other hosts from the same place
 */
record Controls(
    List<Observation> ofHost, List<Observation> fromElsewhere, List<Observation> ofPlace) {

  private static final Set<Cause> MUTE =
      Set.of(
          Cause.CONNECTION_RESET,
          Cause.CLOSED_AFTER_ACCEPT,
          Cause.SILENT_AFTER_ACCEPT,
          Cause.TLS_RESET);

  Controls {
    ofHost = List.copyOf(ofHost);
    fromElsewhere = List.copyOf(fromElsewhere);
    ofPlace = List.copyOf(ofPlace);
  }

  /**
   * Sort the controls of a case that count. Where nothing came over UDP, those over UDP do; and
   * since what listens may take a datagram and say nothing, the host's own show a block only of a
   * protocol that must answer, and those from elsewhere only if they are of this endpoint.
   *
   * @param isSilentUdp whether nothing came over UDP
   */
  static Controls of(Case given, boolean isSilentUdp) {
    List<Observation> ofHost = new ArrayList<>();
    List<Observation> fromElsewhere = new ArrayList<>();
    List<Observation> ofPlace = new ArrayList<>();
    for (Observation control : given.controls()) {
      boolean isHere = isHere(given, control);
      boolean tells = !isSilentUdp || Silence.isFailure(given.subject().service());
      if (isAlive(control, isSilentUdp) && isHere) {
        (tells && isOfHost(given, control) ? ofHost : ofPlace).add(control);
      } else if (isAlive(control, isSilentUdp) && (tells || isOfEndpoint(given, control))) {
        fromElsewhere.add(control);
      }
    }
    return new Controls(ofHost, fromElsewhere, ofPlace);
  }

  /** Return the addresses at which one of some controls shows a host alive. */
  static List<IpAddress> proven(Collection<Observation> controls) {
    return controls.stream().flatMap(Controls::proven).map(Reach::address).distinct().toList();
  }

  /** Return where a host showed by a public certificate that it is the one of that name. */
  static Stream<IpAddress> identified(Observation control) {
    return control.conversations().stream()
        .filter(
            heard ->
                heard
                    .layer(Layer.Tls.class)
                    .filter(it -> it.isPublic() && it.isForName())
                    .isPresent())
        .map(Conversation::address)
        .flatMap(Optional::stream);
  }

  /** Return whether a host showed at every address where it opened that it is the one meant. */
  static boolean isIdentified(Observation control) {
    List<IpAddress> identified = identified(control).toList();
    return Reach.of(control).stream()
        .filter(Reach::isOpen)
        .map(Reach::address)
        .allMatch(identified::contains);
  }

  /** Return whether it never left the machine. */
  static boolean isOnLoopback(Observation control) {
    return Reach.of(control).stream().allMatch(it -> it.address().inet().isLoopbackAddress());
  }

  /** Return all that count. */
  List<Observation> all() {
    return Stream.of(ofHost, fromElsewhere, ofPlace).flatMap(List::stream).toList();
  }

  /** Return whether something shows that the place reaches anything at all. */
  boolean isPlaceAlive() {
    return !ofHost.isEmpty() || !ofPlace.isEmpty();
  }

  private static boolean isOfEndpoint(Case given, Observation control) {
    return control.question().ports().equals(given.subject().question().ports());
  }

  /** Return whether a control was asked from the place that the case was. */
  static boolean isHere(Case given, Observation control) {
    return control.place().equals(given.seen().place());
  }

  /** Return whether a control is of the host of the case, by its name or an address. */
  static boolean isOfHost(Case given, Observation control) {
    Destination wanted = given.subject().question().destination();
    Destination asked = control.question().destination();
    List<IpAddress> tried = Reach.of(given.seen()).stream().map(Reach::address).toList();
    return wanted.host().equals(asked.host())
        || Reach.of(control).stream().map(Reach::address).anyMatch(tried::contains)
        || !Collections.disjoint(wanted.addresses(), asked.addresses());
  }

  /** A control counts only for what was seen on the wire, not for what a proxy said. */
  private static boolean isAlive(Observation control, boolean mustBeUdp) {
    Transport transport = control.question().ports().transport();
    return control.failure().isEmpty()
        && control.state().filter(PortState.OPEN::equals).isPresent()
        && control.layer(Layer.Proxy.class).isEmpty()
        && proven(control).findAny().isPresent()
        && (!mustBeUdp || transport == Transport.UDP);
  }

  /**
   * Return where a control shows a host to be alive. What opens and ends at once, or says nothing
   * to a question, may be a filter or proxy that accepts in the place of a dead one.
   */
  private static Stream<Reach> proven(Observation control) {
    return Reach.of(control).stream()
        .filter(Reach::isSound)
        .filter(reach -> control.conversations().stream().noneMatch(it -> isMute(it, reach)));
  }

  private static boolean isMute(Conversation heard, Reach reach) {
    return heard.port() == reach.port()
        && heard.address().filter(reach.address()::equals).isPresent()
        && heard.cause().filter(MUTE::contains).isPresent();
  }
}
