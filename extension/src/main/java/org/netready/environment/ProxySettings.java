// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.util.HashMap;
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

  /**
   * Return known secrets with those of the proxies: passwords, and what Basic authentication makes
   * of them, each with the name of a variable, or of whatever set the proxy.
   */
  Map<String, String> secrets(Map<String, String> known) {
    Map<String, String> secrets = new HashMap<>(known);
    for (SiteProxy proxy : proxies.values()) {
      String source = proxy.source().split(" ", 2)[0];
      proxy
          .credentials()
          .filter(login -> !login.password().isEmpty())
          .ifPresent(
              login -> {
                String name = known.getOrDefault(login.password(), source);
                secrets.putIfAbsent(login.password(), name);
                secrets.putIfAbsent(login.token(), name);
              });
    }
    return secrets;
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
