// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.Map;
import java.util.Optional;
import org.netready.probe.Cause;

/** What to do about what happened at a proxy, or beyond it by its word, and not on this path. */
final class ProxyFixes {

  private static final String OF_ITS_HEALTH =
      "check that the proxy {proxy} is healthy and serves {from}";
  private static final String OF_ITS_PROTOCOL =
      "check what listens on {proxy}, and what the proxy there speaks";

  private static final Map<Cause, String> TEMPLATES =
      Map.of(
          Cause.SILENT_AFTER_ACCEPT,
          "check that the proxy {proxy} is healthy; if it serves others, it waits for {to}: allow"
              + " the proxy to connect there",
          Cause.CLOSED_AFTER_ACCEPT,
          OF_ITS_HEALTH,
          Cause.CONNECTION_RESET,
          OF_ITS_HEALTH,
          Cause.PROTOCOL_MISMATCH,
          OF_ITS_PROTOCOL,
          Cause.HTTP_NOT_SPOKEN,
          OF_ITS_PROTOCOL,
          Cause.CONNECT_REFUSED,
          "start the service on {to}; if it runs, a firewall rejects: allow the proxy {proxy} to"
              + " connect there",
          Cause.CONNECT_UNREACHABLE,
          "check that {name} is up, and that the proxy {proxy} resolves it and has a route to it");

  private ProxyFixes() {}

  /** Return the advice, with the words in braces of {@link Fixes}; empty if there is no other. */
  static Optional<String> template(Cause cause) {
    return Optional.ofNullable(TEMPLATES.get(cause));
  }
}
