// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.netready.netns.bed.Bed;
import org.netready.netns.bed.Misbehaviour;
import org.netready.netns.bed.ProxyServers;

/** What proxies do, and what is done to them. */
final class ProxyRows {

  /** The variables of the client's process that hold passwords, and what they hold. */
  static final String RIGHT_PASSWORD = "BED_RIGHT_PASSWORD";

  static final String WRONG_PASSWORD = "BED_WRONG_PASSWORD";

  private static final Set<Kind> KINDS =
      EnumSet.of(Kind.TCP, Kind.TLS, Kind.HTTPS, Kind.REGISTRY, Kind.HTTP_STATED, Kind.SSH);

  private ProxyRows() {}

  static List<Row> all() {
    return List.of(
        http("proxy-open", ProxyServers.OPEN).sparing(KINDS),
        row("proxy-login", login("http", ProxyServers.LOGIN, RIGHT_PASSWORD)).sparing(KINDS),
        http("proxy-login-without-credentials", ProxyServers.LOGIN),
        row(
            "proxy-login-with-wrong-credentials",
            login("http", ProxyServers.LOGIN, WRONG_PASSWORD)),
        http("proxy-connect-403", ProxyServers.NO_TUNNEL).sparing(Set.of(Kind.HTTP_STATED)),
        row("proxy-connect-502", url("http", Bed.SERVER, Misbehaviour.PROXY_BAD_GATEWAY.port())),
        row("proxy-dead", url("http", Bed.PROXY, ProxyServers.DEAD_PORT)),
        row("proxy-dropping", url("http", ProxyServers.DROPPED))
            .with(WayFaults.dropPort(Bed.PROXY, "tcp dport " + ProxyServers.DROPPED.port())),
        row("proxy-silent", url("http", Bed.SERVER, Misbehaviour.SILENCE.port())),
        http("proxy-refusing-by-name", ProxyServers.FILTER)
            .named(ProxyServers.REFUSED + ".bed.example"),
        http("proxy-without-a-way", ProxyServers.OPEN).with(WayFaults.icmp("host-unreachable")),
        row("proxy-dead-and-excepted", excepted(url("http", Bed.PROXY, ProxyServers.DEAD_PORT)))
            .sparing(KINDS),
        row("socks-open", url("socks", ProxyServers.SOCKS)).sparing(KINDS),
        row("socks-login", login("socks", ProxyServers.SOCKS_LOGIN, RIGHT_PASSWORD)).sparing(KINDS),
        row("socks-login-without-credentials", url("socks", ProxyServers.SOCKS_LOGIN)),
        row(
            "socks-login-with-wrong-credentials",
            login("socks", ProxyServers.SOCKS_LOGIN, WRONG_PASSWORD)),
        row("socks-dead", url("socks", Bed.PROXY, ProxyServers.DEAD_PORT)),
        row("socks-to-a-closed-port", url("socks", ProxyServers.SOCKS)).with(WayFaults.closed()));
  }

  private static Row http(String id, ProxyServers proxy) {
    return row(id, url("http", proxy));
  }

  private static Row row(String id, String settings) {
    return Row.of(id, NameFaults.right(), KINDS).through("{" + settings + "}");
  }

  private static String url(String kind, ProxyServers proxy) {
    return url(kind, Bed.PROXY, proxy.port());
  }

  private static String url(String kind, String address, int port) {
    String scheme = kind.equals("http") ? "http" : "socks5";
    return "%s: \"%s://%s:%d\"".formatted(kind, scheme, address, port);
  }

  private static String login(String kind, ProxyServers proxy, String password) {
    return "%s, user: bed, password: \"${env:%s}\"".formatted(url(kind, proxy), password);
  }

  private static String excepted(String settings) {
    return settings + ", no-proxy: [.bed.example]";
  }
}
