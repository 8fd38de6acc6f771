// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import org.netready.Waiting;
import org.netready.endpoint.Host;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Dialled;
import org.netready.probe.Network;
import org.netready.probe.VantageException;

/** A client at a vantage point, which trusts what the simulated site trusts and verifies names. */
final class Client {

  static final Duration LIMIT = Duration.ofSeconds(10);

  private final Network network;
  private final HandshakeCertificates trust;

  Client(SimulatedNetwork simulated) {
    this.network = simulated.at(Sites.NODE);
    List<X509Certificate> roots = simulated.environment().trust().publicRoots();
    HandshakeCertificates.Builder builder = new HandshakeCertificates.Builder();
    roots.forEach(builder::addTrustedCertificate);
    this.trust = builder.build();
  }

  Socket dial(String host, int port) throws IOException, VantageException {
    Host to = Host.parse(host);
    IpAddress address =
        to instanceof HostName name
            ? new Waiting(network).resolve(name, LIMIT).addresses().get(0)
            : (IpAddress) to;
    Dialled dialled = new Waiting(network).dial(address, port, LIMIT);
    Socket socket =
        dialled.stream().orElseThrow(() -> new ConnectException(dialled.outcome().evidence()));
    socket.setSoTimeout((int) LIMIT.toMillis());
    return socket;
  }

  SSLSocket handshake(String host, int port, String... versions)
      throws IOException, VantageException {
    SSLSocket tls = layered(host, port);
    if (versions.length > 0) {
      tls.setEnabledProtocols(versions);
    }
    tls.startHandshake();
    return tls;
  }

  SSLSocket offer(String host, int port, String... applicationProtocols)
      throws IOException, VantageException {
    SSLSocket tls = layered(host, port);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setApplicationProtocols(applicationProtocols);
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    return tls;
  }

  private SSLSocket layered(String host, int port) throws IOException, VantageException {
    SSLSocket tls =
        (SSLSocket) trust.sslSocketFactory().createSocket(dial(host, port), host, port, true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    return tls;
  }

  String https(String host, int port, String path) throws IOException, VantageException {
    try (SSLSocket tls = handshake(host, port)) {
      return get(tls, path);
    }
  }

  String http(String host, int port, String path) throws IOException, VantageException {
    try (Socket socket = dial(host, port)) {
      return get(socket, path);
    }
  }

  /** Begin to connect to port 443 of a host, and return what it ends with, once it waits. */
  static Future<Throwable> connecting(Socket socket, String host) {
    FutureTask<Throwable> connect =
        new FutureTask<>(
            () -> {
              try {
                socket.connect(InetSocketAddress.createUnresolved(host, 443));
                return new AssertionError("connected");
              } catch (IOException e) {
                return e;
              }
            });
    Thread thread = new Thread(connect);
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return connect;
  }

  static String line(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = socket.getInputStream().read();
    while (next >= 0 && next != '\n') {
      line.append((char) next);
      next = socket.getInputStream().read();
    }
    return line.toString().strip();
  }

  static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  private static String get(Socket socket, String path) throws IOException {
    say(socket, "GET %s HTTP/1.1\r\nHost: any\r\n\r\n".formatted(path));
    return new String(socket.getInputStream().readAllBytes(), UTF_8);
  }
}
