// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.probe.BindOutcome;
import org.netready.probe.Cause;
import org.netready.probe.Deadline;

/** Says who holds the ports that could not be bound, as far as Linux lets it be seen. */
final class PortHolders {

  private final ProcFiles files;
  private final boolean isListed;

  PortHolders(ProcFiles files, String system) {
    this.files = files;
    this.isListed = LocalHostView.isLinux(system) && files.isThere();
  }

  /**
   * Return the outcomes, those that are not free with who holds them. A port that this process may
   * not bind is in use all the same if it is seen to be held.
   */
  List<BindOutcome> name(List<BindOutcome> outcomes, Transport transport, Deadline deadline) {
    Set<Integer> ports =
        outcomes.stream()
            .filter(it -> it.cause().isPresent())
            .map(BindOutcome::port)
            .collect(Collectors.toCollection(HashSet::new));
    if (!isListed || ports.isEmpty()) {
      return outcomes;
    }
    List<SocketEntry> sockets;
    try {
      sockets = files.sockets(transport, it -> ports.contains(it.port()));
    } catch (IOException e) {
      // That the port is in use is known without; by whom is not.
      return outcomes;
    }
    Map<Long, String> holders =
        files.holders(
            sockets.stream().map(SocketEntry::inode).collect(Collectors.toSet()), deadline);
    List<BindOutcome> named = new ArrayList<>();
    outcomes.forEach(outcome -> named.add(named(outcome, sockets, holders)));
    return named;
  }

  private static BindOutcome named(
      BindOutcome outcome, List<SocketEntry> sockets, Map<Long, String> holders) {
    if (outcome.cause().isEmpty()) {
      return outcome;
    }
    boolean isForbidden = outcome.cause().get() == Cause.LOCAL_NOT_PERMITTED;
    Optional<SocketEntry> holder =
        sockets.stream()
            .filter(it -> it.port() == outcome.port() && isInTheWay(it, outcome.address()))
            .filter(it -> isServer(it) || !isForbidden)
            .min((one, other) -> Boolean.compare(isServer(other), isServer(one)));
    return holder
        .map(
            it ->
                new BindOutcome(
                    outcome.address(),
                    outcome.port(),
                    outcome.transport(),
                    Optional.of(Cause.PORT_IN_USE),
                    text(it, holders.getOrDefault(it.inode(), ""))))
        .orElse(outcome);
  }

  private static boolean isServer(SocketEntry socket) {
    return socket.isTcpListener() || socket.isUdpWithoutPeer();
  }

  private static boolean isInTheWay(SocketEntry socket, Optional<IpAddress> wanted) {
    return wanted.isEmpty()
        || socket.address().inet().isAnyLocalAddress()
        || wanted.get().equals(socket.address());
  }

  private static String text(SocketEntry socket, String holder) {
    String who = holder.isEmpty() ? "a process that cannot be seen from here" : holder;
    return isServer(socket)
        ? "in use: %s listens at %s".formatted(who, socket.address())
        : "in use: source port of a connection from %s to %s port %s (%s)"
            .formatted(socket.address(), socket.peer(), socket.peerPort(), who);
  }
}
