// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netready.endpoint.Host;

/**
 * The URL of a proxy: {@code http}, {@code socks5} or {@code socks5h}. The last two are one here: a
 * host's name always goes to the proxy as it is. No message of this class shows a text in which
 * there may be a password.
 *
 * @param kind what the proxy speaks
 * @param host its host
 * @param port its port
 * @param credentials the user-info of the URL; empty if it has none
 */
record ProxyUrl(
    SiteProxy.Kind kind, Host host, int port, Optional<SiteProxy.Credentials> credentials) {

  static final String HTTP_FORM = "http://proxy.example.com:3128";
  static final String SOCKS_FORM = "socks5://proxy.example.com:1080";

  private static final int HTTP_PORT = 80;
  private static final int SOCKS_PORT = 1080;
  private static final Pattern FORM =
      Pattern.compile(
          "(?:((?i:http|socks5h?))://)?(?:([^/]*)@)?(\\[[^\\]@/]*]|[^:@/\\[\\]]+)(?::(\\d{1,9}))?/?");

  /** Return whether the text has user-info, or may have. */
  static boolean hasCredentials(String text) {
    return text.indexOf('@') >= 0;
  }

  /** Return the URL; a scheme that is not there is {@code http}, a port 80, or 1080 of SOCKS. */
  static ProxyUrl parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw notAProxy(text);
    }
    String scheme = matcher.group(1) == null ? "http" : matcher.group(1).toLowerCase(Locale.ROOT);
    boolean isHttp = scheme.equals("http");
    int usual = isHttp ? HTTP_PORT : SOCKS_PORT;
    String host = matcher.group(3);
    return of(
        isHttp ? SiteProxy.Kind.HTTP : SiteProxy.Kind.SOCKS5,
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        matcher.group(4) == null ? usual : Integer.parseInt(matcher.group(4)),
        Optional.ofNullable(matcher.group(2)).map(ProxyUrl::credentials));
  }

  /** Return the URL of a proxy by its parts. */
  static ProxyUrl of(
      SiteProxy.Kind kind, String host, int port, Optional<SiteProxy.Credentials> credentials) {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(
          "port %s of proxy '%s' is out of range; expected 1 to 65535".formatted(port, host));
    }
    return new ProxyUrl(kind, Host.parse(host), port, credentials);
  }

  private static SiteProxy.Credentials credentials(String userInfo) {
    int colon = userInfo.indexOf(':');
    return colon < 0
        ? new SiteProxy.Credentials(decoded(userInfo), "")
        : new SiteProxy.Credentials(
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

  private static IllegalArgumentException notAProxy(String text) {
    String shown = hasCredentials(text) ? "this" : "'" + text + "'";
    return new IllegalArgumentException(
        "%s is not the URL of a proxy; expected a form like %s or %s"
            .formatted(shown, HTTP_FORM, SOCKS_FORM));
  }
}
