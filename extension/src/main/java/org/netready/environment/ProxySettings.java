// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The HTTP proxy of a site.
 *
 * @param proxy {@code http://host:port}; empty for none
 * @param credentials user name and password for it; empty for none
 * @param noProxy what is reached directly: hosts with those below them, domains ({@code
 *     .example.com}) with those below them alone, addresses and prefixes
 * @param source who said so, for messages: {@code environment file}, {@code HTTPS_PROXY}, ...
 */
public record ProxySettings(
    Optional<URI> proxy, Optional<Credentials> credentials, List<String> noProxy, String source) {

  /** No proxy at all. */
  public static final ProxySettings NONE =
      new ProxySettings(Optional.empty(), Optional.empty(), List.of(), "no proxy is set");

  /** Make settings. */
  public ProxySettings {
    noProxy = List.copyOf(noProxy);
  }

  /**
   * A user name and a password. {@link #toString()} shows neither.
   *
   * @param user the user name
   * @param password the password
   */
  public record Credentials(String user, String password) {
    @Override
    public String toString() {
      return "(redacted)";
    }
  }
}
