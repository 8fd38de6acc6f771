// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.netready.probe.VantageException;

/** Settings of this JVM with which the official client does something else than it is told. */
final class ClientPitfalls {

  private static final List<String> WORDS = List.of("LIMIT_DATA", "TIMEOUT", "DOWNSTREAM");

  private ClientPitfalls() {}

  /**
   * Make sure that this JVM has none of them.
   *
   * @throws VantageException if it has, with the setting to change
   */
  static void requireNone(InetSocketAddress api, Locale locale, ProxySelector selector)
      throws VantageException {
    for (String word : WORDS) {
      if (!word.toLowerCase(locale).equals(word.toLowerCase(Locale.ROOT))) {
        throw new VantageException(
            "the client of Toxiproxy cannot name its toxics in the default locale '%s'; run with"
                    .formatted(locale)
                + " -Duser.language=en, or use netready.toxiproxy=embedded");
      }
    }
    URI uri = URI.create("http://" + SocketText.of(api) + "/version");
    for (Proxy proxy : selector.select(uri)) {
      if (proxy.type() != Proxy.Type.DIRECT) {
        throw new VantageException(
            "the client of Toxiproxy would ask %s through the proxy %s; add %s to http.nonProxyHosts"
                .formatted(SocketText.of(api), proxy.address(), api.getAddress().getHostAddress()));
      }
    }
  }
}
