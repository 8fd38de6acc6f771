// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.probe.Cause;
import org.netready.probe.PortState;

/** The table of port states for LISTENING and PERMITTED, over all addresses and ports. */
final class ReachRules {

  private static final String WHO_RESETS =
      "a reset comes from the host, where nothing listens yet, or from a firewall that rejects;"
          + " nobody can tell which from here";
  private static final String WHO_ENDS =
      "a host without the service behind its load balancer ends connections so, and a filter or"
          + " proxy on the way that accepts in its stead";

  private ReachRules() {}

  /** Judge ports that are not open, or were ended at once; empty if there is none. */
  static Optional<Ruling> judge(Case given, List<Reach> reaches) {
    List<Reach> faulty = reaches.stream().filter(it -> !it.isSound()).toList();
    if (faulty.isEmpty()) {
      return Optional.empty();
    }
    Optional<Reach> ours =
        faulty.stream().filter(it -> it.cause() == Cause.LOCAL_NO_SOCKET).findFirst();
    if (ours.isPresent()) {
      return Optional.of(Ruling.error(Cause.LOCAL_NO_SOCKET, ours.get().stateAndEvidence()));
    }
    boolean isOnePort = given.subject().question().ports().isSingle();
    List<Reach> shut = faulty.stream().filter(it -> !it.isOpen()).toList();
    if (isOnePort && !shut.isEmpty() && shut.size() < reaches.size()) {
      return Optional.of(ruling(given, Verdict.FAIL, Cause.SOME_ADDRESSES_CLOSED, reaches, shut));
    }
    Verdict worst =
        faulty.stream().map(it -> verdict(given, it)).reduce(Verdict.PASS, ReachRules::worse);
    List<Reach> offenders = faulty.stream().filter(it -> verdict(given, it) == worst).toList();
    boolean isSome =
        !isOnePort
            && offenders.size() < reaches.size()
            && worst == Verdict.FAIL
            && offenders.stream().anyMatch(it -> !it.isOpen());
    Cause cause = isSome ? Cause.SOME_PORTS_CLOSED : offenders.get(0).cause();
    return Optional.of(ruling(given, worst, cause, reaches, offenders));
  }

  private static Ruling ruling(
      Case given, Verdict verdict, Cause cause, List<Reach> reaches, List<Reach> offenders) {
    String butWas = Wording.notOpen(reaches, offenders);
    return Ruling.not(verdict, cause, butWas, why(given, verdict, offenders)).by(offenders);
  }

  static Verdict worse(Verdict one, Verdict other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Verdict verdict(Case given, Reach reach) {
    return switch (reach.state()) {
      case OPEN, CLOSED -> given.isAboutThePath() ? Verdict.INCONCLUSIVE : Verdict.FAIL;
      case FILTERED, UNREACHABLE -> Verdict.FAIL;
      case OPEN_OR_FILTERED ->
          Silence.isFailure(given.subject().service()) ? Verdict.FAIL : Verdict.INCONCLUSIVE;
    };
  }

  private static String[] why(Case given, Verdict verdict, List<Reach> offenders) {
    if (verdict != Verdict.INCONCLUSIVE) {
      return new String[0];
    }
    return Stream.of(
            isAny(offenders, PortState.OPEN) ? WHO_ENDS : "",
            isAny(offenders, PortState.CLOSED) ? WHO_RESETS : "",
            offenders.stream().anyMatch(it -> it.cause() == Cause.UDP_SILENT)
                ? Silence.why(given.subject().service())
                : "")
        .filter(it -> !it.isEmpty())
        .toArray(String[]::new);
  }

  private static boolean isAny(List<Reach> reaches, PortState state) {
    return reaches.stream().anyMatch(it -> it.state() == state);
  }

  /** Return what was left out: addresses without a route, ports that are not in the sample. */
  static List<String> notes(Case given, List<Reach> all, List<Reach> reaches) {
    List<String> notes = new ArrayList<>();
    if (reaches.size() < all.size()) {
      notes.add(
          "%s addresses were left out: this host has no route for them"
              .formatted(reaches.get(0).address().isV6() ? "IPv4" : "IPv6"));
    }
    List<IpAddress> untried = untried(given, all);
    if (!untried.isEmpty()) {
      notes.add("not tried: " + Wording.some(untried));
    }
    notes.addAll(extent(given, reaches.stream().map(Reach::port).distinct().count()));
    return notes;
  }

  /** Say how many ports of a range were asked. */
  static List<String> extent(Case given, long asked) {
    Ports ports = given.subject().question().ports();
    if (ports.isSingle()) {
      return List.of();
    }
    return asked < ports.size()
        ? List.of("a sample: %s of %s ports asked".formatted(asked, ports.size()))
        : List.of("all %s ports asked".formatted(ports.size()));
  }

  /** Return the destination's addresses that nothing was sent to. */
  static List<IpAddress> untried(Case given, List<Reach> all) {
    List<IpAddress> tried = all.stream().map(Reach::address).toList();
    return Wording.addresses(given).stream().filter(it -> !tried.contains(it)).toList();
  }
}
