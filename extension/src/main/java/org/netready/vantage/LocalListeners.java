// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.netready.endpoint.Transport;
import org.netready.probe.Cause;
import org.netready.probe.Deadline;
import org.netready.probe.ListenersOutcome;
import org.netready.probe.ListeningSocket;
import org.netready.probe.VantageException;

/**
 * Lists what listens on this host, on Linux. A listener of our own, opened for the purpose, must be
 * in the list: one that misses it is not that of the network that this process is on.
 */
final class LocalListeners {

  /** Longer than a client waits that gets an answer, so that few clients look like servers. */
  private static final long CLIENT_MILLIS = 500;

  private final ProcFiles files;
  private final String system;

  LocalListeners(ProcFiles files, String system) {
    this.files = files;
    this.system = system;
  }

  ListenersOutcome list(Transport transport, Deadline deadline)
      throws VantageException, InterruptedException {
    if (!LocalHostView.isLinux(system) || !files.isThere()) {
      return unknown(notShown(transport), deadline);
    }
    try (NetworkChannel own = open(transport)) {
      List<SocketEntry> found = files.sockets(transport, listens(transport));
      if (found.stream().noneMatch(it -> isAt(it, own))) {
        return unknown(
            "/proc/self/net/%s does not show a socket that was opened for the purpose"
                .formatted(transport.keyword()),
            deadline);
      }
      found.removeIf(it -> isAt(it, own));
      return listed(transport, withoutPassing(transport, found, deadline), deadline);
    } catch (IOException e) {
      return unknown("the sockets cannot be listed: " + e.getMessage(), deadline);
    }
  }

  private String notShown(Transport transport) {
    String by =
        system.toLowerCase(Locale.ROOT).startsWith("windows")
            ? "netstat -ano"
            : "lsof -nP -i%s".formatted(transport.name());
    return "%s does not list its sockets to Java; '%s' shows them".formatted(system, by);
  }

  private static Predicate<SocketEntry> listens(Transport transport) {
    return switch (transport) {
      case TCP -> SocketEntry::isTcpListener;
      case UDP -> SocketEntry::isUdpWithoutPeer;
    };
  }

  private static NetworkChannel open(Transport transport) throws VantageException {
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try {
      return switch (transport) {
        case TCP -> ServerSocketChannel.open().bind(anyPort);
        case UDP -> DatagramChannel.open().bind(anyPort);
      };
    } catch (IOException e) {
      throw new VantageException(
          Cause.LOCAL_NO_SOCKET, "no socket can be opened on loopback: " + e.getMessage(), e);
    }
  }

  private static boolean isAt(SocketEntry socket, NetworkChannel own) {
    try {
      return own.getLocalAddress() instanceof InetSocketAddress address
          && socket.address().inet().equals(address.getAddress())
          && socket.port() == address.getPort();
    } catch (IOException e) {
      return false;
    }
  }

  /** Leave out UDP sockets on ports of clients that are gone a moment later. */
  private List<SocketEntry> withoutPassing(
      Transport transport, List<SocketEntry> found, Deadline deadline)
      throws IOException, InterruptedException {
    ProcFiles.ClientPorts clients = files.clientPorts();
    if (found.stream().noneMatch(it -> mayBeClient(transport, it, clients))) {
      return found;
    }
    Thread.sleep(Math.min(CLIENT_MILLIS, deadline.remaining().toMillis() / 2));
    List<SocketEntry> later = files.sockets(transport, listens(transport));
    return found.stream()
        .filter(it -> !mayBeClient(transport, it, clients) || later.contains(it))
        .toList();
  }

  private static boolean mayBeClient(
      Transport transport, SocketEntry socket, ProcFiles.ClientPorts clients) {
    return transport == Transport.UDP
        && !socket.address().inet().isLoopbackAddress()
        && clients.contains(socket.port());
  }

  private ListenersOutcome listed(
      Transport transport, List<SocketEntry> sockets, Deadline deadline) {
    Set<Long> inodes = sockets.stream().map(SocketEntry::inode).collect(Collectors.toSet());
    Map<Long, String> holders = files.holders(inodes, deadline);
    ProcFiles.ClientPorts clients = files.clientPorts();
    List<ListeningSocket> all =
        sockets.stream()
            .map(
                it ->
                    new ListeningSocket(
                        it.address(),
                        it.port(),
                        transport,
                        holders.getOrDefault(it.inode(), ""),
                        mayBeClient(transport, it, clients)))
            .sorted(Comparator.comparing(ListeningSocket::port))
            .toList();
    long beyond = all.stream().filter(it -> !it.isLoopbackOnly()).count();
    return new ListenersOutcome(
        all,
        Optional.empty(),
        "%s sockets listen over %s, %s of them beyond loopback"
            .formatted(all.size(), transport.name(), beyond),
        deadline.elapsed());
  }

  private static ListenersOutcome unknown(String why, Deadline deadline) {
    return new ListenersOutcome(
        List.of(), Optional.of(Cause.LOCAL_NOT_SHOWN), why, deadline.elapsed());
  }
}
