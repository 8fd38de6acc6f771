// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.netready.endpoint.Host;

/** Asks whoever is at the other end of an open connection for what the question names. */
final class ApplicationProbe {

  private static final List<String> HTTP_1_1 = List.of("http/1.1");

  private final TlsProbe tls;
  private final HttpProbe http;
  private final GreetingProbe greeting;
  private final Deadline deadline;

  ApplicationProbe(TlsReading reading, Deadline deadline) {
    this.tls = new TlsProbe(reading, deadline);
    this.http = new HttpProbe(deadline);
    this.greeting = new GreetingProbe(deadline);
    this.deadline = deadline;
  }

  /**
   * Ask.
   *
   * @param connection an open connection to the host, directly or through a tunnel
   * @return what was seen, layer by layer; empty if nothing is to be asked
   * @throws VantageException if this machine, and not the peer, is why there is no answer
   */
  List<Layer> ask(Application application, Socket connection, Host host, int port)
      throws IOException, VantageException {
    ConnectedSocket wire = ConnectedSocket.over(connection);
    var ownTime = new OwnTime(wire, deadline);
    return ownTime.requireHeard(ask(application, wire, host, port));
  }

  private List<Layer> ask(Application application, ConnectedSocket wire, Host host, int port)
      throws IOException, VantageException {
    return switch (application.protocol()) {
      case NONE, NTP, QUIC -> List.of();
      case TLS -> List.of(tls.handshake(wire, host, List.of()).layer());
      case HTTPS -> https(wire, request(application, host, port, true));
      case HTTP -> List.of(http.get(wire, request(application, host, port, false)));
      case SSH -> List.of(greeting.ssh(wire));
      case SMTP -> List.of(greeting.smtp(wire));
      case DNS -> List.of(greeting.dns(wire));
    };
  }

  /** Listen to what comes over a connection of which nothing is to be asked. */
  List<Layer> listen(Socket connection) throws IOException {
    Duration left = deadline.remaining();
    Duration time = EarlyEnd.WATCH.compareTo(left) < 0 ? EarlyEnd.WATCH : left;
    return greeting.unasked(ConnectedSocket.over(connection), time).stream()
        .<Layer>map(it -> it)
        .toList();
  }

  private List<Layer> https(ConnectedSocket wire, HttpRequest request)
      throws IOException, VantageException {
    TlsProbe.Handshake handshake = tls.handshake(wire, request.host(), HTTP_1_1);
    if (handshake.layer().cause().isPresent()) {
      return List.of(handshake.layer());
    }
    Optional<SSLSocket> session = handshake.session();
    if (session.isEmpty()) {
      return List.of(handshake.layer(), clientCertificateDemanded(Duration.ZERO));
    }
    Layer.Http answer = http.get(ConnectedSocket.inside(session.get(), wire), request);
    // In TLS 1.3 a server says only now that it wants no client without a certificate.
    return handshake.layer().demandsClientCertificate() && answer.status() == 0
        ? List.of(handshake.layer(), clientCertificateDemanded(answer.took()))
        : List.of(handshake.layer(), answer);
  }

  private static Layer.Http clientCertificateDemanded(Duration took) {
    return HttpProbe.failed(
        Cause.TLS_CLIENT_CERTIFICATE_DEMANDED,
        "the server answers no client without a certificate",
        took);
  }

  private static HttpRequest request(
      Application application, Host host, int port, boolean isSecure) {
    return new HttpRequest(host, port, isSecure, application.path(), Optional.empty());
  }
}
