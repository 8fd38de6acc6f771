// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Trust managers of this Java installation, for roots of our choice. */
final class TrustManagers {

  private TrustManagers() {}

  /**
   * Return what evaluates chains against these anchors. Reads the default store if they ask for it.
   *
   * @throws VantageException if this Java installation cannot, because its store is broken
   */
  static ChainEvaluation evaluation(TrustAnchors anchors) throws VantageException {
    try {
      return new ChainEvaluation(
          trusting(anchors.publicRoots().isEmpty() ? null : store(anchors.publicRoots())),
          trusting(store(anchors.siteRoots())));
    } catch (GeneralSecurityException | IOException e) {
      throw new VantageException(
          "the trust store of this Java installation cannot be used: " + e, e);
    }
  }

  private static KeyStore store(List<X509Certificate> roots)
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
