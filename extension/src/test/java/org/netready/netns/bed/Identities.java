// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * The certificates of a bed, right and wrong ones, as PEM files. The client holds one authority for
 * public, declares that of a filter as the site's own, and knows no other.
 */
final class Identities {

  /** The names that a right certificate is for. */
  private static final String NAMES = "*.bed.example";

  private static final String PUBLIC_ROOT = "public-root.pem";
  private static final String SITE_AUTHORITY = "site-ca.pem";

  private final Path directory;
  private final HeldCertificate publicRoot = authority("Test bed public root");
  private final HeldCertificate siteAuthority = authority("Corp Filter CA");

  private Identities(Path directory) {
    this.directory = directory;
  }

  /** Make all certificates, and leave them in a directory. */
  static Identities make(Path directory) {
    Identities identities = new Identities(directory);
    identities.write(PUBLIC_ROOT, identities.publicRoot.certificatePem());
    identities.write(SITE_AUTHORITY, identities.siteAuthority.certificatePem());
    for (Identity identity : Identity.values()) {
      identities.write(identity);
    }
    return identities;
  }

  /** Who a server says that it is. */
  enum Identity {
    /** The host that was asked, by a public root. */
    RIGHT,
    /** The host that was asked, by the filter's authority, which the site declares. */
    INSPECTED,
    /** The host that was asked, by an authority that nobody declares. */
    UNKNOWN_AUTHORITY,
    /** The host that was asked, by itself. */
    SELF_SIGNED,
    /** The host that was asked, by a public root, until yesterday. */
    EXPIRED,
    /** The host that was asked, by a public root, from tomorrow on. */
    NOT_YET_VALID,
    /** Another host, by a public root. */
    WRONG_NAME;

    /** Return the name of the file with the certificate. */
    String certificate() {
      return name() + ".crt";
    }

    /** Return the name of the file with the key. */
    String key() {
      return name() + ".key";
    }

    /** Return what a server needs to speak TLS, of what {@link #make} left in a directory. */
    SSLContext context(Path directory) throws IOException {
      String both =
          Files.readString(directory.resolve(certificate()))
              + Files.readString(directory.resolve(key()));
      return new HandshakeCertificates.Builder()
          .heldCertificate(HeldCertificate.decode(both))
          .addPlatformTrustedCertificates()
          .build()
          .sslContext();
    }
  }

  private void write(Identity identity) {
    HeldCertificate certificate = certificate(identity);
    write(identity.certificate(), certificate.certificatePem());
    write(identity.key(), certificate.privateKeyPkcs8Pem());
  }

  private HeldCertificate certificate(Identity identity) {
    Instant now = Instant.now();
    return switch (identity) {
      case RIGHT -> host(NAMES).signedBy(publicRoot).build();
      case INSPECTED -> host(NAMES).signedBy(siteAuthority).build();
      case UNKNOWN_AUTHORITY -> host(NAMES).signedBy(authority("Somebody's CA")).build();
      case SELF_SIGNED -> host(NAMES).build();
      case EXPIRED -> valid(now.minus(30, ChronoUnit.DAYS), now.minus(1, ChronoUnit.DAYS));
      case NOT_YET_VALID -> valid(now.plus(1, ChronoUnit.DAYS), now.plus(30, ChronoUnit.DAYS));
      case WRONG_NAME -> host("elsewhere.example").signedBy(publicRoot).build();
    };
  }

  private HeldCertificate valid(Instant from, Instant until) {
    return host(NAMES)
        .validityInterval(from.toEpochMilli(), until.toEpochMilli())
        .signedBy(publicRoot)
        .build();
  }

  private static HeldCertificate.Builder host(String name) {
    return new HeldCertificate.Builder().commonName(name).addSubjectAlternativeName(name);
  }

  private static HeldCertificate authority(String name) {
    return new HeldCertificate.Builder().commonName(name).certificateAuthority(0).build();
  }

  private void write(String file, String pem) {
    try {
      Files.writeString(directory.resolve(file), pem, US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
