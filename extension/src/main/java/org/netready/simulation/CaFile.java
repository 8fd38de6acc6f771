// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file with certificates for processes, written when it is first needed. It ends with its
 * network, or with this process; what one that was killed could not delete, the next one does.
 */
final class CaFile implements AutoCloseable {

  private static final String BEGINNING = "netready-simulated-ca-";
  private static final Pattern NAME = Pattern.compile(BEGINNING + "(\\d+)-.*\\.pem");
  private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));

  private final List<X509Certificate> certificates;
  private @Nullable Path file;

  CaFile(List<X509Certificate> certificates) {
    this.certificates = certificates;
  }

  synchronized Path path() {
    Path known = file;
    if (known != null) {
      return known;
    }
    try {
      Path made = Files.createTempFile(BEGINNING + ProcessHandle.current().pid() + "-", ".pem");
      made.toFile().deleteOnExit();
      file = made;
      Files.writeString(made, pem());
      sweep(made.resolveSibling(""));
      return made;
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot write the simulated network's authorities; expected a folder for temporary files"
              + " with room, as java.io.tmpdir says: "
              + e.getMessage(),
          e);
    }
  }

  @Override
  public synchronized void close() {
    Path known = file;
    file = null;
    if (known != null && !known.toFile().delete()) {
      // It is gone already, or goes when this process ends.
      return;
    }
  }

  /** Delete what processes have left that were killed. */
  private static void sweep(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, BEGINNING + "*")) {
      for (Path left : files) {
        Matcher name = NAME.matcher(left.getFileName().toString());
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          var unused = left.toFile().delete(); // Another user's stays.
        }
      }
    }
  }

  private String pem() {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      text.append("-----BEGIN CERTIFICATE-----\n")
          .append(PEM.encodeToString(encoded(certificate)))
          .append("\n-----END CERTIFICATE-----\n");
    }
    return text.toString();
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that cannot be written", e);
    }
  }
}
