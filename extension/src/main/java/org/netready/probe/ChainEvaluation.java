// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is true of a certificate chain, held against every store that there is. */
final class ChainEvaluation {

  /** Those that vouch for a service; what a site added to its Java by the way does not. */
  private static final Set<ChainTrust.Store> VOUCHING =
      Set.of(ChainTrust.Store.PUBLIC, ChainTrust.Store.SITE, ChainTrust.Store.PRODUCT);

  private final List<RootStore> stores;

  ChainEvaluation(List<RootStore> stores) {
    this.stores = List.copyOf(stores);
  }

  /**
   * Evaluate a chain.
   *
   * @param chain the certificates that the server sent, its own first, at least one
   * @param keyExchange the key exchange as trust managers want to know it
   */
  ChainTrust evaluate(List<X509Certificate> chain, String keyExchange) {
    List<ChainTrust.Standing> standings =
        stores.stream()
            .map(it -> new ChainTrust.Standing(it.store(), it.problem(chain, keyExchange)))
            .toList();
    boolean isVouchedFor =
        standings.stream().anyMatch(it -> VOUCHING.contains(it.store()) && it.problem().isEmpty());
    if (isVouchedFor) {
      return new ChainTrust(standings, Optional.empty(), Optional.empty());
    }
    ChainDiagnosis diagnosis = new ChainDiagnosis(stores, chain);
    return new ChainTrust(
        standings, Optional.of(diagnosis.problem(standings)), diagnosis.datesOfSent());
  }
}
