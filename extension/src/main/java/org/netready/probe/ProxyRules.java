// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.endpoint.AddressScope;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;

/**
 * Decides for a question whether a proxy is used, and says why. Immutable; it never resolves a
 * name, because behind a proxy there may be nothing that could.
 *
 * <p>Datagrams never go through a proxy. Hosts of the site itself and destinations that are known
 * to have private addresses only do not either, unless {@link Question.Kind#ROUTE} is asked, where
 * nothing but what was set counts.
 */
public final class ProxyRules {

  /** No proxy for anything. */
  public static final ProxyRules NONE = new ProxyRules(Map.of(), Set.of(), host -> true);

  private final Map<Use, Rule> rules;
  private final Map<Rule, List<NoProxyEntry>> exceptions;
  private final Set<Host> own;
  private final Predicate<Host> isMeant;

  private ProxyRules(Map<Use, Rule> rules, Set<Host> own, Predicate<Host> isMeant) {
    this.rules = rules;
    this.exceptions =
        rules.values().stream()
            .distinct()
            .collect(
                Collectors.toMap(
                    rule -> rule,
                    rule -> rule.noProxy().stream().map(NoProxyEntry::parse).toList()));
    this.own = own;
    this.isMeant = isMeant;
  }

  /** What a proxy is set for. */
  public enum Use {
    /** HTTP in clear text. */
    HTTP("http"),
    /** HTTP over TLS, TLS, and a connection of which nothing else is asked. */
    HTTPS("https"),
    /** Any other protocol. */
    OTHER("other protocols");

    private final String words;

    Use(String words) {
      this.words = words;
    }

    static Use of(Application.Protocol protocol) {
      return switch (protocol) {
        case HTTP -> HTTP;
        case HTTPS, TLS, NONE -> HTTPS;
        case SSH, SMTP, DNS, NTP, QUIC -> OTHER;
      };
    }
  }

  /**
   * A proxy that is set.
   *
   * @param server the proxy
   * @param source who set it, for messages: {@code environment file}, {@code HTTPS_PROXY}
   * @param noProxy what is reached without it: a host ({@code example.com}, which stands for the
   *     hosts below it too), a domain ({@code .example.com} or {@code *.example.com}, the hosts
   *     below it alone), an address, a prefix ({@code 10.0.0.0/8}), {@code *} for everything, or
   *     {@code =host} for a host without those below it
   * @param exceptions where that is written, for messages: {@code NO_PROXY}
   * @param written the same as it was written, where its readers differ in how they take it; else
   *     empty
   */
  public record Rule(
      ProxyServer server, String source, List<String> noProxy, String exceptions, String written) {
    /** Make a rule. */
    public Rule {
      noProxy = noProxy.stream().filter(entry -> !entry.isBlank()).toList();
    }

    /** Make a rule whose exceptions everybody reads alike. */
    public Rule(ProxyServer server, String source, List<String> noProxy, String exceptions) {
      this(server, source, noProxy, exceptions, "");
    }
  }

  /**
   * Return rules.
   *
   * @param rules the proxy for each use; without one, what is of that use goes directly
   * @param own hosts of the site, which are reached directly
   * @throws IllegalArgumentException if an exception looks like a prefix and is none
   */
  public static ProxyRules of(Map<Use, Rule> rules, Collection<Host> own) {
    return new ProxyRules(Map.copyOf(rules), Set.copyOf(own), host -> true);
  }

  /** Return rules for one proxy that holds for everything. */
  public static ProxyRules of(Rule rule) {
    return of(forAll(rule), Set.of());
  }

  /** Return rules for one proxy that holds for some hosts alone. */
  public static ProxyRules only(Rule rule, Collection<Host> hosts) {
    return new ProxyRules(forAll(rule), Set.of(), Set.copyOf(hosts)::contains);
  }

  private static Map<Use, Rule> forAll(Rule rule) {
    return Stream.of(Use.values()).collect(Collectors.toMap(use -> use, use -> rule));
  }

