// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;

/**
 * A connection that is open already, in the form that JSSE and OkHttp ask for, which remembers what
 * came in. Closing it closes the TCP connection below without waiting for anything, unlike closing
 * a TLS socket.
 */
final class ConnectedSocket extends Socket {

  private final Socket connection;
  private final ReceivedBytes received;
  private final Duration waitedBefore;
  private final InputStream in;
  private final OutputStream out;
  private volatile Duration unreadFor = Duration.ZERO;

  private ConnectedSocket(Socket connection, ReceivedBytes received, OutputStream out) {
    this.connection = connection;
    this.received = received;
    this.waitedBefore =
        connection instanceof ConnectedSocket below ? below.waited() : Duration.ZERO;
    // Whoever reads a few bytes makes all that has come known, which is what evidence quotes.
    this.in = new BufferedInputStream(received);
    this.out = out;
  }

  /** Return a connection as it was dialled. */
  static ConnectedSocket over(Socket connection) throws IOException {
    return new ConnectedSocket(
        connection, ReceivedBytes.over(connection), ConnectionStreams.out(connection));
  }

  /** Return what runs inside a TLS session, on top of the connection that it was dialled on. */
  static ConnectedSocket inside(Socket session, ConnectedSocket connection) throws IOException {
    return new ConnectedSocket(
        connection,
        ReceivedBytes.inside(session.getInputStream(), connection.received),
        session.getOutputStream());
  }

  /** Return what has come in. */
  ReceivedBytes received() {
    return received;
  }

  /** Return how long the peer was waited for over this connection. */
  Duration waited() {
    return connection instanceof ConnectedSocket below
        ? below.waited().minus(waitedBefore)
        : received.waited();
  }

  /**
   * Return how long nobody had come to read when the connection was closed although bytes had
   * arrived; zero if none had.
   */
  Duration unreadFor() {
    return connection instanceof ConnectedSocket below ? below.unreadFor() : unreadFor;
  }

  private boolean hasUnread() {
    try {
      return !(connection instanceof ConnectedSocket)
          && connection.getInputStream().available() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  @Override
  public void connect(SocketAddress endpoint) {}

  @Override
  public void connect(SocketAddress endpoint, int timeout) {}

  @Override
  public synchronized void close() throws IOException {
    if (hasUnread()) {
      unreadFor = received.sinceLast();
    }
    connection.close();
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return connection.isClosed();
  }

  @Override
  public boolean isInputShutdown() {
    return connection.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return connection.isOutputShutdown();
  }

  @Override
  public void shutdownInput() throws IOException {
    connection.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    connection.shutdownOutput();
  }

  @Override
  public synchronized void setSoTimeout(int timeout) throws SocketException {
    connection.setSoTimeout(timeout);
  }

  @Override
  public synchronized int getSoTimeout() throws SocketException {
    return connection.getSoTimeout();
  }

  @Override
  public InetAddress getInetAddress() {
    return connection.getInetAddress();
  }

  @Override
  public int getPort() {
    return connection.getPort();
  }

  @Override
  public InetAddress getLocalAddress() {
    return connection.getLocalAddress();
  }

  @Override
  public int getLocalPort() {
    return connection.getLocalPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return connection.getRemoteSocketAddress();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return connection.getLocalSocketAddress();
  }
}
