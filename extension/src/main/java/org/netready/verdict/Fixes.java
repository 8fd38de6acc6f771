// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.List;
import java.util.Optional;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.plan.Expectation;
import org.netready.plan.Flow;
import org.netready.probe.Cause;
import org.netready.probe.Destination;
import org.netready.probe.Layer;
import org.netready.probe.Question;
import org.netready.spec.Service;

/**
 * What to do about each cause: the one table of advice. Only what is on the path is ever advised to
 * be allowed; a host that may be dead is not.
 */
final class Fixes {

  private Fixes() {}

  /** Return what to do; empty if there is nothing. */
  static String of(Case given, Ruling ruling) {
    return ruling
        .cause()
        .map(cause -> ofPrefix(given, ruling).orElseGet(() -> template(given, root(cause, ruling))))
        .map(template -> fill(template, given, ruling))
        .orElse("");
  }

  /** Where nothing answers in a prefix there may be no host, and nothing is to be allowed. */
  private static Optional<String> ofPrefix(Case given, Ruling ruling) {
    boolean isOfPath =
        given.check().expectation() == Expectation.LISTENING
            || given.check().expectation() == Expectation.PERMITTED;
    boolean isForbidden = ruling.cause().filter(PrefixRules::isDefinite).isPresent();
    boolean isMeant =
        given.subject().question().destination().prefix().isPresent() && isOfPath && !isForbidden;
    return switch (ruling.verdict()) {
      case INCONCLUSIVE ->
          Optional.of("name the hosts that are in {name}, in its place, so that each has to answer")
              .filter(it -> isMeant);
      case FAIL ->
          Optional.of("see that a host is up in {name} and listens; if one does, allow {flow}")
              .filter(it -> isMeant);
      case PASS, ERROR -> Optional.empty();
    };
  }

  static String ofValue(String variable) {
    return "choose another value for " + variable;
  }

  /** That some of many are closed is advised upon as what closed the first of them. */
  private static Cause root(Cause cause, Ruling ruling) {
    boolean isOfSome = cause == Cause.SOME_ADDRESSES_CLOSED || cause == Cause.SOME_PORTS_CLOSED;
    return isOfSome
        ? ruling.offenders().stream().findFirst().map(Reach::cause).orElse(cause)
        : cause;
  }

  private static String template(Case given, Cause cause) {
    if (cause == Cause.UDP_SILENT) {
      return Silence.fix(given.subject().service());
    }
    if (cause == Cause.NO_CONTROL && Silence.isNoBlock(given)) {
      return Silence.FIX_OF_NO_BLOCK;
    }
    if (cause == Cause.SAMPLE_ONLY && isOfAddresses(given)) {
      return "give each address of {name} a row or a host of its own";
    }
    if (cause == Cause.LOCAL_NO_ROUTE && isOfNames(given, cause)) {
      return "give {from} a route to its name servers";
    }
    return given
        .proxy()
        .filter(proxy -> proxy.cause().filter(cause::equals).isPresent())
        .flatMap(proxy -> ProxyFixes.template(cause))
        .orElseGet(() -> template(given.check().expectation(), cause));
  }

  /** There is no part of one port and one host that could be asked beside. */
  private static boolean isOfAddresses(Case given) {
    Question question = given.subject().question();
    return question.ports().isSingle() && question.destination().prefix().isEmpty();
  }

  private static boolean isOfNames(Case given, Cause cause) {
    return given
        .seen()
        .layer(Layer.Resolve.class)
        .flatMap(Layer.Resolve::cause)
        .filter(cause::equals)
        .isPresent();
  }

