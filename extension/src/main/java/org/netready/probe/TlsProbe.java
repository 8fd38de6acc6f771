// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;
import org.netready.endpoint.Host;
import org.netready.endpoint.HostName;

/** Shakes hands, whoever answers, and says who it was. */
final class TlsProbe {

  private final TlsReading reading;
  private final Deadline deadline;

  TlsProbe(TlsReading reading, Deadline deadline) {
    this.reading = reading;
    this.deadline = deadline;
  }

  /**
   * A handshake.
   *
   * @param layer what was seen
   * @param session what runs inside; empty if the handshake was not completed
   */
  record Handshake(Layer.Tls layer, Optional<SSLSocket> session) {}

  /**
   * Shake hands over a connection.
   *
   * @param wire the connection
   * @param host the name that is asked for; an address is asked for without SNI (RFC 6066, 3)
   * @param alpn the application protocols to offer; empty for no ALPN
   */
  Handshake handshake(ConnectedSocket wire, Host host, List<String> alpn) throws VantageException {
    Duration before = deadline.elapsed();
    var certificates = new CertificateRecorder();
    var clientCertificate = new ClientCertificateRecorder();
    Optional<SSLSocket> session = Optional.empty();
    Optional<StreamFailure> failure = Optional.empty();
    try {
      SSLSocket socket =
          (SSLSocket)
              context(clientCertificate, certificates)
                  .getSocketFactory()
                  .createSocket(wire, host.text(), wire.getPort(), true);
      socket.setSSLParameters(parameters(socket.getSSLParameters(), host, alpn));
      socket.startHandshake();
      session = Optional.of(socket);
    } catch (IOException e) {
      failure = Optional.of(TlsFailure.of(e, wire.received(), deadline));
    }
    var seen =
        new TlsReading.Seen(
            host,
            certificates,
            clientCertificate.isDemanded(),
            session,
            failure,
            deadline.elapsed().minus(before));
    return new Handshake(reading.layer(seen), session);
  }

  private static SSLContext context(KeyManager keys, TrustManager trust) throws VantageException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new VantageException("TLS does not work in this Java installation: " + e, e);
    }
  }

  private static SSLParameters parameters(SSLParameters parameters, Host host, List<String> alpn) {
    parameters.setServerNames(
        host instanceof HostName name ? List.of(new AskedName(name.text())) : List.of());
    parameters.setApplicationProtocols(alpn.toArray(String[]::new));
    return parameters;
  }

  /** A name to ask for as it is; {@link javax.net.ssl.SNIHostName} takes no underscores. */
  private static final class AskedName extends SNIServerName {
    AskedName(String name) {
      super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
