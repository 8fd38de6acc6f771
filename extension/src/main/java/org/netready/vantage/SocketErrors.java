// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.Elapsed;
import org.netready.probe.PortState;
import org.netready.probe.VantageException;

/**
 * What the exceptions of sockets say of the network. The only place that looks at message texts:
 * for some errors of the system Java has no type. A text that is not known is "unreachable, detail
 * unknown".
 */
final class SocketErrors {

  private enum Kind {
    /** A router, or this host, says that there is no way. */
    NO_WAY,
    /** A router, or this host, says that it is forbidden. */
    FORBIDDEN,
    /** This host's own firewall. */
    FORBIDDEN_HERE,
    /** This host's own routes or policies: nothing that comes from the network says so. */
    NOT_LET_GO,
    /** This host does not speak the address family. */
    NO_FAMILY,
    /** No file descriptor, or no memory for a socket. */
    NO_SOCKET,
    /** No local address or port. */
    NO_LOCAL_PORT,
    /** Any other. */
    UNKNOWN
  }

  /** Beginnings of messages, as strerror writes them on Linux and macOS, in lower case. */
  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("network is unreachable", Kind.NO_WAY),
          Map.entry("no route to host", Kind.NO_WAY),
          Map.entry("host is unreachable", Kind.NO_WAY),
          Map.entry("host is down", Kind.NO_WAY),
          Map.entry("network is down", Kind.NO_WAY),
          Map.entry("invalid argument", Kind.NOT_LET_GO),
          Map.entry("permission denied", Kind.FORBIDDEN),
          Map.entry("operation not permitted", Kind.FORBIDDEN_HERE),
          Map.entry("protocol family unavailable", Kind.NO_FAMILY),
          Map.entry("address family not supported", Kind.NO_FAMILY),
          Map.entry("unsupported address type", Kind.NO_FAMILY),
          Map.entry("too many open files", Kind.NO_SOCKET),
          Map.entry("no buffer space available", Kind.NO_SOCKET),
          Map.entry("cannot allocate memory", Kind.NO_SOCKET),
          Map.entry("cannot assign requested address", Kind.NO_LOCAL_PORT),
          Map.entry("can't assign requested address", Kind.NO_LOCAL_PORT),
          Map.entry("address already in use", Kind.NO_LOCAL_PORT));

  /** What says that somebody on the way was asked. */
  private static final Set<Cause> ON_THE_WAY =
      Set.of(Cause.CONNECT_UNREACHABLE, Cause.CONNECT_PROHIBITED);

  private static final boolean IS_LINUX =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");

  private SocketErrors() {}

  /**
   * What an exception says.
   *
   * @param state the port's state as it follows
   * @param cause why
   * @param evidence what was seen, as a sentence part
   */
  record Reading(PortState state, Cause cause, String evidence) {}

  /**
   * Read an exception of a connect, or of a datagram's exchange.
   *
   * @throws VantageException if it speaks of this process only: no socket or port is left, or
   *     something is not known to be thrown by sockets
   */
  static Reading of(Exception failure, IpAddress address, Duration limit) throws VantageException {
    if (failure instanceof IOException e) {
      return of(e, address, limit);
    }
    if (failure instanceof UnsupportedAddressTypeException) {
      return noFamily();
    }
    throw new VantageException("the place failed: " + failure, failure);
  }

  /** Return what it means that a connect has no answer until the limit. */
  static Reading silence(Duration limit) {
    return new Reading(
        PortState.FILTERED, Cause.CONNECT_TIMED_OUT, "no answer in " + Elapsed.text(limit));
  }

  private static Reading of(IOException failure, IpAddress address, Duration limit)
      throws VantageException {
    if (failure instanceof SocketTimeoutException || isKernelTimeout(failure)) {
      return silence(limit);
    }
    if (failure instanceof PortUnreachableException) {
      return new Reading(
          PortState.CLOSED, Cause.UDP_PORT_UNREACHABLE, "answered: port unreachable");
    }
    if (failure instanceof ConnectException) {
      return new Reading(PortState.CLOSED, Cause.CONNECT_REFUSED, "connection refused");
    }
    return byText(failure, address);
  }

  /**
   * What an exception of binding a port says.
   *
   * @param cause {@link Cause#PORT_IN_USE} only if the system says so
   * @param evidence what was seen, as a sentence part
   */
  record BindReading(Cause cause, String evidence) {}

  /**
   * Read an exception of binding a port.
   *
   * @throws VantageException if no socket is left
   */
  static BindReading ofBind(IOException failure) throws VantageException {
    String text = text(failure);
    if (text.startsWith("address already in use")) {
      return new BindReading(Cause.PORT_IN_USE, "in use, by whom cannot be seen from here");
    }
    if (kind(failure) == Kind.FORBIDDEN || kind(failure) == Kind.FORBIDDEN_HERE) {
      return new BindReading(
          Cause.LOCAL_NOT_PERMITTED,
          "this process may not bind it (%s)".formatted(failure.getMessage()));
    }
    if (kind(failure) == Kind.NO_SOCKET) {
      throw noSocket(failure, "raise 'ulimit -n' or lower the limit on concurrency");
    }
    return new BindReading(
        Cause.LOCAL_NOT_SHOWN,
        "it could not be bound, detail unknown (%s)".formatted(failure.getMessage()));
  }

  /**
   * Read an exception by which the system refused to send anything at all. Under Linux no network
   * has a part in it, whatever the error says: a rule of its own routes by port, say. Elsewhere it
   * may be of what the network said before.
   */
  static Reading ofSending(Exception failure, IpAddress address, Duration limit)
      throws VantageException {
    Reading reading = of(failure, address, limit);
    return IS_LINUX && ON_THE_WAY.contains(reading.cause()) && failure instanceof IOException e
        ? forbiddenHere(e)
        : reading;
  }

  private static Reading byText(IOException failure, IpAddress address) throws VantageException {
    Kind kind = kind(failure);
    if (kind == Kind.NO_SOCKET) {
      throw noSocket(failure, "raise 'ulimit -n' or lower the limit on concurrency");
    }
    boolean hasRoute = LocalRoute.existsTo(address);
    if (kind == Kind.NO_LOCAL_PORT && hasRoute) {
      throw noSocket(failure, "wait until connections have expired, or lower the concurrency");
    }
    return switch (kind) {
      case NO_WAY, NO_LOCAL_PORT -> hasRoute ? noWay(failure) : noRoute(failure);
      case FORBIDDEN ->
          hasRoute
              ? unreachable(
                  Cause.CONNECT_PROHIBITED, "a router on the way says: prohibited", failure)
              : forbiddenHere(failure);
      case NOT_LET_GO -> hasRoute ? forbiddenHere(failure) : noRoute(failure);
      case FORBIDDEN_HERE -> forbiddenHere(failure);
      case NO_FAMILY -> noFamily();
      case NO_SOCKET, UNKNOWN ->
          unreachable(Cause.CONNECT_UNREACHABLE, "unreachable, detail unknown", failure);
    };
  }

  private static Reading noWay(IOException failure) {
    return unreachable(Cause.CONNECT_UNREACHABLE, "unreachable", failure);
  }

  private static Reading noRoute(IOException failure) {
    return unreachable(Cause.LOCAL_NO_ROUTE, "this host has no route there", failure);
  }

  private static Reading forbiddenHere(IOException failure) {
    return unreachable(
        Cause.LOCAL_FIREWALL, "this host's own firewall or routes forbid it", failure);
  }

  private static Reading noFamily() {
    return new Reading(
        PortState.UNREACHABLE,
        Cause.LOCAL_NO_ROUTE,
        "this host does not speak the address family (IPv6 is off)");
  }

  private static Reading unreachable(Cause cause, String evidence, IOException failure) {
    return new Reading(
        PortState.UNREACHABLE, cause, "%s (%s)".formatted(evidence, failure.getMessage()));
  }

  private static VantageException noSocket(IOException failure, String remedy) {
    return new VantageException(
        Cause.LOCAL_NO_SOCKET,
        "this host has no socket left (%s); %s".formatted(failure.getMessage(), remedy),
        failure);
  }

  /** Return whether the peer reset a connection that had opened. */
  static boolean isReset(Exception failure) {
    return failure instanceof IOException e && text(e).startsWith("connection reset");
  }

  /** The kernel's own limit has the type of a refusal; it shows only if ours is longer. */
  private static boolean isKernelTimeout(IOException failure) {
    return failure instanceof ConnectException && text(failure).contains("timed out");
  }

  private static Kind kind(IOException failure) {
    if (failure instanceof NoRouteToHostException) {
      return Kind.NO_WAY;
    }
    String text = text(failure);
    return KINDS.entrySet().stream()
        .filter(entry -> text.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Kind.UNKNOWN);
  }

  private static String text(IOException failure) {
    String message = failure.getMessage();
    return message == null ? "" : message.toLowerCase(Locale.ROOT);
  }
}
