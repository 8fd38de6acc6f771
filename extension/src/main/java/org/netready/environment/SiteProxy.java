// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.netready.endpoint.Host;

/**
 * A proxy of a site.
 *
 * @param kind what it speaks
 * @param host its host
 * @param port its port
 * @param credentials user name and password for it; empty for none
 * @param source who said so, for messages: {@code environment file}, {@code HTTPS_PROXY}, ...
 * @param noProxy what is reached without it: hosts with those below them, domains ({@code
 *     .example.com}) with those below them alone, addresses, prefixes, {@code *} for everything,
 *     and {@code =host} for a host alone
 * @param exceptions where that is written, or would be, for messages: {@code NO_PROXY}
 * @param written the same as it was written, where its readers differ in how they take it, as those
 *     of {@code NO_PROXY} do; else empty
 */
public record SiteProxy(
    Kind kind,
    Host host,
    int port,
    Optional<Credentials> credentials,
    String source,
    List<String> noProxy,
    String exceptions,
    String written) {

  /** Make a proxy. */
  public SiteProxy {
    noProxy = List.copyOf(noProxy);
  }

  /** Make a proxy whose exceptions everybody reads alike. */
  public SiteProxy(
      Kind kind,
      Host host,
      int port,
      Optional<Credentials> credentials,
      String source,
      List<String> noProxy,
      String exceptions) {
    this(kind, host, port, credentials, source, noProxy, exceptions, "");
  }

  /** What a proxy speaks. */
  public enum Kind {
    /** HTTP. */
    HTTP,
    /** SOCKS version 5. */
    SOCKS5
  }

  /**
   * A user name and a password. {@link #toString()} shows neither.
   *
   * @param user the user name
   * @param password the password
   */
  public record Credentials(String user, String password) {

    /** Return them as RFC 7617 writes them. */
    String token() {
      return Base64.getEncoder()
          .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return "(redacted)";
    }
  }
}
