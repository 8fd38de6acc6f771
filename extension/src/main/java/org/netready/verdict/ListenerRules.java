// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.netready.endpoint.Transport;
import org.netready.probe.Cause;
import org.netready.probe.Layer;
import org.netready.probe.ListeningSocket;
import org.netready.probe.PortState;

/** ONLY_LISTENING: beyond loopback nothing listens on the host but what is allowed. */
final class ListenerRules {

  private static final String CLIENT =
      "a UDP socket without a peer, on a port that the system gives to clients: nobody can tell"
          + " whether it serves or waits for an answer";

  private static final String REDIRECTED =
      "not looked at: what nftables or iptables of this host redirect, as for services of Kubernetes,"
          + " needs no listener here";

  private ListenerRules() {}

  static Ruling judge(Case given) {
    return HostRules.judge(given, Layer.Listeners.class, layer -> judge(given, layer));
  }

  private static Ruling judge(Case given, Layer.Listeners layer) {
    if (layer.cause().isPresent()) {
      return Ruling.inconclusive(layer.cause().get(), layer.evidence());
    }
    List<ListeningSocket> beyond =
        layer.outcome().sockets().stream().filter(it -> !it.isLoopbackOnly()).toList();
    Transport transport = given.subject().question().ports().transport();
    if (beyond.stream().anyMatch(it -> it.transport() != transport)) {
      return Ruling.incomplete("it is of another transport");
    }
    List<ListeningSocket> others = beyond.stream().filter(it -> !isAllowed(given, it)).toList();
    List<ListeningSocket> certain = others.stream().filter(it -> !it.mayBeClient()).toList();
    List<ListeningSocket> clients = others.stream().filter(ListeningSocket::mayBeClient).toList();
    if (!certain.isEmpty()) {
      return Ruling.fail(Cause.UNEXPECTED_LISTENER, described(certain), doubts(clients))
          .by(certain.stream().map(ListenerRules::reach).toList());
    }
    return clients.isEmpty()
        ? Ruling.pass(passed(beyond, transport), REDIRECTED)
        : Ruling.inconclusive(Cause.UNEXPECTED_LISTENER, described(clients), CLIENT)
            .by(clients.stream().map(ListenerRules::reach).toList());
  }

  private static boolean isAllowed(Case given, ListeningSocket socket) {
    return given.subject().allowed().stream()
        .anyMatch(it -> it.contains(socket.port(), socket.transport()));
  }

  private static String passed(List<ListeningSocket> beyond, Transport transport) {
    return beyond.isEmpty()
        ? "nothing listens over %s beyond loopback".formatted(transport.name())
        : "nothing else listens; allowed are " + Wording.some(names(beyond));
  }

  private static String described(List<ListeningSocket> sockets) {
    List<String> names = names(sockets);
    String verb = names.size() == 1 ? "listens" : "listen";
    return "%s not allowed %s: %s".formatted(names.size(), verb, Wording.some(names));
  }

  private static String[] doubts(List<ListeningSocket> clients) {
    return clients.isEmpty()
        ? new String[0]
        : new String[] {"left out: %s: %s".formatted(Wording.some(names(clients)), CLIENT)};
  }

  /** Return each port with its holder once, with all its addresses. */
  private static List<String> names(List<ListeningSocket> sockets) {
    return sockets.stream()
        .map(ListeningSocket::toString)
        .distinct()
        .map(name -> name + " at " + String.join(", ", addresses(sockets, name)))
        .toList();
  }

  private static List<String> addresses(List<ListeningSocket> sockets, String name) {
    Stream<ListeningSocket> same = sockets.stream().filter(it -> it.toString().equals(name));
    return same.map(it -> it.address().text()).distinct().toList();
  }

  private static Reach reach(ListeningSocket socket) {
    return new Reach(
        socket.address(),
        socket.port(),
        socket.transport(),
        PortState.OPEN,
        Optional.of(Cause.UNEXPECTED_LISTENER),
        socket.process(),
        Duration.ZERO);
  }
}
