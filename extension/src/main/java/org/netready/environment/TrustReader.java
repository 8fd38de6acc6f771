// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.netready.yaml.MappingReader;
import org.netready.yaml.Problems;
import org.netready.yaml.YamlMapping;
import org.netready.yaml.YamlNode;
import org.netready.yaml.YamlScalar;

/** Reads {@code trust}: the certificate authorities of a site, each once, and the exemptions. */
final class TrustReader {

  private static final String PUBLIC = "public";
  private static final String FILE = "file";
  private static final String EXEMPT = "exempt";

  private final Texts texts;
  private final Problems problems;
  private final Path directory;

  /** Make a reader that resolves relative paths against a directory. */
  TrustReader(Texts texts, Problems problems, Path directory) {
    this.texts = texts;
    this.problems = problems;
    this.directory = directory;
  }

  TrustStores read(MappingReader environment) {
    return texts.section(environment, "trust").map(this::trust).orElse(TrustStores.DEFAULT);
  }

  private TrustStores trust(MappingReader trust) {
    List<X509Certificate> site = certificates(trust, "site");
    List<X509Certificate> publicRoots = certificates(trust, PUBLIC);
    List<X509Certificate> product = certificates(trust, "product");
    List<TrustExemption> exemptions = exemptions(trust);
    trust.close();
    return new TrustStores(publicRoots, site, product, exemptions);
  }

  private List<X509Certificate> certificates(MappingReader trust, String key) {
    return Texts.items(trust, key).stream()
        .flatMap(item -> certificates(item, key))
        .distinct()
        .toList();
  }

  private Stream<X509Certificate> certificates(YamlNode item, String key) {
    if (item instanceof YamlScalar scalar) {
      return read(scalar, key, "");
    }
    if (item instanceof YamlMapping) {
      return store(MappingReader.of(item, problems), key);
    }
    problems.add(
        item.position(),
        "%s for '%s'; expected a file, or a mapping with 'file' and 'password'"
            .formatted(item.kind(), key));
    return Stream.empty();
  }

  private Stream<X509Certificate> store(MappingReader store, String key) {
    Optional<YamlScalar> file =
        store
            .node(FILE)
            .filter(node -> !Texts.isNothing(node))
            .flatMap(node -> texts.scalar(node, FILE));
    if (store.node(FILE).map(Texts::isNothing).orElse(true)) {
      problems.add(store.position(), "'file' is missing; expected the path of a key store");
    }
    boolean hasPassword = store.node("password").filter(it -> !Texts.isNothing(it)).isPresent();
    Optional<String> password =
        new Secrets(texts, problems)
            .read(store, "password", "the key store's password", "STORE_PASSWORD");
    store.close();
    boolean isReadable = password.isPresent() || !hasPassword;
    return isReadable
        ? file.stream().flatMap(scalar -> read(scalar, key, password.orElse("")))
        : Stream.empty();
  }

  /** A site or a product may trust the very certificate of a host; no public root is one. */
  private Stream<X509Certificate> read(YamlScalar file, String key, String password) {
    return texts
        .parsed(
            file,
            text ->
                key.equals(PUBLIC)
                    ? CertificateFile.readAuthorities(text, directory, password)
                    : CertificateFile.read(text, directory, password))
        .stream()
        .flatMap(List::stream);
  }

  private List<TrustExemption> exemptions(MappingReader trust) {
    List<TrustExemption> exemptions = new ArrayList<>();
    for (YamlNode item : Texts.items(trust, EXEMPT)) {
      texts.mapping(item, EXEMPT).flatMap(this::exemption).ifPresent(exemptions::add);
    }
    return exemptions;
  }

  private Optional<TrustExemption> exemption(MappingReader item) {
    Optional<String> requirement = required(item, "requirement", "the id of one, or a pattern");
    Optional<String> reason = required(item, "reason", "why any issuer is right there");
    item.close();
    return requirement.flatMap(it -> reason.map(why -> new TrustExemption(it, why)));
  }

  private Optional<String> required(MappingReader item, String key, String expected) {
    if (item.node(key).map(Texts::isNothing).orElse(true)) {
      problems.add(item.position(), "'%s' is missing; expected %s".formatted(key, expected));
    }
    return texts.one(item, key, Texts::notEmpty);
  }
}