  /** Return the advice about a cause; flow, to, from, name and proxy stand in braces. */
  static String template(Expectation expectation, Cause cause) {
    return switch (cause) {
      case NAME_NXDOMAIN, NAME_NODATA ->
          "ask the DNS team for an address of {name}, as {from} would look it up; check its"
              + " spelling";
      case NAME_SERVFAIL, NAME_REFUSED ->
          "ask the DNS team why the resolver of {from} does not answer for {name}";
      case NAME_RESOLVER_TIMEOUT ->
          "ask the DNS team which resolver {from} is to use, and see that it answers on 53/udp and"
              + " 53/tcp";
      case NAME_SEARCH_DOMAIN ->
          "check the spelling of {name}; ask the DNS team for an address of it, and why a search"
              + " domain of {from} has a wildcard";
      case NAME_WILDCARD ->
          "check the spelling of {name}, beside which any name has an address; if it is right, give"
              + " its address in the environment";
      case NAME_UNCONFIRMED ->
          "give 'reference-resolvers' that {from} reaches, or the address of {name} as that of a"
              + " host, in the environment";
      case NAME_TRUNCATED -> "let {from} ask its resolver on 53/tcp too: long answers need it";
      case NAME_MALFORMED_ANSWER -> "ask the DNS team what answers {from} in the resolver's place";
      case NAME_ALIAS_LOOP -> "ask the DNS team to correct the CNAME records of {name}";
      case NAME_SINKHOLED -> "ask the DNS team to take {name} off the resolver's block list";
      case NAME_NOT_RESOLVED -> "ask the DNS team whether {name} resolves on {from}";
      case CONNECT_REFUSED, UDP_PORT_UNREACHABLE -> rejected(expectation);
      case CONNECT_TIMED_OUT, CONNECT_PROHIBITED -> "allow {flow}";
      case CONNECT_UNREACHABLE ->
          "check that {name} is up and that {from} has a route to it; if both are so, ask the"
              + " firewall team what rejects {flow}";
      case CONNECTION_RESET, TLS_RESET ->
          "find what resets the connection, a filter on the way or the service, and exempt {flow}";
      case SOME_ADDRESSES_CLOSED, SOME_PORTS_CLOSED -> "compare those that open with the others";
      case SILENT_AFTER_ACCEPT, CLOSED_AFTER_ACCEPT ->
          "check that the service on {to} is healthy, and that no filter or proxy accepts in its"
              + " stead";
      case TLS_NOT_SPOKEN, HTTP_NOT_SPOKEN, PROTOCOL_MISMATCH ->
          "check what listens on {to}: it speaks another protocol, or a filter on the way answers"
              + " in its stead";
      case TLS_HANDSHAKE_FAILED ->
          "check that {to} serves {name}; its log, or that of a proxy on the way, tells why it"
              + " declines the handshake";
      case TLS_NO_COMMON_VERSION ->
          "enable a common TLS version and cipher suite on {to}, or on the proxy on the way";
      case TLS_CLIENT_CERTIFICATE_DEMANDED ->
          "check that {to} is the right service: it wants a client certificate";
      case TLS_SELF_SIGNED, TLS_UNTRUSTED ->
          "install a certificate of a trusted authority on {to}, or declare its authority in the"
              + " environment's trust stores";
      case TLS_INCOMPLETE_CHAIN ->
          "let {to} send the intermediate certificates of its chain; a client need not fetch them";
      case TLS_PRODUCT_DISTRUSTS ->
          "add the certificate's authority to the trust store that the product uses; if it is an"
              + " inspection's, exempt {name} from it for {from}";
      case TLS_INTERCEPTED -> "exempt {name} from TLS inspection for {from}";
      case TLS_EXPIRED -> "renew the certificate on {to}";
      case TLS_NOT_YET_VALID -> "set the clock of {from} right; if it is, the certificate on {to}";
      case TLS_WRONG_USAGE ->
          "install a certificate for servers on {to}, of an authority for servers: serverAuth among"
              + " the usages of both";
      case TLS_WRONG_NAME ->
          "install a certificate for {name}, or find what answers in the place of {to}";
      case HTTP_UNEXPECTED_STATUS, HTTP_UNEXPECTED_CONTENT ->
          "check that {to} is the right service and healthy, and that nothing on the way answers in"
              + " its stead";
      case HTTP_INCOMPLETE ->
          "find what cuts the answer off, a filter on the way or the service, and exempt {flow}";
      case HTTP_BLOCK_PAGE -> "allow {name} in the web filter for {from}";
      case HTTP_REDIRECTED_ELSEWHERE ->
          "log {from} in to the portal or exempt it; if it is no portal, correct the service on"
              + " {to}";
      case PROXY_UNREACHABLE -> "check that the proxy {proxy} is up and that {from} may use it";
      case PROXY_AUTHENTICATION_REQUIRED ->
          "give credentials for the proxy {proxy} in the environment, or exempt {name} from"
              + " authentication";
      case PROXY_CREDENTIALS_REJECTED ->
          "correct the credentials for the proxy {proxy}, or let it take Basic authentication from"
              + " {from}";
      case PROXY_DENIED -> "allow {to} on the proxy {proxy}";
      case PROXY_NOT_CONNECTED ->
          "check that {name} is up, and that the proxy {proxy} resolves it and may connect to {to}";
      case PROXY_NOT_SET ->
          "set the proxy for {name}, under 'proxy' in the environment file or where {from} has its"
              + " proxy settings";
      case PROXY_BYPASSED -> "take out the {exception}, so that {name} goes through the proxy";
      case PROXY_USED ->
          "add {name} to {exceptions}, so that it does not go through the proxy {proxy}";
      case UDP_SILENT -> Silence.fix(Service.NONE);
      case UDP_ANSWERED_ELSEWHERE ->
          expectation == Expectation.BLOCKED
              ? "find what answered: if it is {name}, by another of its addresses or ports, block"
                  + " {flow}"
              : "let {to} answer from the address and port that it is asked at, or correct what"
                  + " translates addresses on the way";
      case SERVICE_DECLINED -> "ask whoever runs {to} to serve {from}";
      case SERVICE_UNABLE -> "ask whoever runs {to} why it does not serve {from} now";
      case LOCAL_NO_ROUTE -> "give {from} a route to {name}";
      case LOCAL_FIREWALL -> "correct the firewall on {from} itself: it forbids {flow}";
      case LOCAL_FIREWALL_POSSIBLE ->
          "see whether the firewall on {from} itself forbids {flow}; run again while {from} sends"
              + " little else";
      case LOCAL_NO_SOCKET -> "lower the concurrency in limits, or raise the limit of open files";
      case LOCAL_OTHER_HOST ->
          "run the tests on {from}, or correct its address, or the 'host' of vantage point"
              + " {vantage}, in the environment";
      case LOCAL_NOT_SHOWN -> "run the tests on {name} under Linux, or look there by hand";
      case LOCAL_NOT_PERMITTED ->
          "run the tests on {name} as root, or with the capability CAP_NET_BIND_SERVICE";
      case UNEXPECTED_LISTENER ->
          "stop what listens on {offenders} on {name}, or, where it belongs there, add the port to"
              + " 'allowed-listeners' of the environment";
      case PORT_IN_USE -> "free {offenders} on {name}: stop or move what holds it";
      case PUBLIC_ADDRESS -> "give {name} private addresses only, as {from} looks it up";
      case EXPOSED -> "block {flow}";
      case NO_CONTROL ->
          "add a requirement from: [{fromRole}], to: [{toRole}] on {known-port}, which shows {name}"
              + " alive from the same vantage point, or a vantage point from which {to} is reached"
              + " together with a 'control' of vantage point {vantage}";
      case NO_VANTAGE_CONTROL ->
          "say in the environment what vantage point {vantage} reaches for certain, such as"
              + " {known-endpoint}, as its 'control' under 'vantage-points'";
      case SAMPLE_ONLY -> "ask every one: set 'ranges: all' under 'limits' of the environment";
      case NO_RIGHT_ANSWER_STATED ->
          "state in the row's answers what only {to} has: a header or content";
      case TUNNEL_SILENT ->
          "state the service of {to} in the row, so that it is asked through the tunnel, or see the"
              + " log of the proxy {proxy}";
      case VALUE_NOT_ALLOWED -> "choose another value";
      case LIMIT_REACHED -> "run again with fewer checks, or raise the limits";
      case INTERNAL_ERROR -> "mend what is said to be broken and run again";
    };
  }

