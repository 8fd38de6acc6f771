// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the certificates of a PEM file (RFC 7468), or of a key store of Java. */
final class CertificateFile {

  private static final int X509_V3 = 3;
  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([^-]*)-----END (?:X509 |TRUSTED )?CERTIFICATE-----");
  private static final String PEM = "-----BEGIN ";
  private static final String EXPECTED = "; expected certificates in PEM form, or JKS or PKCS12";
  private static final byte[] JKS = {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED};

  private CertificateFile() {}

  /**
   * Read all certificates.
   *
   * @param text the file as the user wrote it
   * @param directory where it is looked for
   * @param password the password of a key store; empty for none
   * @throws IllegalArgumentException if there is no such file, if it cannot be read or holds no
   *     certificate
   */
  static List<X509Certificate> read(String text, Path directory, String password) {
    byte[] bytes = bytes(text, directory);
    if (bytes.length == 0) {
      throw new IllegalArgumentException(
          "'%s' is empty; expected certificates in PEM form".formatted(text));
    }
    String content = new String(bytes, StandardCharsets.ISO_8859_1);
    return content.contains(PEM) ? ofPem(text, content) : ofKeyStore(text, bytes, password);
  }

  /**
   * Read all certificates of a file that has to hold authorities: that of a server would vouch for
   * itself, whoever issued it. One without extensions, X.509 version 1, is one if it is a root.
   *
   * @throws IllegalArgumentException as {@link #read}, or if one is no authority
   */
  static List<X509Certificate> readAuthorities(String text, Path directory, String password) {
    List<X509Certificate> certificates = read(text, directory, password);
    for (X509Certificate certificate : certificates) {
      if (!isAuthority(certificate)) {
        throw new IllegalArgumentException(
            "'%s' holds a certificate that is no authority, %s; expected public roots"
                .formatted(text, certificate.getSubjectX500Principal().getName()));
      }
    }
    return certificates;
  }

  private static boolean isAuthority(X509Certificate certificate) {
    boolean isRootOfOld =
        certificate.getVersion() < X509_V3
            && certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    return certificate.getBasicConstraints() >= 0 || isRootOfOld;
  }

  private static byte[] bytes(String text, Path directory) {
    try (InputStream stream = Files.newInputStream(directory.resolve(text))) {
      byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IllegalArgumentException(
            "'%s' is larger than %s bytes; expected a file of certificates"
                .formatted(text, MAX_BYTES));
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "there is no file '%s'; expected a path from the directory of the environment file"
              .formatted(text),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "'%s' cannot be read; expected a readable file of certificates".formatted(text), e);
    }
  }

  private static List<X509Certificate> ofPem(String text, String content) {
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(content);
    while (blocks.find()) {
      try {
        certificates.add(certificate(Base64.getMimeDecoder().decode(blocks.group(1))));
      } catch (IllegalArgumentException | CertificateException e) {
        throw new IllegalArgumentException(
            "certificate %s of '%s' cannot be read; expected base64 of an X.509 certificate"
                .formatted(certificates.size() + 1, text),
            e);
      }
    }
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' holds no certificate; expected at least one, between BEGIN CERTIFICATE and END CERTIFICATE"
              .formatted(text));
    }
    return certificates;
  }

  private static X509Certificate certificate(byte[] der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static List<X509Certificate> ofKeyStore(String text, byte[] bytes, String password) {
    boolean isJks = bytes.length > JKS.length && Arrays.mismatch(bytes, JKS) == JKS.length;
    try {
      KeyStore store = KeyStore.getInstance(isJks ? "JKS" : "PKCS12");
      store.load(
          new ByteArrayInputStream(bytes), password.isEmpty() ? null : password.toCharArray());
      List<X509Certificate> certificates = certificates(store);
      if (certificates.isEmpty()) {
        throw new IllegalArgumentException(noCertificate(text, password));
      }
      return certificates;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(noKeyStore(text), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          e.getCause() instanceof UnrecoverableKeyException
              ? "the password of '%s' is wrong; expected the one that the key store was made with"
                  .formatted(text)
              : noKeyStore(text),
          e);
    }
  }

  private static String noCertificate(String text, String password) {
    return password.isEmpty()
        ? "'%s' holds no certificate that can be read without a password%s, or its password"
            .formatted(text, EXPECTED)
        : "'%s' holds no certificate%s".formatted(text, EXPECTED);
  }

  private static String noKeyStore(String text) {
    return "'%s' is neither PEM nor a key store%s".formatted(text, EXPECTED);
  }

  private static List<X509Certificate> certificates(KeyStore store)
      throws GeneralSecurityException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.getCertificate(alias) instanceof X509Certificate certificate) {
        certificates.add(certificate);
      }
    }
    return certificates;
  }
}
