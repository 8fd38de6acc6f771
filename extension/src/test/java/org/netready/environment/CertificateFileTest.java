// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateFileTest {

  private static final Path DIRECTORY = Path.of("src/test/resources/org/netready/environment");

  @TempDir private Path directory;

  @Test
  void a_jks_key_store_needs_no_password_to_be_read() throws Exception {
    store("JKS", "changeit");

    assertThat(CertificateFile.read("roots", directory, "")).isEqualTo(authorities());
  }

  @Test
  void a_pkcs12_key_store_without_a_password_is_read() {
    assertThat(CertificateFile.read("product-roots.p12", DIRECTORY, ""))
        .isEqualTo(CertificateFile.read("product-roots.pem", DIRECTORY, ""));
  }

  @Test
  void a_pkcs12_key_store_with_a_password_is_refused() throws Exception {
    store("PKCS12", "changeit");

    assertThatThrownBy(() -> CertificateFile.read("roots", directory, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'roots' holds no certificate that can be read without a password; "
                + "expected certificates in PEM form, or JKS or PKCS12, or its password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"BEGIN CERTIFICATE", "BEGIN X509 CERTIFICATE", "BEGIN TRUSTED CERTIFICATE"})
  void the_older_labels_of_pem_are_read_too(String label) throws IOException {
    String pem = Files.readString(DIRECTORY.resolve("product-roots.pem"));
    String end = label.replace("BEGIN", "END");
    Files.writeString(
        directory.resolve("roots"),
        pem.replace("BEGIN CERTIFICATE", label)
            .replace("END CERTIFICATE", end)
            .replace("\n", "\r\n"));

    assertThat(CertificateFile.read("roots", directory, "")).hasSize(1);
  }

  private static List<X509Certificate> authorities() {
    return CertificateFile.read("corp-ca.pem", DIRECTORY, "");
  }

  private void store(String type, String password) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    int number = 0;
    for (X509Certificate authority : authorities()) {
      store.setCertificateEntry("authority-" + number++, authority);
    }
    try (OutputStream stream = Files.newOutputStream(directory.resolve("roots"))) {
      store.store(stream, password.toCharArray());
    }
  }
}
