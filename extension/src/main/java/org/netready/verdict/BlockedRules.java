// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Prefix;
import org.netready.endpoint.Transport;
import org.netready.probe.Cause;
import org.netready.probe.Layer;
import org.netready.probe.Observation;
import org.netready.probe.PortState;

/** BLOCKED: nothing may answer, and something must show that it could have. */
final class BlockedRules {

  private static final Set<Cause> LOCAL =
      Set.of(Cause.LOCAL_NO_ROUTE, Cause.LOCAL_FIREWALL, Cause.LOCAL_FIREWALL_POSSIBLE);

  private static final String ENDED =
      "something accepts and ends the connection at once: the host, or a filter or proxy in its"
          + " stead";

  private static final String ANSWERED =
      "something took the datagram and answered, by another address or port: that is no block";

  private static final String VACANT =
      "nothing need listen there in this phase, and where nothing listens the host rejects by"
          + " itself: that shows no filter";

  private static final String MAY_BE_FULL =
      "a listener whose queue is full is silent as well: that it was a filter, only the port open"
          + " from another vantage point at the same time would show";

  private static final String IS_HERE = "it was stopped on the host that asked, not on the way";

  private static final String MAY_BE_HERE =
      "it may have been stopped on the host that asked, and not on the way";

  private static final String TOO_BRIEF =
      "one packet that is lost looks the same: TCP sends it again after a second and after three,"
          + " and a block shows only where both had time; set 'check' under 'limits' to 4s or more";

  /** The system sends a SYN at once, after one second and after three (RFC 6298). */
  private static final Duration SECOND_REPETITION = Duration.ofMillis(3200);

  private BlockedRules() {}

