// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.plan.Flow;
import org.netready.probe.Cause;
import org.netready.probe.Destination;
import org.netready.probe.Layer;
import org.netready.probe.Observation;
import org.netready.probe.PortState;

/** The parts of sentences that messages share. */
final class Wording {

  /** Causes of a failure of our own, with which nothing was seen of the network. */
  private static final Set<Cause> OF_US =
      EnumSet.of(
          Cause.INTERNAL_ERROR,
          Cause.LIMIT_REACHED,
          Cause.LOCAL_NO_SOCKET,
          Cause.LOCAL_OTHER_HOST,
          Cause.LOCAL_NOT_SHOWN,
          Cause.LOCAL_NOT_PERMITTED);

  private static final int FIRST = 4;
  private static final int LONGEST = 600;

  private Wording() {}

  /** Return the addresses of a case's destination: those given, then those that its name has. */
  static List<IpAddress> addresses(Case given) {
    return addresses(given.subject().question().destination(), given.seen());
  }

  static List<IpAddress> addresses(Destination destination, Observation seen) {
    Stream<IpAddress> resolved =
        seen.layer(Layer.Resolve.class).stream().flatMap(it -> it.outcome().addresses().stream());
    return Stream.concat(destination.addresses().stream(), resolved).distinct().toList();
  }

  /** Return where a flow starts: {@code agent-1 (10.0.0.21)}. */
  static String from(Flow flow) {
    return flow.fromAddress()
        .filter(address -> !address.text().equals(flow.from()))
        .map(address -> "%s (%s)".formatted(flow.from(), address))
        .orElse(flow.from());
  }

  /** Return a destination: {@code server-1 (10.0.0.11)}. */
  static String host(Destination destination, List<IpAddress> addresses) {
    if (destination.prefix().isPresent()) {
      return destination.text();
    }
    String host = destination.host().text();
    boolean isPlain =
        addresses.isEmpty() || (addresses.size() == 1 && addresses.get(0).text().equals(host));
    return isPlain ? host : "%s (%s)".formatted(host, some(addresses));
  }

  /** Return what became of ports, some or all of which are not open, or not for long. */
  static String notOpen(List<Reach> reaches, List<Reach> offenders) {
    if (reaches.size() == 1) {
      return reaches.get(0).stateAndEvidence();
    }
    if (offenders.size() == reaches.size()
        && reaches.stream().map(Reach::stateAndEvidence).distinct().count() == 1) {
      return "%s, at all %s %s"
          .formatted(reaches.get(0).stateAndEvidence(), reaches.size(), unit(reaches));
    }
    String each =
        some(
            offenders.stream()
                .map(it -> "%s %s".formatted(name(it, reaches), briefly(it)))
                .toList());
    boolean isAnyOpen = offenders.stream().anyMatch(Reach::isOpen);
    return "%s of %s %s %s: %s"
        .formatted(
            offenders.size(),
            reaches.size(),
            unit(reaches),
            isAnyOpen ? "do not stay open" : "not OPEN",
            each);
  }

  /** Return what became of ports that are all open. */
  static String open(List<Reach> reaches) {
    Reach first = reaches.get(0);
    if (reaches.size() == 1) {
      return first.evidence();
    }
    String each = some(reaches.stream().map(it -> name(it, reaches)).toList());
    return "%s %s: %s".formatted(reaches.size(), unit(reaches), each);
  }

  private static String briefly(Reach reach) {
    return reach.evidence().isEmpty()
        ? reach.state().name()
        : "%s (%s)".formatted(reach.state(), reach.evidence());
  }

  /** Return what is counted: addresses, ports or both. */
  static String unit(List<Reach> reaches) {
    if (portsOf(reaches) == 1) {
      return "addresses";
    }
    return addressesOf(reaches) == 1 ? "ports" : "addresses and ports";
  }

  /** Return which one among others it is. */
  static String name(Reach reach, List<Reach> among) {
    if (portsOf(among) == 1) {
      return reach.address().text();
    }
    String port = Integer.toString(reach.port());
    return addressesOf(among) == 1 ? port : "%s port %s".formatted(reach.address(), port);
  }

  private static long portsOf(List<Reach> reaches) {
    return reaches.stream().map(Reach::port).distinct().count();
  }

  private static long addressesOf(List<Reach> reaches) {
    return reaches.stream().map(Reach::address).distinct().count();
  }

  /** Return what was asked as a control, and from where. */
  static String control(Observation control) {
    return "%s, %s, asked from %s"
        .formatted(
            control.question().destination().text(), control.question().ports(), control.place());
  }

  /** Return what was asked as a control, from where, and that it is open. */
  static String isOpen(Observation control) {
    return control(control) + " is OPEN";
  }

  static String failedControl(Observation control) {
    String what =
        control.failure().isPresent()
            ? failed(control.failure().get())
            : "does not count: "
                + control
                    .state()
                    .map(state -> ofControl(control, state))
                    .orElse("it came to no port state");
    return "the control %s %s".formatted(control(control), what);
  }

  private static String failed(Observation.Failure failure) {
    boolean isOurs = OF_US.contains(failure.cause());
    return (isOurs ? "was not asked: " : "does not count: ") + failure.detail();
  }

  private static String ofControl(Observation control, PortState state) {
    if (state != PortState.OPEN) {
      return state.name();
    }
    if (Controls.proven(List.of(control)).isEmpty()) {
      return "OPEN, but nothing was heard of the host";
    }
    return control.question().ports().transport() == Transport.TCP
        ? "OPEN, but over TCP"
        : "OPEN, but on another port";
  }

  /** Return the first few of a list, and how many there are beyond. */
  static String some(List<?> items) {
    String first =
        items.stream().limit(FIRST).map(Object::toString).collect(Collectors.joining(", "));
    return items.size() <= FIRST ? first : "%s and %s more".formatted(first, items.size() - FIRST);
  }

  /**
   * Return one text for all that are equal to it. Thousands of checks can expect the same and see
   * the same, and a run keeps what is said of each.
   */
  static String shared(String text) {
    return text.intern();
  }

  /** Replace what could move a cursor, break a line or reverse a text, and bound the length. */
  static String clean(String text) {
    if (isPlain(text)) {
      return text;
    }
    String head = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    return head.codePoints()
        .map(it -> isPrintable(it) ? it : '?')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Return whether it is short and of printable ASCII, as nearly every text is. */
  private static boolean isPlain(String text) {
    return text.length() <= LONGEST && text.chars().allMatch(it -> it >= ' ' && it <= '~');
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
