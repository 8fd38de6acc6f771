// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.netready.yaml.MappingReader;

/** Reads {@code trust}: the certificate authorities of a site, each once. */
final class TrustReader {

  private final Texts texts;
  private final Path directory;

  /** Make a reader that resolves relative paths against a directory. */
  TrustReader(Texts texts, Path directory) {
    this.texts = texts;
    this.directory = directory;
  }

  TrustStores read(MappingReader environment) {
    return texts.section(environment, "trust").map(this::trust).orElse(TrustStores.DEFAULT);
  }

  private TrustStores trust(MappingReader trust) {
    List<X509Certificate> site = certificates(trust, "site");
    List<X509Certificate> publicRoots = certificates(trust, "public");
    trust.close();
    return new TrustStores(publicRoots, site);
  }

  private List<X509Certificate> certificates(MappingReader trust, String key) {
    return texts.list(trust, key, text -> CertificateFile.read(text, directory)).stream()
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
