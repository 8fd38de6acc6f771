// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.List;
import java.util.Optional;

/**
 * What a certificate chain was worth to each store that it was held against, when it came.
 *
 * @param standings one for each store that there is
 * @param problem what is wrong with the chain; empty if a public root, the site or the product
 *     vouches for it
 * @param dates what is wrong with the dates of the certificates that were sent, whoever signed
 *     them; empty if nothing is, or if the chain is vouched for
 */
public record ChainTrust(
    List<Standing> standings, Optional<Problem> problem, Optional<Problem> dates) {

  /** Of no chain. */
  public static final ChainTrust NONE =
      new ChainTrust(List.of(), Optional.empty(), Optional.empty());

  /** Make it. */
  public ChainTrust {
    standings = List.copyOf(standings);
  }

  /** A store of certificate authorities. */
  public enum Store {
    /** Public roots: the site's list of them, or those of this Java that are known to be public. */
    PUBLIC,
    /** The authorities that the site declares as its own. */
    SITE,
    /** The store that the product itself uses. */
    PRODUCT,
    /** The default store of this Java installation, with whatever the site added to it. */
    JAVA
  }

  /**
   * What a chain is worth to one store.
   *
   * @param store the store
   * @param problem why the store does not trust the chain; empty if it does
   */
  public record Standing(Store store, Optional<Cause> problem) {}

  /**
   * What is wrong with a chain.
   *
   * @param cause why no store that counts trusts it
   * @param what the same in words, as a sentence part
   */
  public record Problem(Cause cause, String what) {}

  /** Return whether there is such a store and it trusts the chain. */
  public boolean isTrustedBy(Store store) {
    return standing(store).filter(it -> it.problem().isEmpty()).isPresent();
  }

  /** Return what the chain is worth to a store; empty if there is no such store. */
  public Optional<Standing> standing(Store store) {
    return standings.stream().filter(it -> it.store() == store).findFirst();
  }
}
