// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

/**
 * The typed reason why a probe ended as it did, or why a verdict is what it is. A closed list;
 * names are stable and appear in result files.
 */
public enum Cause {
  /** The name does not exist: NXDOMAIN, RFC 2308. */
  NAME_NXDOMAIN,
  /** The name exists without an address: NODATA, RFC 2308. */
  NAME_NODATA,
  /** The resolver failed: SERVFAIL. */
  NAME_SERVFAIL,
  /** The resolver declined: REFUSED. */
  NAME_REFUSED,
  /** No resolver answered in time. */
  NAME_RESOLVER_TIMEOUT,
  /** The name resolves to an address that cannot be the service's: 0.0.0.0, loopback. */
  NAME_SINKHOLED,
  /** The name was not resolved and no resolver that could say why was to be asked. */
  NAME_NOT_RESOLVED,
  /** A reset or an ICMP port-unreachable answered the connect. */
  CONNECT_REFUSED,
  /** Nothing answered the connect. */
  CONNECT_TIMED_OUT,
  /** An ICMP unreachable, or no neighbour, answered the connect. */
  CONNECT_UNREACHABLE,
  /** An ICMP administratively-prohibited answered the connect. */
  CONNECT_PROHIBITED,
  /** The connection was reset once it was open. */
  CONNECTION_RESET,
  /** Some addresses of the host open, others do not. */
  SOME_ADDRESSES_CLOSED,
  /** Some ports of a range open, others do not. */
  SOME_PORTS_CLOSED,
  /** The connection opened, then nothing came. */
  SILENT_AFTER_ACCEPT,
  /** The connection opened and was closed before an answer. */
  CLOSED_AFTER_ACCEPT,
  /** The connection was reset or closed during the TLS handshake. */
  TLS_RESET,
  /** What answered is not TLS. */
  TLS_NOT_SPOKEN,
  /** The handshake ended with a fatal alert or for another reason. */
  TLS_HANDSHAKE_FAILED,
  /** Client and server have no TLS version or cipher suite in common. */
  TLS_NO_COMMON_VERSION,
  /** The server demands a client certificate. */
  TLS_CLIENT_CERTIFICATE_DEMANDED,
  /** The certificate is signed by itself. */
  TLS_SELF_SIGNED,
  /** The chain ends in no known root. */
  TLS_UNTRUSTED,
  /** The chain ends in a private authority where a public one is due. */
  TLS_INTERCEPTED,
  /** The certificate has expired. */
  TLS_EXPIRED,
  /** The certificate is not valid yet. */
  TLS_NOT_YET_VALID,
  /** The certificate is for another name. */
  TLS_WRONG_NAME,
  /** What answered is not HTTP. */
  HTTP_NOT_SPOKEN,
  /** The status is not one of the right answers. */
  HTTP_UNEXPECTED_STATUS,
  /** The answer lacks what marks the service. */
  HTTP_UNEXPECTED_CONTENT,
  /** A filter's page answered instead of the service. */
  HTTP_BLOCK_PAGE,
  /** A redirect leads to another host. */
  HTTP_REDIRECTED_ELSEWHERE,
  /** What answered does not speak the protocol that the requirement names. */
  PROTOCOL_MISMATCH,
  /** The proxy could not be reached. */
  PROXY_UNREACHABLE,
  /** The proxy demands credentials: 407. */
  PROXY_AUTHENTICATION_REQUIRED,
  /** The proxy refused the tunnel. */
  PROXY_DENIED,
  /** No answer to a datagram. */
  UDP_SILENT,
  /** An ICMP port-unreachable answered the datagram. */
  UDP_PORT_UNREACHABLE,
  /** This host has no route there. */
  LOCAL_NO_ROUTE,
  /** This host's own firewall or policy forbids it. */
  LOCAL_FIREWALL,
  /** This host has no socket, port or file descriptor left. */
  LOCAL_NO_SOCKET,
  /** The host has an address that is not private. */
  PUBLIC_ADDRESS,
  /** What must be blocked answers. */
  EXPOSED,
  /** Nothing shows that the host and the path are alive at all. */
  NO_CONTROL,
  /** The service answered, and nothing says what a right answer is. */
  NO_RIGHT_ANSWER_STATED,
  /** The value is not allowed. */
  VALUE_NOT_ALLOWED,
  /** A limit of the run was reached first. */
  LIMIT_REACHED,
  /** Netready's own machinery broke. */
  INTERNAL_ERROR
}
