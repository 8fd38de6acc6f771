// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The certificate authorities that chains are held against. They decide nothing in a probe, which
 * accepts any certificate; they say what is true of the one that came.
 *
 * @param publicRoots the public roots; empty means the default store of this Java installation
 * @param siteRoots the site's own authorities; empty for none
 */
public record TrustAnchors(List<X509Certificate> publicRoots, List<X509Certificate> siteRoots) {

  /** The default store of this Java installation as public roots, and no others. */
  public static final TrustAnchors DEFAULT = new TrustAnchors(List.of(), List.of());

  /** Make anchors. */
  public TrustAnchors {
    publicRoots = List.copyOf(publicRoots);
    siteRoots = List.copyOf(siteRoots);
  }
}
