// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLServerSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * The certificate authorities of a network: one that the client holds for public, one of a filter
 * that intercepts, one of a product's own. The servers make them when they start, and leave the
 * certificates (not the keys) as PEM files.
 */
final class Authorities {

  static final String PUBLIC_ROOT = "public-root.pem";

  private final HeldCertificate publicRoot = authority("Test bed public root");
  private final HeldCertificate filter = authority("Corp Filter CA");
  private final HeldCertificate product = authority("Product private CA");

  /** Write the public root where clients find it. */
  void write(Path directory) {
    try {
      Files.writeString(directory.resolve(PUBLIC_ROOT), publicRoot.certificatePem(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Return what opens the sockets of a server that speaks TLS. */
  SSLServerSocketFactory serverSockets(ServedPort port) {
    HeldCertificate issuer =
        switch (port.kind()) {
          case HTTPS -> publicRoot;
          case INTERCEPTING_FILTER -> filter;
          case PRIVATE_TLS -> product;
          case BLOCK_PAGE, SSH, SILENT, UDP_ECHO ->
              throw new IllegalArgumentException(port.kind() + " speaks no TLS");
        };
    HeldCertificate own =
        new HeldCertificate.Builder()
            .commonName(port.name())
            .addSubjectAlternativeName(port.name())
            .signedBy(issuer)
            .build();
    return new HandshakeCertificates.Builder()
        .heldCertificate(own)
        .build()
        .sslContext()
        .getServerSocketFactory();
  }

  private static HeldCertificate authority(String name) {
    return new HeldCertificate.Builder().commonName(name).certificateAuthority(0).build();
  }
}