  static Ruling judge(Case given) {
    if (given.proxy().isPresent()) {
      return throughProxy(given, given.proxy().get());
    }
    List<Reach> reaches = Reach.of(given.seen());
    if (isOpen(given) || reaches.stream().anyMatch(Reach::isOpen)) {
      return exposed(given, reaches);
    }
    Optional<Ruling> name = BlockedNameRules.notResolved(given);
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

  private static Ruling shut(Case given, List<Reach> reaches) {
    String butWas = Wording.notOpen(reaches, reaches);
    for (Reach reach : reaches) {
      if (reach.cause() == Cause.LOCAL_NO_SOCKET) {
        return Ruling.error(Cause.LOCAL_NO_SOCKET, reach.evidence());
      }
      if (reach.cause() == Cause.UDP_ANSWERED_ELSEWHERE) {
        return Ruling.inconclusive(reach.cause(), butWas, ANSWERED);
      }
      if (isTooBrief(reach)) {
        return Ruling.inconclusive(Cause.LIMIT_REACHED, butWas, TOO_BRIEF);
      }
      if (LOCAL.contains(reach.cause())) {
        return Ruling.inconclusive(
            reach.cause(),
            butWas,
            reach.cause() == Cause.LOCAL_FIREWALL_POSSIBLE ? MAY_BE_HERE : IS_HERE);
      }
    }
    return whole(given, reaches, butWas)
        .or(() -> BlockedNameRules.judge(given, reaches, butWas))
        .orElseGet(() -> controlled(given, reaches, butWas))
        .withNotes(notes(given, reaches));
  }

  private static boolean isTooBrief(Reach reach) {
    return reach.state() == PortState.FILTERED
        && reach.cause() == Cause.CONNECT_TIMED_OUT
        && reach.took().compareTo(SECOND_REPETITION) < 0;
  }

  /** What was not asked may be open: a part of it shows no block of the whole. */
  private static Optional<Ruling> whole(Case given, List<Reach> reaches, String butWas) {
    Ports ports = given.subject().question().ports();
    Optional<Prefix> prefix = given.subject().question().destination().prefix();
    if (prefix.isPresent() && !PrefixRules.isWhole(given, prefix.get(), reaches)) {
      return Optional.of(
          Ruling.inconclusive(
              Cause.SAMPLE_ONLY, butWas, "an address or port that was not asked may be open"));
    }
    if (reaches.stream().map(Reach::port).distinct().count() < ports.size()) {
      return Optional.of(
          Ruling.inconclusive(Cause.SAMPLE_ONLY, butWas, "a port that was not asked may be open"));
    }
    List<IpAddress> untried = ReachRules.untried(given, reaches);
    if (untried.isEmpty()) {
      return Optional.empty();
    }
    boolean isOfFamily =
        untried.stream()
            .noneMatch(it -> reaches.stream().anyMatch(to -> to.address().isV6() == it.isV6()));
    return Optional.of(
        Ruling.inconclusive(
            isOfFamily ? Cause.LOCAL_NO_ROUTE : Cause.SAMPLE_ONLY,
            butWas,
            "an address that was not asked may be open"));
  }

  private static Ruling controlled(Case given, List<Reach> reaches, String butWas) {
    boolean isSilentUdp = reaches.stream().anyMatch(it -> it.state() == PortState.OPEN_OR_FILTERED);
    Controls controls = Controls.of(given, isSilentUdp);
    Optional<Ruling> vacant = vacant(given, controls, reaches, butWas);
    if (vacant.isPresent()) {
      return vacant.get();
    }
    List<IpAddress> open = Controls.proven(controls.ofHost());
    List<IpAddress> unproven =
        reaches.stream().map(Reach::address).distinct().filter(it -> !open.contains(it)).toList();
    if (unproven.isEmpty()) {
      return Ruling.pass(
              butWas, "host and path are alive: " + Wording.isOpen(controls.ofHost().get(0)))
          .withNotes(mayBeFull(controls, reaches));
    }
    if (!controls.fromElsewhere().isEmpty()) {
      return fromElsewhere(given, controls, unproven, butWas);
    }
    String what =
        isSilentUdp
            ? "silence over UDP shows a block only of a protocol that must answer, beside a control"
                + " that answers over UDP, or where this endpoint answers from another vantage"
                + " point"
            : "a dead host or path looks the same, and no control shows that they are alive";
    return Ruling.inconclusive(
            Cause.NO_CONTROL, butWas, controls.ofHost().isEmpty() ? what : mayBeDead(unproven))
        .withNotes(placeAlone(given, controls))
        .withNotes(failedOfHost(given, controls));
  }

  /** A port that takes no more connections is silent as well, until it is seen open elsewhere. */
  private static List<String> mayBeFull(Controls controls, List<Reach> reaches) {
    boolean isSilent =
        reaches.stream()
            .anyMatch(it -> it.transport() == Transport.TCP && it.state() == PortState.FILTERED);
    return isSilent && controls.fromElsewhere().isEmpty() ? List.of(MAY_BE_FULL) : List.of();
  }

  /** Where nothing listens a host rejects by itself; seen to listen from elsewhere, it does not. */
  private static Optional<Ruling> vacant(
      Case given, Controls controls, List<Reach> reaches, String butWas) {
    boolean mayBeHost = given.subject().mayBeVacant() && controls.fromElsewhere().isEmpty();
    return reaches.stream()
        .filter(it -> mayBeHost && it.state() == PortState.CLOSED)
        .findFirst()
        .map(it -> Ruling.inconclusive(it.cause(), butWas, VACANT));
  }

  /**
   * A control from elsewhere shows the host alive. Whether anything of this place reaches anything,
   * it does not show. From elsewhere a host may have other addresses, so that there only those
   * count against it that were tried and answered nothing over any transport.
   */
  private static Ruling fromElsewhere(
      Case given, Controls controls, List<IpAddress> unproven, String butWas) {
    List<IpAddress> open = Controls.proven(Controls.of(given, false).all());
    List<IpAddress> tried =
        given.controls().stream().flatMap(it -> Reach.of(it).stream()).map(Reach::address).toList();
    List<IpAddress> dead =
        unproven.stream().filter(it -> tried.contains(it) && !open.contains(it)).toList();
    if (!dead.isEmpty()) {
      return Ruling.inconclusive(Cause.NO_CONTROL, butWas, mayBeDead(dead))
          .withNotes(failedOfHost(given, controls));
    }
    String host = "the host is alive: " + Wording.isOpen(controls.fromElsewhere().get(0));
    if (!controls.isPlaceAlive()) {
      return Ruling.inconclusive(
              Cause.NO_VANTAGE_CONTROL,
              butWas,
              host,
              "nothing shows that %s reaches anything at all".formatted(given.seen().place()))
          .withNotes(failedHere(given, controls));
    }
    return Ruling.pass(butWas, host, placeIsAlive(controls))
        .withNotes(untried(given, unproven.stream().filter(it -> !tried.contains(it)).toList()));
  }

  private static String mayBeDead(List<IpAddress> addresses) {
    return "no control opened at %s, which may be dead".formatted(Wording.some(addresses));
  }

  private static String placeIsAlive(Controls controls) {
    Observation control =
        Stream.concat(controls.ofHost().stream(), controls.ofPlace().stream())
            .findFirst()
            .orElseThrow();
    return "the vantage point is alive: " + Wording.isOpen(control);
  }

  private static List<String> placeAlone(Case given, Controls controls) {
    Host host = given.subject().question().destination().host();
    boolean isOfOthers =
        controls.ofPlace().stream()
            .noneMatch(it -> it.question().destination().host().equals(host));
    return controls.ofPlace().isEmpty() || !isOfOthers
        ? List.of()
        : List.of(
            "%s, which shows nothing of %s"
                .formatted(
                    placeIsAlive(controls), given.subject().question().destination().text()));
  }

  private static List<String> untried(Case given, List<IpAddress> addresses) {
    return addresses.isEmpty()
        ? List.of()
        : List.of(
            "no control was asked at %s: that it is %s, the environment or the name says"
                .formatted(
                    Wording.some(addresses), given.subject().question().destination().text()));
  }

  /** What of another host failed here tells nothing of a host that may be dead. */
  private static List<String> failedOfHost(Case given, Controls controls) {
    return failed(
        given, controls, it -> !Controls.isHere(given, it) || Controls.isOfHost(given, it));
  }

  private static List<String> failedHere(Case given, Controls controls) {
    return failed(given, controls, it -> Controls.isHere(given, it));
  }

  private static List<String> failed(
      Case given, Controls controls, Predicate<Observation> isTelling) {
    return given.controls().stream()
        .filter(isTelling)
        .filter(it -> !controls.all().contains(it))
        .map(Wording::failedControl)
        .distinct()
        .toList();
  }

  private static List<String> notes(Case given, List<Reach> reaches) {
    Optional<Prefix> prefix = given.subject().question().destination().prefix();
    return prefix.isPresent()
        ? PrefixRules.notes(given, prefix.get(), reaches)
        : ReachRules.notes(given, reaches, reaches);
  }
}
