// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netready.endpoint.Host;
import org.netready.environment.Environment;
import org.netready.environment.ProxySettings;
import org.netready.environment.SiteHost;
import org.netready.environment.SiteProxy;
import org.netready.probe.ProxyRules;
import org.netready.probe.ProxyServer;

/** The proxies of a site as a probe wants to know them. */
final class SiteProxies {

  private SiteProxies() {}

  /**
   * Return the rules for a suite: those of the site, or those that a simulated site needs.
   *
   * @param through the hosts that a simulated site reaches through its proxy
   */
  static ProxyRules of(Environment environment, Set<Host> through) {
    return environment.isSimulated() && !through.isEmpty()
        ? ProxyRules.only(SimulatedServices.PROXY, through)
        : of(environment);
  }

  /** Return the rules of a site, whose own hosts are usually reached directly. */
  static ProxyRules of(Environment environment) {
    Map<ProxyRules.Use, ProxyRules.Rule> rules = new EnumMap<>(ProxyRules.Use.class);
    environment.proxy().proxies().forEach((use, proxy) -> rules.put(use(use), rule(proxy)));
    List<Host> own =
        environment.roles().values().stream()
            .flatMap(List::stream)
            .map(SiteHost::host)
            .distinct()
            .toList();
    return ProxyRules.of(rules, own);
  }

  private static ProxyRules.Use use(ProxySettings.Use use) {
    return switch (use) {
      case HTTP -> ProxyRules.Use.HTTP;
      case HTTPS -> ProxyRules.Use.HTTPS;
      case OTHER -> ProxyRules.Use.OTHER;
    };
  }

  private static ProxyRules.Rule rule(SiteProxy proxy) {
    var server =
        new ProxyServer(
            switch (proxy.kind()) {
              case HTTP -> ProxyServer.Kind.HTTP;
              case SOCKS5 -> ProxyServer.Kind.SOCKS5;
            },
            proxy.host(),
            proxy.port(),
            proxy.credentials().map(it -> new ProxyRules.Credentials(it.user(), it.password())));
    return new ProxyRules.Rule(
        server, proxy.source(), proxy.noProxy(), proxy.exceptions(), proxy.written());
  }
}
