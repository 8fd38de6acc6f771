// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import okhttp3.tls.HeldCertificate;
import org.netready.probe.Application.Protocol;

/** Peers that mean harm, on loopback: what is asked of them, what they send, what it is. */
enum HostilePeer {
  TLS_OF_GARBAGE(Protocol.TLS, Cause.TLS_NOT_SPOKEN, connection -> flood(connection, "\u0093X}")),
  TLS_OF_ZEROS(Protocol.TLS, Cause.TLS_NOT_SPOKEN, connection -> flood(connection, "\0")),
  TLS_BYTE_BY_BYTE(Protocol.TLS, Cause.SILENT_AFTER_ACCEPT, connection -> drip(connection, "\26")),
  TLS_OF_EMPTY_RECORDS(
      Protocol.TLS, Cause.TLS_HANDSHAKE_FAILED, connection -> flood(connection, "\26\3\3\0\0")),
  TLS_OF_HELLO_REQUESTS(
      Protocol.TLS,
      Cause.TLS_HANDSHAKE_FAILED,
      connection -> flood(connection, "\26\3\3\0\4\0\0\0\0")),
  TLS_OF_CIPHER_CHANGES(
      Protocol.TLS, Cause.TLS_NOT_SPOKEN, connection -> flood(connection, "\24\3\3\0\1\1")),
  TLS_OF_WARNINGS(
      Protocol.TLS,
      Cause.TLS_HANDSHAKE_FAILED,
      connection -> flood(connection, "\25\3\3\0\2\1\132")),
  TLS_OF_ONE_HUGE_MESSAGE(
      Protocol.TLS,
      Cause.TLS_HANDSHAKE_FAILED,
      connection ->
          flood(
              connection,
              "\26\3\3\77\377\2\377\377\377" + "A".repeat(16_383 - 4),
              "\26\3\3\77\377" + "A".repeat(16_383))),
  TLS_WITH_A_MEGABYTE_OF_NAMES(
      Protocol.TLS, Cause.TLS_HANDSHAKE_FAILED, HostilePeer::withAMegabyteOfNames),
  TLS_WITH_HUNDREDS_OF_CERTIFICATES(
      Protocol.TLS, Cause.TLS_HANDSHAKE_FAILED, HostilePeer::withHundredsOfCertificates),
  HTTP_OF_GARBAGE(
      Protocol.HTTP, Cause.HTTP_NOT_SPOKEN, connection -> flood(connection, "\u0093X}\r\n")),
  HTTP_BYTE_BY_BYTE(Protocol.HTTP, Cause.SILENT_AFTER_ACCEPT, connection -> drip(connection, "H")),
  HTTP_WITH_ONE_ENDLESS_LINE(
      Protocol.HTTP, Cause.HTTP_NOT_SPOKEN, connection -> flood(connection, "HTTP/1.1 200 ", "A")),
  HTTP_WITH_ENDLESS_FIELDS(
      Protocol.HTTP,
      Cause.HTTP_NOT_SPOKEN,
      connection -> flood(connection, "HTTP/1.1 200 OK\r\n", "x: y\r\n")),
  HTTP_WITH_A_REDIRECT_TO_ITSELF(
      Protocol.HTTP,
      connection ->
          flood(connection, "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")),
  HTTP_OF_INTERIM_ANSWERS(
      Protocol.HTTP,
      Cause.HTTP_NOT_SPOKEN,
      connection -> flood(connection, "HTTP/1.1 103 Early Hints\r\n\r\n")),
  HTTP_WITH_ENDLESS_CHUNK_SIZE(
      Protocol.HTTP,
      Cause.HTTP_INCOMPLETE,
      connection ->
          flood(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "0")),
  HTTP_WITH_ENDLESS_CONTENT(
      Protocol.HTTP, connection -> flood(connection, "HTTP/1.1 200 OK\r\n\r\n", "A")),
  HTTP_OF_A_BOMB(
      Protocol.HTTP,
      connection ->
          flood(connection, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + bomb(), bomb())),
  HTTP_WITH_A_LONG_HEAD(
      Protocol.HTTP,
      connection ->
          flood(
              connection,
              "HTTP/1.1 302 Found\r\nLocation: http://"
                  + "a".repeat(60_000)
                  + "/\u001b[31m\u0000\r\nContent-Length: 1\r\n\r\n",
              "A")),
  HTTPS_WITH_ENDLESS_FIELDS(
      Protocol.HTTPS,
      Cause.HTTP_NOT_SPOKEN,
      () ->
          TlsServers.handling(
              TlsServers.certificate("service.example.test").build(),
              connection -> flood(connection, "HTTP/1.1 200 OK\r\n", "x: y\r\n"))),
  SSH_OF_GARBAGE(
      Protocol.SSH, Cause.PROTOCOL_MISMATCH, connection -> flood(connection, "\u0093X}\n")),
  SSH_WITH_ONE_ENDLESS_LINE(
      Protocol.SSH, Cause.PROTOCOL_MISMATCH, connection -> flood(connection, "A")),
  SSH_BYTE_BY_BYTE(Protocol.SSH, Cause.SILENT_AFTER_ACCEPT, connection -> drip(connection, "S")),
  SMTP_OF_GARBAGE(Protocol.SMTP, Cause.PROTOCOL_MISMATCH, connection -> flood(connection, "\0")),
  DNS_OF_GARBAGE(
      Protocol.DNS, Cause.PROTOCOL_MISMATCH, connection -> flood(connection, "\377\377\300\14"));

