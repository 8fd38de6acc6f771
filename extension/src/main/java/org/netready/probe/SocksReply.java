// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.Optional;

/** What a SOCKS5 proxy replies: RFC 1928, section 6. What it says of the host is its word. */
enum SocksReply {
  GENERAL_FAILURE(1, "general failure", Cause.PROXY_NOT_CONNECTED, null),
  NOT_ALLOWED(2, "not allowed by its rules", Cause.PROXY_DENIED, null),
  NETWORK_UNREACHABLE(3, "network unreachable", Cause.CONNECT_UNREACHABLE, PortState.UNREACHABLE),
  HOST_UNREACHABLE(
      4,
      "host unreachable, or its name not resolved",
      Cause.CONNECT_UNREACHABLE,
      PortState.UNREACHABLE),
  REFUSED(5, "connection refused", Cause.CONNECT_REFUSED, PortState.CLOSED),
  TTL_EXPIRED(
      6,
      "TTL expired, which some say of a connect that timed out",
      Cause.CONNECT_UNREACHABLE,
      PortState.UNREACHABLE),
  COMMAND_NOT_SUPPORTED(7, "command not supported", Cause.PROXY_DENIED, null),
  ADDRESS_TYPE_NOT_SUPPORTED(8, "address type not supported", Cause.PROXY_DENIED, null);

  private static final int SUCCEEDED = 0;

  private final int code;
  private final String words;
  private final Cause cause;
  private final Optional<PortState> state;

  SocksReply(
      int code, String words, Cause cause, @org.jspecify.annotations.Nullable PortState state) {
    this.code = code;
    this.words = words;
    this.cause = cause;
    this.state = Optional.ofNullable(state);
  }

  /** Return what a reply means. */
  static ProxyDialogue.Answer answer(int code) {
    if (code == SUCCEEDED) {
      return ProxyDialogue.Answer.open(code, "the proxy opened a tunnel: SOCKS5 succeeded");
    }
    for (SocksReply reply : values()) {
      if (reply.code == code) {
        return new ProxyDialogue.Answer(
            code, Optional.of(reply.cause), reply.state, text(reply.words, code));
      }
    }
    return ProxyDialogue.Answer.refused(code, Cause.PROXY_DENIED, text("a reply unknown", code));
  }

  private static String text(String words, int code) {
    return "the proxy says: %s (SOCKS5 reply %s)".formatted(words, code);
  }
}
