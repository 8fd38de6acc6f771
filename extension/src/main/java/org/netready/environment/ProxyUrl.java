// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;

/**
 * The URL of an HTTP proxy. No message of this class shows a text in which there may be a password.
 *
 * @param uri {@code http://host:port}, nothing else
 * @param credentials the user-info of the URL; empty if it has none
 */
record ProxyUrl(URI uri, Optional<ProxySettings.Credentials> credentials) {

  private static final int HTTP_PORT = 80;
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?i:http)://)?(?:([^/]*)@)?(\\[[^\\]@/]*]|[^:@/\\[\\]]+)(?::(\\d{1,9}))?/?");

  /** Return whether the text has user-info, or may have. */
  static boolean hasCredentials(String text) {
    return text.indexOf('@') >= 0;
  }

  /** Return the URL; a scheme that is not there is {@code http}, a port that is not there is 80. */
  static ProxyUrl parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw notAProxy(text, null);
    }
    int port = matcher.group(3) == null ? HTTP_PORT : Integer.parseInt(matcher.group(3));
    String host = matcher.group(2);
    try {
      return new ProxyUrl(
          uri(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port),
          Optional.ofNullable(matcher.group(1)).map(ProxyUrl::credentials));
    } catch (URISyntaxException e) {
      throw notAProxy(text, e);
    }
  }

  /** Return the URI of a proxy by its host and port. */
  static URI uri(String host, int port) throws URISyntaxException {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(
          "port %s of proxy '%s' is out of range; expected 1 to 65535".formatted(port, host));
    }
    Host parsed = Host.parse(host);
    boolean isV6 = parsed instanceof IpAddress address && address.isV6();
    String authority = isV6 ? "[" + parsed.text() + "]" : parsed.text();
    return new URI("http", null, authority, port, null, null, null);
  }

  private static ProxySettings.Credentials credentials(String userInfo) {
    int colon = userInfo.indexOf(':');
    return colon < 0
        ? new ProxySettings.Credentials(decoded(userInfo), "")
        : new ProxySettings.Credentials(
            decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Without the cause: its message shows a piece of what it could not read.
      throw new IllegalArgumentException(
          "the credentials in the proxy's URL are not percent-encoded; expected %25 for a percent sign");
    }
  }

  private static IllegalArgumentException notAProxy(
      String text, @org.jspecify.annotations.Nullable Exception cause) {
    String shown = hasCredentials(text) ? "this" : "'" + text + "'";
    return new IllegalArgumentException(
        shown
            + " is not the URL of an HTTP proxy; expected a form like http://proxy.example.com:3128",
        hasCredentials(text) ? null : cause);
  }
}
