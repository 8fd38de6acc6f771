// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.Optional;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Deadline;
import org.netready.probe.Elapsed;
import org.netready.probe.PortState;
import org.netready.probe.VantageException;

/** Opens TCP connections from this process. A thread that waits for one can be interrupted. */
final class TcpConnector {

  private TcpConnector() {}

  /** Open a connection. */
  static Socket dial(IpAddress address, int port, Duration limit) throws IOException {
    Deadline deadline = Deadline.after(limit);
    Socket socket = SocketChannel.open().socket();
    boolean isOpen = false;
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(address.inet(), port), deadline.timeoutMillis());
      isOpen = true;
      return socket;
    } finally {
      if (!isOpen) {
        socket.close();
      }
    }
  }

  /** Open a connection, close it, and say what became of it. */
  static ConnectOutcome connect(IpAddress address, int port, Duration limit)
      throws VantageException {
    Deadline deadline = Deadline.after(limit);
    try (Socket socket = dial(address, port, limit)) {
      Duration took = deadline.elapsed();
      return new ConnectOutcome(
          address,
          PortState.OPEN,
          Optional.empty(),
          "connected in %s from %s"
              .formatted(Elapsed.text(took), socket.getLocalAddress().getHostAddress()),
          took);
    } catch (UnsupportedAddressTypeException e) {
      return outcome(address, SocketErrors.of(e), deadline.elapsed());
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new VantageException(Cause.LIMIT_REACHED, "the connect was interrupted", e);
      }
      if (SocketErrors.isReset(e)) {
        // A reset in answer to a SYN is a refusal: one that resets has opened before.
        return new ConnectOutcome(
            address,
            PortState.OPEN,
            Optional.empty(),
            "connected, and reset at once",
            deadline.elapsed());
      }
      return outcome(address, SocketErrors.of(e, address, limit), deadline.elapsed());
    }
  }

  private static ConnectOutcome outcome(
      IpAddress address, SocketErrors.Reading reading, Duration took) {
    return new ConnectOutcome(
        address, reading.state(), Optional.of(reading.cause()), reading.evidence(), took);
  }
}
