// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

/** What nginx answers in the place of a service. */
public enum Page {
  /** The page of a web filter. */
  BLOCK_PAGE(
      """
      default_type text/html;
      return 403 "<html><h1>Access to this site is blocked</h1></html>\\n";
      """),
  /** A redirect to the login page of a portal. */
  LOGIN("return 302 http://portal.example/login;"),
  /** The page of a captive portal, which takes care to look like any other. */
  PORTAL(
      """
      default_type text/html;
      return 200 "<html><h1>Welcome, guest</h1><form>Room number: <input></form></html>\\n";
      """),
  /** A gateway whose own upstream is dead. */
  BAD_GATEWAY("proxy_pass http://127.0.0.1:9;"),
  /** A gateway that has had enough. */
  TOO_MANY_REQUESTS("return 429 \"slow down\\n\";"),
  /** A redirect to where the question went. */
  REDIRECT_LOOP("return 302 $scheme://$host$request_uri;");

  private static final int FIRST_PORT = 20_000;
  private static final int PORTS = 10;

  private final String directives;

  Page(String directives) {
    this.directives = directives;
  }

  /** Return the port on which it is answered at once. */
  public int port(Channel channel) {
    return FIRST_PORT + ordinal() * PORTS + channel.ordinal();
  }

  /** Return what nginx is told. */
  String directives() {
    return directives;
  }
}
