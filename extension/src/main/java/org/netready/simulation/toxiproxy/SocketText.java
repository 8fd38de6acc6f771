// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * A host and a port as Toxiproxy writes them, {@code localhost:80} or {@code [::1]:80}.
 *
 * @param host the host; empty for any address
 * @param port from 0 to 65535
 */
record SocketText(String host, int port) {

  private static final int LAST_PORT = 65535;

  /**
   * Read a host and a port.
   *
   * @throws IOException with the text that Go's {@code net} has for the mistake
   */
  static SocketText parse(String text) throws IOException {
    if (text.isEmpty()) {
      return new SocketText("", 0);
    }
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new IOException("address %s: missing port in address".formatted(text));
    }
    String host = text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.contains(":")) {
      throw new IOException("address %s: too many colons in address".formatted(text));
    }
    return new SocketText(host, port(text.substring(colon + 1)));
  }

  private static int port(String text) throws IOException {
    try {
      int port = text.isEmpty() ? 0 : Integer.parseInt(text);
      if (port >= 0 && port <= LAST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new IOException("address tcp/%s: unknown port".formatted(text), e);
    }
    throw new IOException("address %s: invalid port".formatted(text));
  }

  /** Return all addresses, in the order of the resolver; blocks while it asks it. */
  List<InetSocketAddress> resolve() throws UnknownHostException {
    return Arrays.stream(InetAddress.getAllByName(host.isEmpty() ? null : host))
        .map(address -> new InetSocketAddress(address, port))
        .toList();
  }

  /**
   * Return where to listen: a loopback address, that of IPv4 if any address will do.
   *
   * @throws IOException if the host is of another machine or network, or does not exist
   */
  InetSocketAddress resolveLoopback() throws IOException {
    InetAddress address = host.isEmpty() ? InetAddress.getByName("0.0.0.0") : lookUp();
    if (address.isAnyLocalAddress()) {
      return new InetSocketAddress(Loopback.address(), port);
    }
    if (!address.isLoopbackAddress()) {
      throw new IOException(
          "address %s: the embedded server listens on loopback only".formatted(host));
    }
    return new InetSocketAddress(address, port);
  }

  private InetAddress lookUp() throws IOException {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IOException("lookup %s: no such host".formatted(host), e);
    }
  }

  /** Return an address as Toxiproxy writes it. */
  static String of(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
