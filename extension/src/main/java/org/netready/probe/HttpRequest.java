// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;

/**
 * A GET request.
 *
 * @param host whom it is for
 * @param port the port
 * @param isSecure whether it goes over TLS
 * @param path the path, with a query if it has one; empty means {@code /}
 * @param proxy the proxy that it is put to in absolute form; empty if it is put to the host itself
 */
record HttpRequest(
    Host host, int port, boolean isSecure, String path, Optional<ProxyServer> proxy) {

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /**
   * Return it in OkHttp's form. TLS has been spoken by then, so that the scheme is always http, and
   * the field Host says what is really asked.
   */
  Request toOkHttp() {
    var request =
        new Request.Builder()
            .url(url())
            .header("Host", authority())
            .header("User-Agent", "netready")
            .header("Accept", "*/*")
            .header("Accept-Encoding", "identity")
            .header("Cache-Control", "no-cache")
            .header("Connection", "close");
    proxy
        .flatMap(ProxyServer::authorization)
        .ifPresent(value -> request.header("Proxy-Authorization", value));
    return request.build();
  }

  /** Return host and port as a URL and CONNECT write them. */
  static String authority(Host host, int port) {
    return bracketed(host) + ":" + port;
  }

  private String authority() {
    int usual = isSecure ? HTTPS_PORT : HTTP_PORT;
    return port == usual ? bracketed(host) : authority(host, port);
  }

  private HttpUrl url() {
    int query = path.indexOf('?');
    String withoutQuery = query < 0 ? path : path.substring(0, query);
    return new HttpUrl.Builder()
        .scheme("http")
        .host(host.text())
        .port(port)
        .encodedPath(withoutQuery.startsWith("/") ? withoutQuery : "/" + withoutQuery)
        .encodedQuery(query < 0 ? null : path.substring(query + 1))
        .build();
  }

  private static String bracketed(Host host) {
    return host instanceof IpAddress address && address.isV6()
        ? "[" + host.text() + "]"
        : host.text();
  }
}