  /** Decide which way a question goes. */
  Way wayOf(Question question) {
    return switch (question.kind()) {
      case ADDRESSES, LISTENERS, BIND -> new Way.Directly(Optional.empty());
      case SERVICE -> rules.isEmpty() ? new Way.Directly(Optional.empty()) : usual(question);
      case ROUTE -> asSet(question, new Destination(question.destination().host(), List.of()));
    };
  }

  private Way usual(Question question) {
    Destination destination = question.destination();
    Way way = asSet(question, destination);
    if (way instanceof Way.Through && destination.prefix().isPresent()) {
      return direct(Layer.Direct.Rule.OWN, "a prefix is asked address by address");
    }
    if (way instanceof Way.Through && own.contains(destination.host())) {
      return direct(Layer.Direct.Rule.OWN, "it is a host of the site");
    }
    return way instanceof Way.Through && isPrivate(destination)
        ? direct(Layer.Direct.Rule.OWN, "its address is private")
        : way;
  }

  private Way asSet(Question question, Destination destination) {
    if (rules.isEmpty()) {
      return direct(Layer.Direct.Rule.NOT_SET, "no proxy is set");
    }
    if (question.ports().transport() == Transport.UDP) {
      return direct(Layer.Direct.Rule.NOT_CARRIED, "a proxy does not carry datagrams");
    }
    if (!isMeant.test(destination.host())) {
      return direct(Layer.Direct.Rule.NOT_SET, "none is set for this host");
    }
    Use use = Use.of(question.application().protocol());
    Rule rule = rules.get(use);
    if (rule == null) {
      return direct(Layer.Direct.Rule.NOT_SET, notSet(use));
    }
    Optional<NoProxyEntry> excepting =
        exceptions.getOrDefault(rule, List.of()).stream()
            .filter(entry -> entry.matches(destination))
            .findFirst();
    String others =
        NoProxyReaders.difference(
            rule, destination.host(), question.ports().first(), excepting.isPresent());
    return excepting
        .map(
            entry ->
                direct(
                    Layer.Direct.Rule.EXCEPTED,
                    "no-proxy entry '%s' (%s)%s"
                        .formatted(entry.text(), rule.exceptions(), others)))
        .orElseGet(() -> through(rule, others));
  }

  private String notSet(Use use) {
    String others =
        rules.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(it -> "%s is for %s".formatted(it.getValue().source(), it.getKey().words))
            .collect(Collectors.joining(", "));
    return "none is set for %s: %s".formatted(use.words, others);
  }

  private static Way direct(Layer.Direct.Rule rule, String reason) {
    return new Way.Directly(Optional.of(new Layer.Direct(rule, reason)));
  }

  private static Way through(Rule rule, String others) {
    ProxyServer server = rule.server();
    return new Way.Through(
        server,
        new Layer.ProxyUse(
            server.kind(),
            server.toString(),
            "set by " + rule.source() + others,
            rule.exceptions()));
  }

  private static boolean isPrivate(Destination destination) {
    List<IpAddress> addresses =
        destination.host() instanceof IpAddress address && destination.addresses().isEmpty()
            ? List.of(address)
            : destination.addresses();
    return !addresses.isEmpty()
        && addresses.stream().map(AddressScope::of).allMatch(scope -> scope != AddressScope.GLOBAL);
  }

  /**
   * A user name and a password. {@link #toString()} shows neither.
   *
   * @param user the user name
   * @param password the password
   */
  public record Credentials(String user, String password) {

    private static final String REDACTED = "(redacted)";

    /** Return them as RFC 7617 sends them. */
    String basic() {
      return "Basic " + token();
    }

    /** Return a text without them. */
    String redact(String text) {
      String without = text.replace(token(), REDACTED);
      return password.isEmpty() ? without : without.replace(password, REDACTED);
    }

    @Override
    public String toString() {
      return REDACTED;
    }

    private String token() {
      return Base64.getEncoder()
          .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
  }
}
