// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.ByteString;

/** TLS servers on loopback, good ones and others. */
final class TlsServers {

  private TlsServers() {}

  static HeldCertificate authority(String name) {
    return new HeldCertificate.Builder().commonName(name).certificateAuthority(1).build();
  }

  /** A certificate for a name, which is signed by itself unless it is given an issuer. */
  static HeldCertificate.Builder certificate(String name) {
    return new HeldCertificate.Builder()
        .commonName(name.substring(0, name.indexOf('.')))
        .addSubjectAlternativeName(name);
  }

  static LoopbackServer serving(HeldCertificate own, HeldCertificate... intermediates) {
    return serving("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", own, intermediates);
  }

  static LoopbackServer serving(
      String answer, HeldCertificate own, HeldCertificate... intermediates) {
    X509Certificate[] chain = new X509Certificate[intermediates.length];
    for (int i = 0; i < chain.length; i++) {
      chain[i] = intermediates[i].certificate();
    }
    var certificates = new HandshakeCertificates.Builder().heldCertificate(own, chain).build();
    return LoopbackServer.of(
        certificates.sslContext().getServerSocketFactory(),
        connection -> {
          LoopbackServer.readHead(connection);
          LoopbackServer.send(connection, answer);
        });
  }

  /** A server that does with a session what it is told. */
  static LoopbackServer handling(HeldCertificate own, LoopbackServer.Handler handler) {
    var certificates = new HandshakeCertificates.Builder().heldCertificate(own).build();
    return LoopbackServer.of(certificates.sslContext().getServerSocketFactory(), handler);
  }

  static LoopbackServer demandingClientCertificate(
      HeldCertificate own, HeldCertificate clientsRoot, String version) {
    var certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(own)
            .addTrustedCertificate(clientsRoot.certificate())
            .build();
    return LoopbackServer.of(
        configured(certificates.sslContext().getServerSocketFactory(), version),
        connection -> {
          LoopbackServer.readHead(connection);
          LoopbackServer.send(connection, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });
  }

  /** A server that answers a ClientHello with a fatal alert. */
  static LoopbackServer alerting(int description) {
    return answeringHello(new byte[] {21, 3, 3, 0, 2, 2, (byte) description});
  }

  /** A server whose ServerHello chooses TLS 1.0. */
  static LoopbackServer choosingTls10() {
    byte[] hello = new byte[5 + 4 + 2 + 32 + 1 + 2 + 1];
    hello[0] = 22;
    hello[1] = 3;
    hello[2] = 1;
    hello[4] = (byte) (hello.length - 5);
    hello[5] = 2;
    hello[8] = (byte) (hello.length - 9);
    hello[9] = 3;
    hello[10] = 1;
    hello[45] = 0x2f;
    return answeringHello(hello);
  }

  /**
   * A server that shows a certificate whose key it need not have: it demands a client certificate
   * in a TLS 1.2 handshake without a signature (RFC 5246, section 7.3), then breaks off.
   */
  static LoopbackServer showing(X509Certificate seen) {
    byte[] certificate = encoded(seen);
    byte[] hello = new byte[38];
    hello[0] = 3;
    hello[1] = 3;
    hello[36] = (byte) 0x9c; // TLS_RSA_WITH_AES_128_GCM_SHA256
    ByteString flight =
        new Buffer()
            .write(message(2, ByteString.of(hello)))
            .write(message(11, vector(vector(ByteString.of(certificate)))))
            .write(message(13, ByteString.decodeHex("020140" + "0004" + "04010403" + "0000")))
            .write(message(14, ByteString.EMPTY))
            .readByteString();
    return LoopbackServer.of(
        connection -> {
          var unused = connection.getInputStream().read(new byte[16 * 1024]);
          OutputStream out = connection.getOutputStream();
          out.write(record(22, flight));
          unused = connection.getInputStream().read(new byte[16 * 1024]);
          out.write(record(21, ByteString.decodeHex("0228")));
          connection.getInputStream().readAllBytes();
        });
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static byte[] record(int type, ByteString content) {
    return new Buffer()
        .writeByte(type)
        .writeShort(0x0303)
        .writeShort(content.size())
        .write(content)
        .readByteArray();
  }

  private static ByteString message(int type, ByteString content) {
    return new Buffer().writeByte(type).write(vector(content)).readByteString();
  }

  /** A length of three bytes, then the content. */
  private static ByteString vector(ByteString content) {
    return new Buffer()
        .writeByte(content.size() >> 16)
        .writeShort(content.size() & 0xffff)
        .write(content)
        .readByteString();
  }

  private static LoopbackServer answeringHello(byte[] answer) {
    return LoopbackServer.of(
        connection -> {
          connection.getInputStream().read(new byte[16 * 1024]);
          connection.getOutputStream().write(answer);
          connection.getInputStream().readAllBytes();
        });
  }

  private static ServerSocketFactory configured(SSLServerSocketFactory factory, String version) {
    return new ServerSocketFactory() {
      @Override
      public ServerSocket createServerSocket() {
        try {
          var server = (SSLServerSocket) factory.createServerSocket();
          server.setEnabledProtocols(new String[] {version});
          server.setNeedClientAuth(true);
          return server;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public ServerSocket createServerSocket(int port) {
        throw new UnsupportedOperationException();
      }

      @Override
      public ServerSocket createServerSocket(int port, int backlog) {
        throw new UnsupportedOperationException();
      }

      @Override
      public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
        throw new UnsupportedOperationException();
      }
    };
  }
}
