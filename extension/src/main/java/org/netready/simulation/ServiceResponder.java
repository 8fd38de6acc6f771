// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.netready.probe.Application.Protocol;

/**
 * Answers for the services of an endpoint: the richest of what they speak, told apart by the
 * client's first byte where they differ.
 */
final class ServiceResponder implements Responder {

  private static final int HANDSHAKE_RECORD = 0x16;
  private static final String HTTP_1_1 = "http/1.1";
  private static final int PATIENCE_MILLIS = 250;
  private static final byte[] PLAIN =
      "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);

  private final ServedEndpoint served;
  private final Certificates certificates;
  private final Optional<TlsImpairment> impairment;
  private final HttpServer http;

  ServiceResponder(ServedEndpoint served, Certificates certificates, Behaviour behaviour) {
    this.served = served;
    this.certificates = certificates;
    this.impairment = behaviour.handshake();
    this.http = new HttpServer(served, behaviour.http());
  }

  @Override
  public Optional<byte[]> reply(byte[] datagram) {
    if (served.speaks(Protocol.DNS)) {
      return DnsServer.OF_ROOT.reply(datagram);
    }
    if (served.speaks(Protocol.NTP)) {
      return NtpServer.reply(datagram);
    }
    return served.speaks(Protocol.QUIC) ? QuicServer.reply(datagram) : Optional.of(datagram);
  }

  @Override
  public void converse(Socket client) throws IOException {
    boolean greets = served.speaks(Protocol.SSH, Protocol.SMTP);
    boolean listens = served.speaks(Protocol.TLS, Protocol.HTTPS, Protocol.HTTP, Protocol.DNS);
    if (!greets && !listens) {
      hold(client);
      return;
    }
    OptionalInt first = listens ? firstByte(client, greets) : OptionalInt.empty();
    if (first.isPresent()) {
      answer(client, first.getAsInt());
    } else if (greets) {
      GreetingServer.converse(served, client);
    }
  }

  /** Return the client's first byte; empty if it closes, or lets a server speak that can. */
  private static OptionalInt firstByte(Socket client, boolean canSpeakFirst) throws IOException {
    client.setSoTimeout(canSpeakFirst ? PATIENCE_MILLIS : 0);
    try {
      int first = client.getInputStream().read();
      return first < 0 ? OptionalInt.empty() : OptionalInt.of(first);
    } catch (SocketTimeoutException e) {
      return OptionalInt.empty();
    } finally {
      client.setSoTimeout(0);
    }
  }

  private void answer(Socket client, int first) throws IOException {
    boolean isHandshake = first == HANDSHAKE_RECORD;
    boolean isLetter = 'A' <= first && first <= 'Z';
    boolean hasClearText = served.speaks(Protocol.HTTP, Protocol.DNS);
    InputStream consumed = new ByteArrayInputStream(new byte[] {(byte) first});
    if (served.speaks(Protocol.TLS, Protocol.HTTPS) && (isHandshake || !hasClearText)) {
      handshake(client, consumed);
    } else if (served.speaks(Protocol.HTTP) && (isLetter || !served.speaks(Protocol.DNS))) {
      http.answer(client, new SequenceInputStream(consumed, client.getInputStream()));
    } else {
      DnsServer.OF_ROOT.answer(client, new SequenceInputStream(consumed, client.getInputStream()));
    }
  }

  private void handshake(Socket client, InputStream consumed) throws IOException {
    Optional<TlsImpairment.Kind> kind = impairment.map(TlsImpairment::kind);
    if (kind.filter(TlsImpairment.Kind.RESET_IN_HANDSHAKE::equals).isPresent()) {
      BrokenResponder.reset(client);
    } else if (kind.filter(TlsImpairment.Kind.PLAINTEXT::equals).isPresent()) {
      client.getOutputStream().write(PLAIN);
      client.shutdownOutput();
      hold(client);
    } else {
      converseOverTls(client, consumed);
    }
  }

  private void converseOverTls(Socket client, InputStream consumed) throws IOException {
    SSLContext context = certificates.serverContext(served.names(), served.authority(), impairment);
    try (SSLSocket tls =
        (SSLSocket) context.getSocketFactory().createSocket(client, consumed, true)) {
      tls.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      tls.setHandshakeApplicationProtocolSelector(
          (socket, offered) -> offered.contains(HTTP_1_1) ? HTTP_1_1 : "");
      tls.startHandshake();
      if (served.speaks(Protocol.HTTPS)) {
        http.answer(tls, tls.getInputStream());
      } else {
        hold(tls);
      }
    }
  }

  /** Take whatever comes and say nothing, until the client closes. */
  static void hold(Socket client) throws IOException {
    client.getInputStream().transferTo(OutputStream.nullOutputStream());
  }
}
