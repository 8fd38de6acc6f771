// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The certificate authorities of a site.
 *
 * @param publicRoots the public roots; empty means those of this Java installation that are known
 *     to be public
 * @param siteRoots the site's own authorities, which are never public
 * @param productRoots the store that the product itself uses; empty if the site does not say
 * @param exemptions where any issuer is accepted
 */
public record TrustStores(
    List<X509Certificate> publicRoots,
    List<X509Certificate> siteRoots,
    List<X509Certificate> productRoots,
    List<TrustExemption> exemptions) {

  /** The public roots of this Java installation alone. */
  public static final TrustStores DEFAULT =
      new TrustStores(List.of(), List.of(), List.of(), List.of());

  /** Make trust stores. */
  public TrustStores {
    publicRoots = List.copyOf(publicRoots);
    siteRoots = List.copyOf(siteRoots);
    productRoots = List.copyOf(productRoots);
    exemptions = List.copyOf(exemptions);
  }
}