  private static final int DRIP_MILLIS = 100;
  private static final int CHUNK = 32 * 1024;

  private final Protocol protocol;
  private final Optional<Cause> cause;
  private final Supplier<LoopbackServer> server;

  /** A peer whose answer counts as one, whatever else it sends. */
  HostilePeer(Protocol protocol, LoopbackServer.Handler handler) {
    this(protocol, Optional.empty(), () -> LoopbackServer.of(handler));
  }

  HostilePeer(Protocol protocol, Cause cause, LoopbackServer.Handler handler) {
    this(protocol, Optional.of(cause), () -> LoopbackServer.of(handler));
  }

  HostilePeer(Protocol protocol, Cause cause, Supplier<LoopbackServer> server) {
    this(protocol, Optional.of(cause), server);
  }

  HostilePeer(Protocol protocol, Optional<Cause> cause, Supplier<LoopbackServer> server) {
    this.protocol = protocol;
    this.cause = cause;
    this.server = server;
  }

  /** Return what is asked of it. */
  Protocol protocol() {
    return protocol;
  }

  /** Return why it is no service; empty if it answers. */
  Optional<Cause> cause() {
    return cause;
  }

  LoopbackServer open() {
    return server.get();
  }

  private static LoopbackServer withAMegabyteOfNames() {
    var own = new HeldCertificate.Builder().commonName("service");
    for (int i = 0; i < 16_000; i++) {
      own.addSubjectAlternativeName("%s-%s.example.test".formatted("a".repeat(40), i));
    }
    return TlsServers.serving(own.build());
  }

  private static LoopbackServer withHundredsOfCertificates() {
    HeldCertificate root = TlsServers.authority("Root");
    var chain = new HeldCertificate[300];
    HeldCertificate issuer = root;
    for (int i = chain.length - 1; i >= 0; i--) {
      issuer =
          new HeldCertificate.Builder()
              .commonName("CA " + i)
              .keyPair(root.keyPair())
              .certificateAuthority(chain.length)
              .signedBy(issuer)
              .build();
      chain[i] = issuer;
    }
    return TlsServers.serving(
        TlsServers.certificate("service.example.test").signedBy(issuer).build(), chain);
  }

  private static void flood(Socket connection, String again) throws IOException {
    flood(connection, "", again);
  }

  private static void flood(Socket connection, String first, String again) throws IOException {
    var out = connection.getOutputStream();
    out.write(first.getBytes(ISO_8859_1));
    byte[] once = again.getBytes(ISO_8859_1);
    var chunk = new byte[Math.max(1, CHUNK / once.length) * once.length];
    for (int i = 0; i < chunk.length; i++) {
      chunk[i] = once[i % once.length];
    }
    while (true) {
      out.write(chunk);
    }
  }

  private static void drip(Socket connection, String again) throws Exception {
    byte[] once = again.getBytes(ISO_8859_1);
    while (true) {
      connection.getOutputStream().write(once);
      TimeUnit.MILLISECONDS.sleep(DRIP_MILLIS);
    }
  }

  /** A member that unpacks to 10 MB. */
  private static String bomb() {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      var zeros = new byte[1024 * 1024];
      for (int i = 0; i < 10; i++) {
        out.write(zeros);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toString(ISO_8859_1);
  }
}
