// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Prefix;
import org.netready.probe.Cause;
import org.netready.probe.PortState;

/**
 * LISTENING and PERMITTED for a prefix of addresses: a rule, and not a host. At an address that
 * does not answer there may be no host, which nobody can tell from a filter. So it passes only if
 * every address that was asked opened, and fails only if something says that it is forbidden, or if
 * all were asked and none answered at all.
 */
final class PrefixRules {

  /** What says of itself that no packet gets there, whether or not a host is. */
  private static final Set<Cause> DEFINITE =
      Set.of(Cause.CONNECT_PROHIBITED, Cause.LOCAL_FIREWALL, Cause.LOCAL_NO_ROUTE);

  private static final String NO_HOST =
      "where nothing answers there may be no host, or a filter that drops: nobody can tell which"
          + " from here";
  private static final String PORTS_ONLY =
      "only the ports were proved: nothing was asked of whoever listens";

  private PrefixRules() {}

  static Ruling judge(Case given, Prefix prefix, List<Reach> reaches) {
    for (Reach reach : reaches) {
      if (reach.cause() == Cause.LOCAL_NO_SOCKET && !reach.isOpen()) {
        return Ruling.error(Cause.LOCAL_NO_SOCKET, reach.stateAndEvidence());
      }
    }
    List<Reach> forbidden =
        reaches.stream().filter(it -> !it.isOpen() && DEFINITE.contains(it.cause())).toList();
    if (!forbidden.isEmpty()) {
      return ruling(Verdict.FAIL, forbidden.get(0).cause(), reaches, forbidden, "");
    }
    List<Reach> faulty = reaches.stream().filter(it -> !it.isSound()).toList();
    if (faulty.isEmpty()) {
      return Ruling.pass("OPEN: " + Wording.open(reaches), PORTS_ONLY);
    }
    return faulty.size() < reaches.size()
        ? ruling(Verdict.INCONCLUSIVE, some(given), reaches, faulty, NO_HOST)
        : none(given, prefix, reaches);
  }

  private static Cause some(Case given) {
    return given.subject().question().ports().isSingle()
        ? Cause.SOME_ADDRESSES_CLOSED
        : Cause.SOME_PORTS_CLOSED;
  }

  private static Ruling none(Case given, Prefix prefix, List<Reach> reaches) {
    boolean isAnswered =
        reaches.stream().anyMatch(it -> it.isOpen() || it.state() == PortState.CLOSED);
    boolean isSilentUdp = reaches.stream().anyMatch(it -> it.state() == PortState.OPEN_OR_FILTERED);
    boolean isUndecided =
        isSilentUdp || !isWhole(given, prefix, reaches) || (isAnswered && given.isAboutThePath());
    return ruling(
        isUndecided ? Verdict.INCONCLUSIVE : Verdict.FAIL,
        reaches.get(0).cause(),
        reaches,
        reaches,
        isUndecided ? NO_HOST : "");
  }

  private static Ruling ruling(
      Verdict verdict, Cause cause, List<Reach> reaches, List<Reach> offenders, String note) {
    String butWas = Wording.notOpen(reaches, offenders);
    return Ruling.not(verdict, cause, butWas, note.isEmpty() ? new String[0] : new String[] {note})
        .by(offenders);
  }

  /** Return whether a cause says that no packet gets there, whether or not a host is. */
  static boolean isDefinite(Cause cause) {
    return DEFINITE.contains(cause);
  }

  /** Return whether every address and port was asked. */
  static boolean isWhole(Case given, Prefix prefix, List<Reach> reaches) {
    long ports = reaches.stream().map(Reach::port).distinct().count();
    return asked(reaches).equals(prefix.hosts())
        && ports == given.subject().question().ports().size();
  }

  /** Return how many of the addresses and ports were asked. */
  static List<String> notes(Case given, Prefix prefix, List<Reach> reaches) {
    List<String> notes = new ArrayList<>();
    boolean isAll = asked(reaches).equals(prefix.hosts());
    notes.add(
        isAll
            ? "all %s addresses of %s asked".formatted(prefix.hosts(), prefix)
            : "a sample: %s of %s addresses of %s asked"
                .formatted(asked(reaches), prefix.hosts(), prefix));
    Ports ports = given.subject().question().ports();
    long sampled = reaches.stream().map(Reach::port).distinct().count();
    if (sampled < ports.size()) {
      notes.add("a sample: %s of %s ports asked".formatted(sampled, ports.size()));
    }
    return notes;
  }

  private static BigInteger asked(List<Reach> reaches) {
    return BigInteger.valueOf(reaches.stream().map(Reach::address).distinct().count());
  }
}
