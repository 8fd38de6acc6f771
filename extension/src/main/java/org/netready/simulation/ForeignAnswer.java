// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What answers an HTTP request instead of the service. */
final class ForeignAnswer {

  private static final String BLOCKED =
      """
      <html><head><title>Access Denied</title></head>
      <body><h1>Access Denied</h1>
      <p>This site is blocked by the policy of your organisation (Netready simulated filter).</p>
      </body></html>
      """;

  private static final String PORTAL =
      "<html><head><title>Login</title></head><body>Please log in to use this network.</body></html>\n";

  private ForeignAnswer() {}

  /** Return the whole response. */
  static byte[] response(HttpImpairment impairment, String method) {
    String content =
        switch (impairment.kind()) {
          case BLOCK_PAGE -> BLOCKED;
          case CAPTIVE_PORTAL -> PORTAL;
          case REDIRECTED_TO, STATUS -> "";
        };
    StringBuilder text = new StringBuilder("HTTP/1.1 %s \r\n".formatted(impairment.status()));
    if (!impairment.location().isEmpty()) {
      text.append("Location: ").append(impairment.location()).append("\r\n");
    }
    if (impairment.status() != 204 && impairment.status() != 304) {
      text.append("Content-Type: text/html; charset=utf-8\r\nContent-Length: ")
          .append(content.getBytes(UTF_8).length)
          .append("\r\n");
    }
    text.append("Connection: close\r\n\r\n").append(method.equals("HEAD") ? "" : content);
    return text.toString().getBytes(UTF_8);
  }
}
