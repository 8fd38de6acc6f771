// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

/**
 * The typed reason why a probe ended as it did, or why a verdict is what it is. A closed list;
 * names are stable and appear in result files.
 */
public enum Cause {
  /** The name does not exist: NXDOMAIN, RFC 2308. */
  NAME_NXDOMAIN(
      "a name server answers with RCODE 3, NXDOMAIN",
      "this resolver knows no such name",
      "that nobody knows it: a private zone or a filter may answer otherwise elsewhere"),
  /** The name exists without an address: NODATA, RFC 2308. */
  NAME_NODATA(
      "a name server answers with RCODE 0 and no address",
      "the name exists and has no address here",
      "that it has none elsewhere, or of another record type"),
  /** The resolver failed: SERVFAIL. */
  NAME_SERVFAIL(
      "a name server answers with RCODE 2, SERVFAIL",
      "the resolver could not find out",
      "anything of the name: its zone may be broken, or the resolver cannot reach it"),
  /** The resolver declined: REFUSED. */
  NAME_REFUSED(
      "a name server answers with RCODE 5, REFUSED",
      "the resolver does not answer this host",
      "anything of the name"),
  /** No resolver answered in time. */
  NAME_RESOLVER_TIMEOUT(
      "no name server answered within the limit",
      "this host gets no names now",
      "whether the resolver is down, or the path to its port 53 is closed"),
  /** Any name beside the name has an address as well, a misspelt one too. */
  NAME_WILDCARD(
      "an answer with addresses for another name beside it, which cannot exist",
      "any name of that domain has an address",
      "whether this name is meant or misspelt"),
  /**
   * The name resolves to an address that cannot be the service's: 0.0.0.0, loopback, or that of
   * every name.
   */
  NAME_SINKHOLED(
      "an answer with 0.0.0.0, :: or loopback for a name that is not this host's, or with the"
          + " address that a name has which cannot exist (RFC 6761) or that nobody has registered",
      "what answers is not the service",
      "who forged the answer, and why"),
  /** The addresses are of another name, which a search domain of this host makes of this one. */
  NAME_SEARCH_DOMAIN(
      "addresses of the system that name servers do not have for the name as it is written, and"
          + " have below a search domain: for any name, or in place of the name's own",
      "what would be reached is not the host that the name means",
      "whether the name is misspelt or lacks in this resolver"),
  /** Nobody but this host's resolver vouches for an address, and it may have made it up. */
  NAME_UNCONFIRMED(
      "an address, from this host's resolver, of a name that is no host of the site's, or where"
          + " names that nobody has get addresses too: no reference resolver has it, and no"
          + " certificate of the host",
      "what this name leads to is as seen",
      "whether that is the host which is meant, or a filter's in its place"),
  /** The answer is too long for UDP, and there is none over TCP. */
  NAME_TRUNCATED(
      "an answer with the flag TC over UDP, and none over TCP (RFC 7766)",
      "this host gets no long answers from its resolver",
      "whether the resolver or a firewall refuses 53/tcp"),
  /** What came is no answer to the question. */
  NAME_MALFORMED_ANSWER(
      "a datagram that is no DNS message (RFC 1035), or has another id or question",
      "what answers in the resolver's place does not answer as one",
      "whether it is the resolver or something on the way"),
  /** The name is an alias of an alias of itself. */
  NAME_ALIAS_LOOP(
      "CNAME records that lead in a circle (RFC 1034, section 3.6.2)",
      "the name leads nowhere",
      "which of the records is wrong"),
  /** The name was not resolved and no resolver that could say why was to be asked. */
  NAME_NOT_RESOLVED(
      "the system's resolver failed, and no name server gave a reason",
      "this host gets no address of the name",
      "why"),
  /** A reset or an ICMP port-unreachable answered the connect. */
  CONNECT_REFUSED(
      "ConnectException: a reset, or an ICMP port-unreachable, answered the SYN",
      "host or firewall answered at once",
      "which of the two, and so whether anything listens"),
  /** Nothing answered the connect. */
  CONNECT_TIMED_OUT(
      "SocketTimeoutException: no answer to the SYN, nor to its repetitions, within the limit",
      "packets, or the answers to them, are lost on the way",
      "where they are lost, and whether the host is up"),
  /** An ICMP unreachable, or no neighbour, answered the connect. */
  CONNECT_UNREACHABLE(
      "NoRouteToHostException or SocketException: an ICMP unreachable, or no neighbour, answered",
      "a router or this link has no way there",
      "whether a firewall says so: over IPv4 Java gives a prohibition the same type"),
  /** An ICMP administratively-prohibited answered the connect. */
  CONNECT_PROHIBITED(
      "BindException of a connect for which this host has a route: an ICMP prohibited answered",
      "a router on the way forbids it",
      "which router"),
  /** The connection was reset once it was open. */
  CONNECTION_RESET(
      "SocketException on an open connection: a reset",
      "something opened the connection and broke it",
      "whether the service or a filter on the way did"),
  /** Some addresses of the host open, others do not. */
  SOME_ADDRESSES_CLOSED(
      "some addresses of the name opened, others did not",
      "a client fails as often as it meets the others",
      "why the others differ, beyond what each says"),
  /** Some ports of a range open, others do not. */
  SOME_PORTS_CLOSED(
      "some ports of the range opened, others did not",
      "the range is not open as a whole",
      "anything of ports outside the sample"),
  /** The connection opened, then nothing came. */
  SILENT_AFTER_ACCEPT(
      "the connection opened, and no whole answer came within the limit",
      "something accepts",
      "whether that is the service: a filter or proxy may accept in its stead"),
  /** The connection opened and was closed before an answer. */
  CLOSED_AFTER_ACCEPT(
      "the connection opened, and its peer closed it before an answer",
      "something accepts and ends it",
      "whether the service, its load balancer or a filter did"),
  /** The connection was reset or closed during the TLS handshake. */
  TLS_RESET(
      "a reset or an end of stream between ClientHello and the end of the handshake",
      "something on the way or at the end does not let this handshake happen",
      "whether it is a filter on the server name, or the service"),
  /** What answered is not TLS. */
  TLS_NOT_SPOKEN(
      "the first bytes that came are no TLS record (RFC 8446, section 5.1)",
      "what answers is not the TLS service",
      "what it is, beyond the bytes quoted"),
  /** The handshake ended with a fatal alert or for another reason. */
  TLS_HANDSHAKE_FAILED(
      "a fatal alert (RFC 8446, section 6.2), or a message that is not understood",
      "TLS is spoken, and this handshake is declined",
      "why, beyond the alert's name"),
  /** Client and server have no TLS version or cipher suite in common. */
  TLS_NO_COMMON_VERSION(
      "alert protocol_version or insufficient_security, or a ServerHello older than TLS 1.2",
      "both ends have no version or cipher suite in common",
      "whether the service or an inspecting proxy is the other end"),
  /** The server demands a client certificate. */
  TLS_CLIENT_CERTIFICATE_DEMANDED(
      "a CertificateRequest, and no answer without a certificate",
      "the service is there and wants to know the client",
      "that a client with a certificate would be let in"),
  /** The certificate is signed by itself. */
  TLS_SELF_SIGNED(
      "one certificate, signed with its own key, that no store holds",
      "nobody vouches for who answers",
      "whether it is the service's own or a device's on the way"),
  /** The chain ends in no known root. */
  TLS_UNTRUSTED(
      "no path from the certificates to a root of any store",
      "nobody known vouches for who answers",
      "whether it is the service's own authority or an inspection"),
  /** The server does not send the certificate of an authority between its own and a root. */
  TLS_INCOMPLETE_CHAIN(
      "the chain ends below an authority that the server does not send and no store holds, of a"
          + " public authority or of the organisation of a known root",
      "clients that do not fetch or know the missing certificate refuse the chain",
      "that the missing certificate leads to a known root"),
  /** The store that the product itself uses does not trust the chain, whoever else does. */
  TLS_PRODUCT_DISTRUSTS(
      "no path to a root of the store that the environment names as the product's own",
      "the product will refuse the certificate, whoever else trusts it",
      "that the environment names the store which the product really uses"),
  /** The chain ends in a private authority where a public one is due. */
  TLS_INTERCEPTED(
      "a valid certificate for the name by a private authority, where a public one is due",
      "traffic is decrypted on the way",
      "who may read it, beyond the issuer's name"),
  /** The certificate has expired. */
  TLS_EXPIRED(
      "CertificateExpiredException from the path's validation; under an exemption, the dates of"
          + " what was sent",
      "the chain ends in a known root, or any issuer will do, and it is out of date",
      "that this host's clock is right"),
  /** The certificate is not valid yet. */
  TLS_NOT_YET_VALID(
      "CertificateNotYetValidException from the path's validation; under an exemption, the dates of"
          + " what was sent",
      "the chain's time has not come for this host's clock",
      "which of clock and certificate is wrong"),
  /** The certificate is for another name. */
  TLS_WRONG_NAME(
      "a trusted certificate without the name among its alternative names (RFC 9525)",
      "who answers is somebody else",
      "whether a portal, a sinkhole or a wrong record led there"),
  /** The certificate is not for servers, RFC 5280 section 4.2.1.12. */
  TLS_WRONG_USAGE(
      "an extended key usage without serverAuth in the server's own certificate, or in that of an"
          + " intermediate authority",
      "no client takes this certificate for a server's",
      "whether the service was given a wrong one, or somebody else answers"),
  /** What answered is not HTTP. */
  HTTP_NOT_SPOKEN(
      "no HTTP status line in what came",
      "what answers is not the HTTP service",
      "what it is, beyond the bytes quoted"),
  /** The status is not one of the right answers. */
  HTTP_UNEXPECTED_STATUS(
      "a status code that is none of the right answers",
      "something answers HTTP, and not as it should",
      "whether it is the service out of order, or something in its place"),
  /** The answer lacks what marks the service. */
  HTTP_UNEXPECTED_CONTENT(
      "a right status without the field or content that marks the service",
      "the answer is not the service's",
      "whose it is"),
  /** The content ended before the end that the answer itself had announced, RFC 9112 section 8. */
  HTTP_INCOMPLETE(
      "an end of stream, a reset or a chunk that is none within the content's first 2 KiB",
      "something cuts what the service sends",
      "whether the service or something on the way does"),
  /** A filter's page answered instead of the service. */
  HTTP_BLOCK_PAGE(
      "status 403, 451 or 511 or a page that names itself a block, from an origin that is not proved",
      "a filter can have written this answer",
      "which filter; the origin itself may forbid access"),
  /** A redirect leads to another host. */
  HTTP_REDIRECTED_ELSEWHERE(
      "a redirect to a host that is not of the asked name",
      "the answer leads away from the service",
      "whether a portal or the service's own move is behind it"),
  /** What answered does not speak the protocol that the requirement names. */
  PROTOCOL_MISMATCH(
      "the first words are not those of the protocol",
      "something else answers",
      "what it is, beyond the bytes quoted"),
  /** The service answered that it does not serve this host. */
  SERVICE_DECLINED(
      "kiss-o'-death DENY or RSTR of an NTP server (RFC 5905, section 7.4)",
      "the path is open, and the service answers that it does not serve this host",
      "whether it serves others"),
  /** The service answers that it cannot serve: a DNS error, a clock that is not synchronised. */
  SERVICE_UNABLE(
      "an answer of the protocol that says that there is nothing to be had",
      "the path is open, and the service is there",
      "whether it serves others, or will: a name server may decline this question alone"),
  /** The proxy could not be reached. */
  PROXY_UNREACHABLE(
      "the connection to the proxy did not open, or broke",
      "this host gets nothing through the proxy",
      "anything of the destination"),
  /** The proxy demands credentials, and got none that it takes: 407, or no method of SOCKS5. */
  PROXY_AUTHENTICATION_REQUIRED(
      "status 407 from the proxy to a client without credentials, 401 to its CONNECT, or SOCKS5 method 0xFF",
      "the proxy wants credentials",
      "anything of the destination"),
  /** The proxy does not take the credentials that it got. */
  PROXY_CREDENTIALS_REJECTED(
      "the same although credentials were sent, or a SOCKS5 login that failed (RFC 1929)",
      "the proxy does not take these credentials, or not in this form",
      "anything of the destination"),
  /** The proxy refused the tunnel. */
  PROXY_DENIED(
      "the proxy answered CONNECT with another status than 2xx and those of the causes beside this one, or SOCKS5 reply 2, 7 or 8",
      "the proxy does not want to open this tunnel",
      "whether the destination would answer"),
  /** The proxy got no connection to the host itself. */
  PROXY_NOT_CONNECTED(
      "status 502, 503 or 504 from the proxy (RFC 9110, section 15.6), 500 to its CONNECT, or SOCKS5 reply 1",
      "the proxy takes the question and has no connection to the host",
      "why: a firewall behind it, its resolver, or a dead host"),
  /** No proxy is set for what must go through one. */
  PROXY_NOT_SET(
      "no proxy in the environment file, the JVM's properties or the process's variables",
      "a client with these settings goes directly",
      "whether the way through a proxy would be open"),
  /** An exception sends directly what must go through a proxy. */
  PROXY_BYPASSED(
      "a no-proxy entry that stands for the host",
      "a client with these settings goes directly",
      "whether the way through the proxy would be open"),
  /** The settings send through a proxy what must go directly. */
  PROXY_USED(
      "a proxy that is set, and no no-proxy entry that stands for the host",
      "a client with these settings goes through the proxy",
      "whether the direct way would be open"),
  /** No answer to a datagram. */
  UDP_SILENT(
      "no datagram came back within the limit, in answer to the first or its two repetitions",
      "nothing",
      "whether the port is open, filtered or the protocol just silent"),
  /** A datagram came back, and from another address or port than the one that was asked. */
  UDP_ANSWERED_ELSEWHERE(
      "a datagram from another address or port, to the port that the question was sent from",
      "something took the question and answered: clients that wait for who was asked drop it",
      "whether it is the host, by another of its addresses or ports, or something on the way"),
  /** An ICMP port-unreachable answered the datagram. */
  UDP_PORT_UNREACHABLE(
      "PortUnreachableException: an ICMP port-unreachable answered",
      "host or firewall answered at once",
      "which of the two"),
  /** This host has no route there. */
  LOCAL_NO_ROUTE(
      "the routing table of this host has no way to the address, or the family is off",
      "packets do not leave this host",
      "anything of the far side"),
  /** This host's own firewall or policy forbids it. */
  LOCAL_FIREWALL(
      "EPERM on sending, EACCES without a route, EINVAL, under Linux any error at the attempt to"
          + " send, or a SYN of which Linux counts that it never left",
      "packets do not leave this host",
      "anything of the far side"),
  /** Nobody can tell whether this host's own firewall stopped it, or one on the way. */
  LOCAL_FIREWALL_POSSIBLE(
      "no answer, or a reset or an unreachable, while Linux counts that this host held something"
          + " back, or answers itself over loopback, and so much else is sent that whose it was does"
          + " not show",
      "no connection opened",
      "whether this host's own firewall stopped it, or one on the way"),
  /** This host has no socket, port or file descriptor left. */
  LOCAL_NO_SOCKET(
      "EMFILE, ENOBUFS, or no local port left",
      "this process asked for too much at once",
      "anything of the network"),
  /** The place is not on the host that the question is about. */
  LOCAL_OTHER_HOST(
      "none of the host's addresses is one of the machine's",
      "the vantage point is on another machine, or the environment has other addresses",
      "anything of the host that is meant"),
  /** The place cannot tell that of its host: the system, or the kind of place, does not show it. */
  LOCAL_NOT_SHOWN(
      "the system does not list its sockets, or its list misses one opened for the purpose",
      "nothing",
      "what listens on the host, or whether a port is free"),
  /** The process may not do that on its host: to bind a port below 1024 takes root. */
  LOCAL_NOT_PERMITTED(
      "EACCES or EPERM on binding a port that is not seen to be held",
      "this process may not bind it",
      "whether the port is free"),
  /** Something listens on the host that is not expected to. */
  UNEXPECTED_LISTENER(
      "a socket beyond loopback in the kernel's list, on a port that is not allowed",
      "a process of this host, or its kernel, takes what comes there",
      "that it can be reached: a firewall may be in front of it"),
  /** A port that must be free is in use on the host. */
  PORT_IN_USE(
      "EADDRINUSE on binding the port, or a socket that holds it in the kernel's list",
      "a service that wants the port does not start now",
      "that it is held for long: a client may use it as its source port"),
  /** The host has an address that is not private. */
  PUBLIC_ADDRESS(
      "an address outside RFC 1918, RFC 6598, RFC 4193 and link-local",
      "the host can be addressed from elsewhere",
      "that it can be reached from there"),
  /** What must be blocked answers. */
  EXPOSED(
      "a connection opened, or a datagram was answered, where none may",
      "the endpoint can be reached from here",
      "that it can be reached from everywhere"),
  /** Nothing shows that the host and the path are alive at all. */
  NO_CONTROL(
      "nothing answered, and no other question shows host and path alive",
      "nothing: a dead host looks the same",
      "that it is blocked"),
  /** Nothing shows that the place which asked reaches anything at all. */
  NO_VANTAGE_CONTROL(
      "nothing answered, the host is alive as seen from elsewhere, and nothing else answered here",
      "nothing: a place that reaches nothing sees the same",
      "that it is blocked"),
  /** A part of what is demanded was asked, and what was not asked may be otherwise. */
  SAMPLE_ONLY(
      "fewer ports or addresses were asked than the row demands",
      "that those which were asked are as seen",
      "anything of the others"),
  /** The service answered, and nothing says what a right answer is. */
  NO_RIGHT_ANSWER_STATED(
      "an answer over a connection that proves no origin, and a row that names nothing of the service's own",
      "something answers",
      "that it is the service"),
  /** A proxy opened a tunnel, and nothing came through it that shows the host. */
  TUNNEL_SILENT(
      "a proxy says that a tunnel is open, and nothing of the host's came through it",
      "the proxy does not forbid it",
      "that the proxy reached the host: some open a tunnel to anything"),
  /** The value is not allowed. */
  VALUE_NOT_ALLOWED(
      "the environment's value is none of the allowed, or one of the forbidden",
      "the environment file is at odds with the document",
      "that the network is configured so"),
  /** A limit of the run was reached first. */
  LIMIT_REACHED(
      "a limit of the run ended the question first", "nothing", "anything of the network"),
  /** Netready's own machinery broke. */
  INTERNAL_ERROR(
      "an exception of Netready's own, or an incomplete record",
      "nothing",
      "anything of the network");

  private final String recognisedBy;
  private final String proves;
  private final String leavesOpen;

  Cause(String recognisedBy, String proves, String leavesOpen) {
    this.recognisedBy = recognisedBy;
    this.proves = proves;
    this.leavesOpen = leavesOpen;
  }

  /**
   * Return how it is recognised: the typed exception or the protocol's fact, as a sentence part.
   */
  public String recognisedBy() {
    return recognisedBy;
  }

  /** Return what it proves, as a sentence part. */
  public String proves() {
    return proves;
  }

  /** Return what it does not prove, as a sentence part. */
  public String leavesOpen() {
    return leavesOpen;
  }
}
