// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import org.netready.probe.Cause;

/** What is likely where a probe ended, and whom to ask. */
final class Hints {

  private Hints() {}

  /** Return a hint; empty where there is none. */
  static String of(Cause cause) {
    return switch (cause) {
      case NAME_NXDOMAIN, NAME_NODATA ->
          "the name is misspelt, or this resolver does not serve its zone";
      case NAME_SERVFAIL, NAME_REFUSED, NAME_RESOLVER_TIMEOUT, NAME_NOT_RESOLVED ->
          "the resolver does not work from here, or does not forward the name";
      case NAME_UNCONFIRMED -> "the address may be that of a filter which answers for the name";
      case NAME_SEARCH_DOMAIN -> "the name is misspelt, or this resolver does not serve its zone";
      case NAME_WILDCARD -> "the name may be misspelt: any name of its domain has an address";
      case NAME_TRUNCATED -> "a firewall does not let 53/tcp pass to the resolver";
      case NAME_MALFORMED_ANSWER -> "something else answers in the resolver's place";
      case NAME_ALIAS_LOOP -> "the zone has a wrong record";
      case NAME_SINKHOLED -> "a DNS filter answers in the name's place";
      case CONNECT_REFUSED, UDP_PORT_UNREACHABLE ->
          "nothing listens there, or a firewall rejects the connection";
      case CONNECT_TIMED_OUT -> "a firewall drops the packets, or the host is down";
      case CONNECT_UNREACHABLE, LOCAL_NO_ROUTE -> "a route is missing, or the host is down";
      case CONNECT_PROHIBITED -> "a firewall on the way rejects the connection";
      case CONNECTION_RESET, CLOSED_AFTER_ACCEPT, SILENT_AFTER_ACCEPT, TLS_RESET ->
          "a filter on the way lets the connection open and ends it, or the service is not healthy";
      case SOME_ADDRESSES_CLOSED -> "a rule covers some of the host's addresses only";
      case SOME_PORTS_CLOSED -> "a rule covers a part of the range only";
      case TLS_NOT_SPOKEN, HTTP_NOT_SPOKEN, PROTOCOL_MISMATCH ->
          "another service listens there, or a filter answers in its place";
      case TLS_SELF_SIGNED, TLS_UNTRUSTED, TLS_INTERCEPTED ->
          "TLS is inspected on the way, or the site's authority is not declared";
      case TLS_INCOMPLETE_CHAIN -> "the server's configuration lacks the intermediate certificates";
      case TLS_PRODUCT_DISTRUSTS -> "TLS is inspected on the way, or the product's store is old";
      case HTTP_BLOCK_PAGE, HTTP_REDIRECTED_ELSEWHERE, HTTP_UNEXPECTED_CONTENT ->
          "a web filter or a captive portal answers in the service's place";
      case SERVICE_UNABLE -> "the service is there and not in order";
      case HTTP_INCOMPLETE -> "a filter on the way cuts the transfer, or the service does";
      case SERVICE_DECLINED -> "the service's own list of clients leaves this host out";
      case PROXY_UNREACHABLE -> "the proxy's address is wrong, or the proxy is down";
      case PROXY_AUTHENTICATION_REQUIRED -> "the proxy needs credentials";
      case PROXY_CREDENTIALS_REJECTED ->
          "the credentials are wrong, or the proxy takes another scheme";
      case PROXY_DENIED -> "the proxy's rules do not allow the host or the port";
      case PROXY_NOT_CONNECTED ->
          "the proxy does not get to the host, or does not resolve its name";
      case PROXY_NOT_SET, PROXY_BYPASSED, PROXY_USED -> "the proxy settings say otherwise";
      case TUNNEL_SILENT -> "the proxy opens a tunnel to anything, or the service stays silent";
      case UDP_ANSWERED_ELSEWHERE ->
          "the service answers from another of its addresses or ports, or addresses are translated";
      case UDP_SILENT -> "a firewall drops the datagrams, or the service stays silent";
      case LOCAL_FIREWALL_POSSIBLE -> "this host's own firewall may forbid it";
      case LOCAL_FIREWALL -> "this host's own firewall forbids it";
      case LOCAL_NO_SOCKET -> "this host has no ports or file descriptors left";
      case LOCAL_OTHER_HOST -> "the vantage point is on another host than the environment says";
      case LOCAL_NOT_SHOWN -> "this kind of place, or its system, does not show it";
      case LOCAL_NOT_PERMITTED -> "it takes root, or a capability";
      case UNEXPECTED_LISTENER -> "a service that was not thought of runs there";
      case PORT_IN_USE -> "another service runs there already";
      case LIMIT_REACHED -> "raise the limit, or make the run smaller";
      case TLS_HANDSHAKE_FAILED,
          TLS_NO_COMMON_VERSION,
          TLS_CLIENT_CERTIFICATE_DEMANDED,
          TLS_EXPIRED,
          TLS_NOT_YET_VALID,
          TLS_WRONG_NAME,
          TLS_WRONG_USAGE,
          HTTP_UNEXPECTED_STATUS,
          PUBLIC_ADDRESS,
          EXPOSED,
          NO_CONTROL,
          NO_VANTAGE_CONTROL,
          SAMPLE_ONLY,
          NO_RIGHT_ANSWER_STATED,
          VALUE_NOT_ALLOWED,
          INTERNAL_ERROR ->
          "";
    };
  }
}