  private static String rejected(Expectation expectation) {
    return switch (expectation) {
      case PERMITTED ->
          "let something listen on {to} and run again; if it is still refused, allow {flow}";
      case BLOCKED -> "run again while something listens on {to}, once it is installed say";
      case LISTENING, PRIVATE_ADDRESS, ONLY_LISTENING, FREE, VALUE_ALLOWED ->
          "start the service on {to}; if it runs, a firewall rejects: allow {flow}";
    };
  }

  private static String fill(String template, Case given, Ruling ruling) {
    Flow flow = given.subject().flow();
    String from = flow.fromAddress().map(IpAddress::text).orElse(flow.from());
    String ports = flow.ports().toString();
    boolean isUdp = flow.ports().transport() == Transport.UDP;
    String host = host(given, ruling.offenders());
    Optional<Layer.ProxyUse> use = given.proxy().map(Layer.Proxy::use);
    return template
        .replace("{flow}", "%s -> %s, %s".formatted(from, host, ports))
        .replace("{to}", host + ", " + ports)
        .replace("{from}", flow.from())
        .replace("{vantage}", "'" + flow.vantage() + "'")
        .replace("{fromRole}", flow.fromRole())
        .replace("{toRole}", flow.toRole().isEmpty() ? flow.declaredHost() : flow.toRole())
        .replace(
            "{known-port}",
            isUdp ? "a UDP port that is known to answer" : "a port known to be open")
        .replace("{known-endpoint}", isUdp ? "'ns.example.com:53/udp'" : "'www.example.com:443'")
        .replace("{offenders}", offenders(ruling))
        .replace("{name}", flow.destination().text())
        .replace("{exception}", exception(given))
        .replace("{exceptions}", use.map(Layer.ProxyUse::exceptions).orElse("(none)"))
        .replace("{proxy}", use.map(Layer.ProxyUse::address).orElse("(none)"));
  }

  private static String exception(Case given) {
    return given.seen().layer(Layer.Direct.class).map(Layer.Direct::reason).orElse("(none)");
  }

  private static String offenders(Ruling ruling) {
    return Wording.some(
        ruling.offenders().stream()
            .map(it -> it.port() + "/" + it.transport().keyword())
            .distinct()
            .toList());
  }

  /** A firewall team needs addresses: those that the site gave, else the name with its own. */
  private static String host(Case given, List<Reach> offenders) {
    Destination destination = given.subject().flow().destination();
    List<IpAddress> offending = offenders.stream().map(Reach::address).distinct().toList();
    List<IpAddress> addresses = offending.isEmpty() ? Wording.addresses(given) : offending;
    if (destination.prefix().isPresent() && addresses.size() >= destination.addresses().size()) {
      return destination.text();
    }
    return destination.addresses().isEmpty()
        ? Wording.host(destination, addresses)
        : Wording.some(addresses);
  }
}
