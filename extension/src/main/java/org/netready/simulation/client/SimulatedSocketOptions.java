// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketOptions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The options of a socket, kept until it is connected. */
final class SimulatedSocketOptions {

  private static final int NO_LINGER = -1;
  private static final int BUFFER = 64 * 1024;
  private static final InetAddress ANY = new InetSocketAddress(0).getAddress();

  private static final Map<Integer, Object> DEFAULTS =
      Map.of(
          SocketOptions.TCP_NODELAY,
          false,
          SocketOptions.SO_KEEPALIVE,
          false,
          SocketOptions.SO_OOBINLINE,
          false,
          SocketOptions.SO_REUSEADDR,
          false,
          SocketOptions.SO_LINGER,
          NO_LINGER,
          SocketOptions.SO_TIMEOUT,
          0,
          SocketOptions.SO_SNDBUF,
          BUFFER,
          SocketOptions.SO_RCVBUF,
          BUFFER,
          SocketOptions.IP_TOS,
          0);

  private final Map<Integer, Object> chosen = new ConcurrentHashMap<>();

  /** Set an option, at once if there is a socket that is connected. */
  void set(int option, Object value, Optional<Socket> socket) throws SocketException {
    require(option);
    chosen.put(option, value);
    if (socket.isPresent()) {
      apply(socket.get(), option, value);
    }
  }

  Object get(int option, Optional<Socket> socket) throws SocketException {
    if (option == SocketOptions.SO_BINDADDR) {
      return socket.map(Socket::getLocalAddress).orElse(ANY);
    }
    require(option);
    return chosen.getOrDefault(option, DEFAULTS.getOrDefault(option, 0));
  }

  void applyTo(Socket socket) throws SocketException {
    for (Map.Entry<Integer, Object> option : chosen.entrySet()) {
      apply(socket, option.getKey(), option.getValue());
    }
  }

  private static void apply(Socket socket, int option, Object value) throws SocketException {
    switch (option) {
      case SocketOptions.TCP_NODELAY -> socket.setTcpNoDelay((Boolean) value);
      case SocketOptions.SO_KEEPALIVE -> socket.setKeepAlive((Boolean) value);
      case SocketOptions.SO_OOBINLINE -> socket.setOOBInline((Boolean) value);
      case SocketOptions.SO_LINGER -> {
        boolean isOn = value instanceof Integer seconds && seconds >= 0;
        socket.setSoLinger(isOn, isOn ? (Integer) value : 0);
      }
      case SocketOptions.SO_TIMEOUT -> socket.setSoTimeout((Integer) value);
      case SocketOptions.SO_SNDBUF -> socket.setSendBufferSize((Integer) value);
      case SocketOptions.SO_RCVBUF -> socket.setReceiveBufferSize((Integer) value);
      case SocketOptions.IP_TOS -> socket.setTrafficClass((Integer) value);
      default -> {
        // SO_REUSEADDR: a port of loopback is chosen already.
      }
    }
  }

  private static void require(int option) throws SocketException {
    if (!DEFAULTS.containsKey(option)) {
      throw new SocketException("unknown socket option " + option);
    }
  }
}
