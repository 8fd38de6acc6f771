// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The certificate authorities that chains are held against. They decide nothing in a probe, which
 * accepts any certificate; they say what is true of the one that came.
 *
 * @param publicRoots the public roots; empty means those of this Java installation which are known
 *     to be public, by a list in this jar or by the mark that a build of Java puts on its own
 * @param siteRoots the site's own authorities, which are never public; empty for none
 * @param productRoots the store that the product itself uses; empty if it is not known
 */
public record TrustAnchors(
    List<X509Certificate> publicRoots,
    List<X509Certificate> siteRoots,
    List<X509Certificate> productRoots) {

  /** The public roots of this Java installation, and no others. */
  public static final TrustAnchors DEFAULT = new TrustAnchors(List.of(), List.of(), List.of());

  /** Make anchors. */
  public TrustAnchors {
    publicRoots = List.copyOf(publicRoots);
    siteRoots = List.copyOf(siteRoots);
    productRoots = List.copyOf(productRoots);
  }
}
