// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.util.Map;

/**
 * The proxies of a site.
 *
 * @param proxies the proxy for each use; what is of a use without one goes directly
 */
public record ProxySettings(Map<Use, SiteProxy> proxies) {

  /** No proxy at all. */
  public static final ProxySettings NONE = new ProxySettings(Map.of());

  /** Make settings. */
  public ProxySettings {
    proxies = Map.copyOf(proxies);
  }

  /** What a proxy is set for. */
  public enum Use {
    /** HTTP in clear text. */
    HTTP,
    /** HTTP over TLS, TLS, and a connection of which nothing else is asked. */
    HTTPS,
    /** Any other protocol. */
    OTHER
  }
}
