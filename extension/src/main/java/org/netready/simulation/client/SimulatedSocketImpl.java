// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Dialled;
import org.netready.probe.Network;
import org.netready.probe.VantageException;

/**
 * A TCP socket whose peer has an address of the simulated network, and which is connected to the
 * loopback socket that stands for it. What goes wrong is what a kernel would say.
 */
final class SimulatedSocketImpl extends SocketImpl {

  /** What stands for no limit: nobody waits as long, and a network ends before. */
  private static final Duration NO_LIMIT = Duration.ofDays(1);

  private final Attachment attachment;
  private final Closeable end = this::close;
  private final SimulatedSocketOptions options = new SimulatedSocketOptions();
  private volatile @Nullable Socket inner;
  private volatile @Nullable CompletableFuture<Dialled> pending;
  private volatile boolean isClosed;

  SimulatedSocketImpl(Attachment attachment) {
    this.attachment = attachment;
  }

  @Override
  protected void create(boolean stream) {}

  @Override
  protected void connect(String host, int port) throws IOException {
    connect(new SimulatedDns(attachment).lookup(host).get(0), port);
  }

  @Override
  protected void connect(InetAddress address, int port) throws IOException {
    connect(new InetSocketAddress(address, port), 0);
  }

  @Override
  protected void connect(SocketAddress remote, int timeout) throws IOException {
    if (!(remote instanceof InetSocketAddress to)) {
      throw new IllegalArgumentException(
          "unsupported address %s; expected an InetSocketAddress".formatted(remote));
    }
    address = to.getAddress();
    port = to.getPort();
    boolean isConnected = false;
    try {
      connected(attachment.isOwn(to) ? own(to, timeout) : dial(timeout));
      isConnected = true;
    } finally {
      if (!isConnected) {
        close();
      }
    }
  }

  /** The servers on loopback that lead into the network may be asked with its sockets too. */
  private static Socket own(InetSocketAddress server, int timeout) throws IOException {
    Socket socket = new Socket(Proxy.NO_PROXY);
    try {
      socket.connect(server, timeout);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private Socket dial(int timeout) throws IOException {
    if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
      throw new ConnectException("Connection refused: nothing listens on loopback in " + place());
    }
    Dialled dialled = dialled(timeout == 0 ? NO_LIMIT : Duration.ofMillis(timeout));
    return switch (dialled.outcome().state()) {
      case OPEN -> dialled.stream().orElseThrow(() -> new SocketException("Connection reset"));
      case CLOSED -> throw new ConnectException("Connection refused");
      case UNREACHABLE -> throw new NoRouteToHostException("No route to host");
      case FILTERED, OPEN_OR_FILTERED -> throw new SocketTimeoutException("Connect timed out");
    };
  }

  private Dialled dialled(Duration limit) throws IOException {
    CompletableFuture<Dialled> answer =
        attachment.network().dial(new IpAddress(address), port, limit, Network.Peer.HOST);
    pending = answer;
    if (isClosed) {
      answer.cancel(true);
    }
    try {
      return Answers.await(answer);
    } catch (CancellationException e) {
      throw caused("Socket closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw caused("Closed by interrupt", e);
    } catch (VantageException e) {
      if (attachment.isClosed()) {
        throw caused(String.valueOf(e.getMessage()), e);
      }
      attachment.broke(e);
      throw Answers.broken(e);
    }
  }

  private void connected(Socket socket) throws IOException {
    options.applyTo(socket);
    localport = socket.getLocalPort();
    inner = socket;
    attachment.opened(end);
    if (isClosed) {
      socket.close();
      throw new SocketException("Socket closed");
    }
  }

  @Override
  protected void close() throws IOException {
    isClosed = true;
    attachment.closed(end);
    CompletableFuture<Dialled> answer = pending;
    if (answer != null) {
      answer.cancel(true);
    }
    Socket socket = inner;
    if (socket != null) {
      socket.close();
    }
  }

  @Override
  protected InputStream getInputStream() throws IOException {
    return connected().getInputStream();
  }

  @Override
  protected OutputStream getOutputStream() throws IOException {
    return connected().getOutputStream();
  }

  @Override
  protected int available() throws IOException {
    return connected().getInputStream().available();
  }

  @Override
  protected void shutdownInput() throws IOException {
    connected().shutdownInput();
  }

  @Override
  protected void shutdownOutput() throws IOException {
    connected().shutdownOutput();
  }

  @Override
  protected boolean supportsUrgentData() {
    return true;
  }

  @Override
  protected void sendUrgentData(int data) throws IOException {
    connected().sendUrgentData(data);
  }

  @Override
  public void setOption(int option, Object value) throws SocketException {
    options.set(option, value, Optional.ofNullable(inner));
  }

  @Override
  public Object getOption(int option) throws SocketException {
    return options.get(option, Optional.ofNullable(inner));
  }

  /** Take the address of a client's own choice, of which the network makes no use. */
  @Override
  protected void bind(InetAddress host, int chosen) {
    localport = chosen;
  }

  @Override
  protected void listen(int backlog) throws SocketException {
    throw new SocketException("a socket of the simulated network does not listen");
  }

  @Override
  protected void accept(SocketImpl socket) throws SocketException {
    throw new SocketException("a socket of the simulated network does not listen");
  }

  private Socket connected() throws SocketException {
    Socket socket = inner;
    if (socket == null) {
      throw new SocketException("Socket is not connected");
    }
    return socket;
  }

  private static SocketException caused(String message, Exception cause) {
    SocketException exception = new SocketException(message);
    exception.initCause(cause);
    return exception;
  }

  private String place() {
    return attachment.network().description();
  }
}
