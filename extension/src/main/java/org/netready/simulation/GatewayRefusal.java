// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.NameOutcome;
import org.netready.probe.VantageException;

/** Why a proxy brings a request nowhere: a status code, and an error of RFC 9209, section 2.3. */
final class GatewayRefusal extends Exception {

  private static final long serialVersionUID = 1L;

  private static final String BAD_GATEWAY = "502 Bad Gateway";
  private static final String TIMEOUT = "504 Gateway Timeout";

  private final String status;
  private final String error;

  private GatewayRefusal(String status, String error, String message) {
    super(message);
    this.status = status;
    this.error = error;
  }

  /** What a client says is nothing for a proxy. */
  static GatewayRefusal ofNoRequest() {
    return new GatewayRefusal(
        "400 Bad Request",
        "http_request_error",
        "no request for a proxy; expected CONNECT host:port, or METHOD http://host/");
  }

  /** A host whose name has no form of one. */
  static GatewayRefusal ofHost(IllegalArgumentException why) {
    return new GatewayRefusal(
        "400 Bad Request", "http_request_error", String.valueOf(why.getMessage()));
  }

  /** A name without an address. */
  static GatewayRefusal ofName(String host, NameOutcome outcome) {
    boolean isSilent = outcome.cause().filter(Cause.NAME_RESOLVER_TIMEOUT::equals).isPresent();
    return new GatewayRefusal(
        isSilent ? TIMEOUT : BAD_GATEWAY,
        isSilent ? "dns_timeout" : "dns_error",
        "%s: %s".formatted(host, outcome.evidence()));
  }

  /** A connect that did not open, or ended at once. */
  static GatewayRefusal ofConnect(String host, int port, ConnectOutcome outcome) {
    return ofConnect(
        switch (outcome.state()) {
          case CLOSED -> "connection_refused";
          case UNREACHABLE -> "destination_ip_unroutable";
          case OPEN -> "connection_terminated";
          case FILTERED, OPEN_OR_FILTERED -> "connection_timeout";
        },
        "%s (%s), port %s: %s".formatted(host, outcome.address(), port, outcome.evidence()));
  }

  /** A connect to an address of the host itself, where nothing listens. */
  static GatewayRefusal ofLoopback(String host, IpAddress address, int port) {
    return ofConnect(
        "connection_refused",
        "%s (%s), port %s: nothing listens on loopback".formatted(host, address, port));
  }

  /** A network that does not work. */
  static GatewayRefusal ofNetwork(VantageException why) {
    GatewayRefusal refusal =
        new GatewayRefusal(
            "500 Internal Server Error", "proxy_internal_error", String.valueOf(why.getMessage()));
    refusal.initCause(why);
    return refusal;
  }

  private static GatewayRefusal ofConnect(String error, String message) {
    return new GatewayRefusal(
        error.equals("connection_timeout") ? TIMEOUT : BAD_GATEWAY, error, message);
  }

  /** Return the response to a request; one to HEAD has no content. */
  String response(boolean hasContent) {
    String content = hasContent ? getMessage() + "\n" : "";
    return """
        HTTP/1.1 %s
        Proxy-Status: netready-simulated-network; error=%s; details="%s"
        Content-Type: text/plain
        Content-Length: %s
        Connection: close

        """
            .formatted(status, error, getMessage(), content.length())
            .replace("\n", "\r\n")
        + content;
  }

  /** Return what is wrong, in printable ASCII without quotes, as it is in a field. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage()).replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "?");
  }
}
