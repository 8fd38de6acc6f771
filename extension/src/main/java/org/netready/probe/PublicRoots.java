// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells public roots from those that a site added to the store of its Java: a root is public only
 * if it is known to be, by the list in this jar or by the mark of those who built this Java. One
 * that is too new for both has to be declared by the site.
 */
final class PublicRoots {

  private static final String LIST = "public-roots.txt";
  private static final String MARK_OF_THE_BUILD = "[jdk]";

  private PublicRoots() {}

  /**
   * Return the roots that count as public.
   *
   * @param anchors what the site says; what it calls its own is never public
   * @param ofJava the roots that this Java trusts by default
   */
  static List<X509Certificate> of(TrustAnchors anchors, Collection<X509Certificate> ofJava) {
    Set<X509Certificate> roots = new LinkedHashSet<>(anchors.publicRoots());
    if (roots.isEmpty()) {
      roots.addAll(knownAmong(ofJava));
    }
    anchors.siteRoots().forEach(roots::remove);
    return List.copyOf(roots);
  }

  private static Set<X509Certificate> knownAmong(Collection<X509Certificate> ofJava) {
    KeyStore shipped = shipped();
    Set<X509Certificate> candidates = new LinkedHashSet<>(ofJava);
    Set<X509Certificate> marked = new HashSet<>();
    try {
      for (String alias : Collections.list(shipped.aliases())) {
        if (shipped.getCertificate(alias) instanceof X509Certificate root) {
          candidates.add(root);
          if (alias.endsWith(MARK_OF_THE_BUILD)) {
            marked.add(root);
          }
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the store was loaded", e);
    }
    Set<String> listed = listed();
    candidates.removeIf(
        root -> !marked.contains(root) && !listed.contains(CertificateReading.sha256(root)));
    return candidates;
  }

  /** Return the store that came with this Java, whichever one is in use; empty if it has none. */
  private static KeyStore shipped() {
    File file = new File(System.getProperty("java.home"), "lib/security/cacerts");
    try {
      if (file.canRead()) {
        return KeyStore.getInstance(file, (char[]) null);
      }
    } catch (GeneralSecurityException | IOException e) {
      // Whoever replaced it by something else says so by other means, or has no public roots.
    }
    try {
      KeyStore none = KeyStore.getInstance(KeyStore.getDefaultType());
      none.load(null, null);
      return none;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java can make an empty store", e);
    }
  }

  private static Set<String> listed() {
    try (InputStream list = Objects.requireNonNull(PublicRoots.class.getResourceAsStream(LIST));
        var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
