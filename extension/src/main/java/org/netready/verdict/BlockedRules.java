// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.probe.Cause;
import org.netready.probe.Conversation;
import org.netready.probe.Layer;
import org.netready.probe.Observation;
import org.netready.probe.PortState;

/** BLOCKED: nothing may answer, and something must show that it could have. */
final class BlockedRules {

  private static final Set<Cause> LOCAL = Set.of(Cause.LOCAL_NO_ROUTE, Cause.LOCAL_FIREWALL);

  private static final String ENDED =
      "something accepts and ends the connection at once: the host, or a filter or proxy in its"
          + " stead";
  private static final Set<Cause> MUTE =
      Set.of(
          Cause.CONNECTION_RESET,
          Cause.CLOSED_AFTER_ACCEPT,
          Cause.SILENT_AFTER_ACCEPT,
          Cause.TLS_RESET);

  private BlockedRules() {}

  static Ruling judge(Case given) {
    if (given.proxy().isPresent()) {
      return throughProxy(given, given.proxy().get());
    }
    List<Reach> reaches = Reach.of(given.seen());
    if (isOpen(given) || reaches.stream().anyMatch(Reach::isOpen)) {
      return exposed(given, reaches);
    }
    Optional<Ruling> name = notResolved(given);
    if (name.isPresent()) {
      return name.get();
    }
    return reaches.isEmpty()
        ? Ruling.incomplete("no connect and no datagram is in it")
        : shut(given, reaches);
  }

  private static boolean isOpen(Case given) {
    return given.seen().state().filter(PortState.OPEN::equals).isPresent();
  }

  private static Ruling throughProxy(Case given, Layer.Proxy proxy) {
    if (proxy.isTunnel() || (isOpen(given) && proxy.cause().isEmpty())) {
      return Ruling.fail(Cause.EXPOSED, "OPEN: " + proxy.evidence());
    }
    return Ruling.inconclusive(
        proxy.cause().orElse(Cause.NO_CONTROL),
        proxy.evidence(),
        "what a proxy refuses says nothing about the way that goes around it");
  }

  private static Ruling exposed(Case given, List<Reach> reaches) {
    List<Reach> open = reaches.stream().filter(Reach::isOpen).toList();
    String evidence = open.isEmpty() ? "something answers" : Wording.open(open);
    boolean isEnded = !open.isEmpty() && open.stream().noneMatch(Reach::isSound);
    return Ruling.fail(
            Cause.EXPOSED, "OPEN: " + evidence, isEnded ? new String[] {ENDED} : new String[0])
        .by(open)
        .withNotes(notes(given, reaches));
  }

  private static Optional<Ruling> notResolved(Case given) {
    return given
        .seen()
        .layer(Layer.Resolve.class)
        .flatMap(
            layer ->
                layer
                    .cause()
                    .map(
                        cause ->
                            Ruling.inconclusive(
                                cause,
                                PathRules.notResolved(layer, cause),
                                "a name that does not resolve does not show that it is blocked")));
  }

  private static Ruling shut(Case given, List<Reach> reaches) {
    String butWas = Wording.notOpen(reaches, reaches);
    for (Reach reach : reaches) {
      if (reach.cause() == Cause.LOCAL_NO_SOCKET) {
        return Ruling.error(Cause.LOCAL_NO_SOCKET, reach.evidence());
      }
      if (LOCAL.contains(reach.cause())) {
        return Ruling.inconclusive(
            reach.cause(), butWas, "it was stopped on the host that asked, not on the way");
      }
    }
    return controlled(given, reaches, butWas).withNotes(notes(given, reaches));
  }

  private static Ruling controlled(Case given, List<Reach> reaches, String butWas) {
    boolean isSilentUdp = reaches.stream().anyMatch(it -> it.state() == PortState.OPEN_OR_FILTERED);
    List<Observation> alive =
        given.controls().stream().filter(it -> isAlive(it, isSilentUdp)).toList();
    List<IpAddress> untried = untried(given, reaches);
    if (!untried.isEmpty()) {
      return Ruling.inconclusive(Cause.NO_CONTROL, butWas, "nobody tried " + Wording.some(untried));
    }
    if (!alive.isEmpty()) {
      List<IpAddress> unproven = unproven(given, reaches, alive);
      return unproven.isEmpty()
          ? Ruling.pass(
              butWas, "host and path are alive: " + Wording.control(alive.get(0)) + " is OPEN")
          : Ruling.inconclusive(
              Cause.NO_CONTROL,
              butWas,
              "no control opened at %s, which may be dead".formatted(Wording.some(unproven)));
    }
    String what =
        isSilentUdp
            ? "silence over UDP shows a block only beside a control that answers over UDP"
            : "a dead host or path looks the same, and no control shows that they are alive";
    return Ruling.inconclusive(Cause.NO_CONTROL, butWas, what)
        .withNotes(given.controls().stream().map(Wording::failedControl).toList());
  }

  /** Return the addresses beyond those that were tried, of a family that can be. */
  private static List<IpAddress> untried(Case given, List<Reach> reaches) {
    List<IpAddress> tried = reaches.stream().map(Reach::address).toList();
    return Wording.addresses(given).stream()
        .filter(it -> !tried.contains(it))
        .filter(it -> tried.stream().anyMatch(other -> other.isV6() == it.isV6()))
        .toList();
  }

  /**
   * Return the addresses that no control shows to be alive. From elsewhere a host may have other
   * addresses, so that there only those count against it that were tried.
   */
  private static List<IpAddress> unproven(
      Case given, List<Reach> reaches, List<Observation> alive) {
    List<IpAddress> open =
        alive.stream().flatMap(it -> proven(it).stream()).map(Reach::address).toList();
    List<IpAddress> tried =
        given.controls().stream().flatMap(it -> Reach.of(it).stream()).map(Reach::address).toList();
    String here = given.seen().place();
    boolean isFromElsewhere = alive.stream().anyMatch(it -> !it.place().equals(here));
    return reaches.stream()
        .map(Reach::address)
        .distinct()
        .filter(it -> !open.contains(it) && (!isFromElsewhere || tried.contains(it)))
        .toList();
  }

  /** A control counts only for what was seen on the wire, not for what a proxy said. */
  private static boolean isAlive(Observation control, boolean mustBeUdp) {
    Transport transport = control.question().ports().transport();
    return control.failure().isEmpty()
        && control.state().filter(PortState.OPEN::equals).isPresent()
        && control.layer(Layer.Proxy.class).isEmpty()
        && !proven(control).isEmpty()
        && (!mustBeUdp || transport == Transport.UDP);
  }

  /**
   * Return where a control shows a host to be alive. What opens and ends at once, or says nothing
   * to a question, may be a filter or proxy that accepts in the place of a dead one.
   */
  private static List<Reach> proven(Observation control) {
    return Reach.of(control).stream()
        .filter(Reach::isSound)
        .filter(reach -> control.conversations().stream().noneMatch(it -> isMute(it, reach)))
        .toList();
  }

  private static boolean isMute(Conversation heard, Reach reach) {
    return heard.port() == reach.port()
        && heard.address().filter(reach.address()::equals).isPresent()
        && heard.cause().filter(MUTE::contains).isPresent();
  }

  private static List<String> notes(Case given, List<Reach> reaches) {
    return ReachRules.notes(given, reaches, reaches);
  }
}
