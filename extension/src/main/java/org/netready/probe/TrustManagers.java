// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Trust managers of this Java installation, for roots of our choice. */
final class TrustManagers {

  private TrustManagers() {}

  /**
   * Return what evaluates chains against these anchors and against the default store.
   *
   * @throws VantageException if this Java installation cannot, because its store is broken and the
   *     anchors have no public roots of their own
   */
  static ChainEvaluation evaluation(TrustAnchors anchors) throws VantageException {
    try {
      Optional<X509TrustManager> java = java(anchors);
      List<X509Certificate> ofJava =
          java.map(it -> List.of(it.getAcceptedIssuers())).orElse(List.of());
      List<RootStore> stores = new ArrayList<>();
      stores.add(store(ChainTrust.Store.PUBLIC, PublicRoots.of(anchors, ofJava)));
      if (!anchors.siteRoots().isEmpty()) {
        stores.add(store(ChainTrust.Store.SITE, anchors.siteRoots()));
      }
      if (!anchors.productRoots().isEmpty()) {
        stores.add(store(ChainTrust.Store.PRODUCT, anchors.productRoots()));
      }
      java.ifPresent(it -> stores.add(new RootStore(ChainTrust.Store.JAVA, ofJava, it, it)));
      return new ChainEvaluation(stores);
    } catch (GeneralSecurityException | IOException e) {
      throw new VantageException(
          "the trust store of this Java installation cannot be used: " + e, e);
    }
  }

  /** Return the default store; empty if it is broken and not needed. */
  private static Optional<X509TrustManager> java(TrustAnchors anchors)
      throws GeneralSecurityException {
    try {
      return Optional.of(trusting(null));
    } catch (GeneralSecurityException e) {
      if (anchors.publicRoots().isEmpty()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static RootStore store(ChainTrust.Store store, List<X509Certificate> roots)
      throws GeneralSecurityException, IOException {
    List<X509Certificate> current =
        roots.stream().filter(root -> !ChainDiagnosis.isUndue(root)).toList();
    return new RootStore(store, roots, trusting(keyStore(current)), trusting(keyStore(roots)));
  }

  private static KeyStore keyStore(List<X509Certificate> roots)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < roots.size(); i++) {
      store.setCertificateEntry(Integer.toString(i), roots.get(i));
    }
    return store;
  }

  private static X509TrustManager trusting(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("no trust manager for X.509"));
  }
}
