// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.netready.endpoint.Host;

/**
 * A proxy.
 *
 * @param kind what it speaks
 * @param host its host; a name is resolved by the place that asks
 * @param port its port
 * @param credentials what to log in with; empty for none
 */
public record ProxyServer(
    Kind kind, Host host, int port, Optional<ProxyRules.Credentials> credentials) {

  private static final int QUOTED = 60;
  private static final Set<Cause> QUOTING = Set.of(Cause.PROTOCOL_MISMATCH, Cause.HTTP_NOT_SPOKEN);

  /** What a proxy speaks. */
  public enum Kind {
    /** HTTP: CONNECT, RFC 9110 section 9.3.6, and the absolute form; Basic authentication. */
    HTTP,
    /** SOCKS version 5, RFC 1928, with user name and password, RFC 1929. */
    SOCKS5
  }

  /** Return the value of the field Proxy-Authorization; empty without credentials. */
  Optional<String> authorization() {
    return credentials.map(ProxyRules.Credentials::basic);
  }

  /** Return what a peer sent, without any credentials that it may have sent back. */
  String redact(String received) {
    return credentials.map(secret -> secret.redact(received)).orElse(received);
  }

  /** Return the beginning of what came, in visible form, in quotes, without credentials. */
  String quote(ReceivedBytes received) {
    String came = new String(received.first().toByteArray(), StandardCharsets.UTF_8);
    return "'" + PlainText.received(redact(came), QUOTED) + "'";
  }

  /** Return how a conversation with it broke off, as a sentence part, without credentials. */
  String evidence(StreamFailure failure, ReceivedBytes received) {
    return QUOTING.contains(failure.cause())
        ? "not understood; what came begins " + quote(received)
        : failure.evidence();
  }

  /** Return host and port, without credentials. */
  @Override
  public String toString() {
    return HttpRequest.authority(host, port);
  }
}
