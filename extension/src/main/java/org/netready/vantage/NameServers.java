// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.environment.Resolvers;
import org.netready.probe.Deadline;
import org.netready.probe.NameAnswer;
import org.netready.probe.NameAnswer.Role;
import org.xbill.DNS.Name;
import org.xbill.DNS.ResolverConfig;

/**
 * The name servers of a place. What they know for certain is asked once, and one that stayed silent
 * is not waited for again where its answer is not needed. Safe for use by many threads.
 */
final class NameServers {

  private static final int NONCE_BYTES = 6;

  /** After which time a server that has said nothing is taken for one that will not. */
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private final Resolvers given;
  private final HostConfiguration host;
  private final String nonce;
  private final Map<Key, NameInquiry> inquiries = new ConcurrentHashMap<>();
  private final Set<ServerAddress> silent = ConcurrentHashMap.newKeySet();

  private record Key(HostName name, Set<Role> roles) {}

  /** What the host is configured with. */
  interface HostConfiguration {

    /** Return its name servers. */
    List<InetSocketAddress> servers();

    /** Return the domains below which it looks for names that are not found as they are. */
    List<String> searchDomains();
  }

  NameServers(Resolvers given, HostConfiguration host) {
    this.given = given;
    this.host = host;
    var random = new byte[NONCE_BYTES];
    ThreadLocalRandom.current().nextBytes(random);
    this.nonce = "netready-" + HexFormat.of().formatHex(random);
  }

  /** Return the servers given, or those that this host is configured with. */
  static NameServers ofThisHost(Resolvers given) {
    return new NameServers(
        given,
        new HostConfiguration() {
          @Override
          public List<InetSocketAddress> servers() {
            return ResolverConfig.getCurrentConfig().servers();
          }

          @Override
          public List<String> searchDomains() {
            return ResolverConfig.getCurrentConfig().searchPath().stream()
                .filter(name -> !name.equals(Name.root))
                .map(name -> name.toString(true))
                .toList();
          }
        });
  }

  /** Return the first label of names that do not exist. */
  String nonce() {
    return nonce;
  }

  List<String> searchDomains() {
    return host.searchDomains();
  }

  boolean areGiven() {
    return !given.site().isEmpty();
  }

  /** Ask the servers of some roles about a name, or return what was asked of them already. */
  NameInquiry ask(HostName name, Set<Role> roles, Deadline deadline) {
    return inquiries.compute(
        new Key(name, roles),
        (key, earlier) ->
            earlier != null && isUsable(earlier, deadline)
                ? earlier
                : NameInquiry.start(servers(roles), name, deadline));
  }

  /** What is certain stays so for this run; what is under way is shared if it has time enough. */
  private static boolean isUsable(NameInquiry earlier, Deadline deadline) {
    boolean isUnderWay = earlier.asked().stream().anyMatch(it -> !it.isAnswered());
    return isUnderWay
        ? earlier.deadline().remaining().compareTo(deadline.remaining().dividedBy(2)) >= 0
        : earlier.asked().stream()
            .map(it -> NameInquiry.answer(it, Duration.ZERO))
            .allMatch(it -> !it.addresses().isEmpty() || it.deniesAddresses());
  }

  private List<ServerAddress> servers(Set<Role> roles) {
    List<ServerAddress> servers = new ArrayList<>();
    if (roles.contains(Role.SITE)) {
      (areGiven() ? given.site() : host.servers())
          .forEach(address -> servers.add(new ServerAddress(Role.SITE, address)));
    }
    if (roles.contains(Role.REFERENCE)) {
      given.reference().forEach(address -> servers.add(new ServerAddress(Role.REFERENCE, address)));
    }
    return servers;
  }

  /**
   * Wait for a little, and return what was said by then. A server that has said nothing has no
   * answer in it, and is not waited for the next time.
   */
  List<NameAnswer> saidBy(NameInquiry inquiry, Deadline until) throws InterruptedException {
    List<NameAnswer> answers = new ArrayList<>();
    for (NameInquiry.Asked asked : inquiry.asked()) {
      boolean isWaitedFor = !silent.contains(asked.server());
      if (isWaitedFor) {
        inquiry.await(asked, until);
      }
      if (asked.isAnswered()) {
        silent.remove(asked.server());
      } else if (asked.isSilent() && inquiry.deadline().elapsed().compareTo(PATIENCE) >= 0) {
        silent.add(asked.server());
      }
      if (asked.isAnswered() || (isWaitedFor && !asked.isSilent())) {
        answers.add(NameInquiry.answer(asked, inquiry.deadline().elapsed()));
      }
    }
    return answers;
  }

  /** Return a name beside another one, which does not exist: its first label is the nonce. */
  Optional<HostName> besideIt(HostName name) {
    int dot = name.text().indexOf('.');
    return dot < 0 ? Optional.empty() : nameOf(nonce + name.text().substring(dot));
  }

  /** Return a text as a name; empty if it is none, such as one that is too long. */
  static Optional<HostName> nameOf(String text) {
    try {
      return Optional.of(HostName.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Return all addresses in answers. */
  static List<IpAddress> addresses(List<NameAnswer> answers) {
    return answers.stream().flatMap(it -> it.addresses().stream()).toList();
  }

  /** Return the answers of servers of one role. */
  static List<NameAnswer> of(Role role, List<NameAnswer> answers) {
    return answers.stream().filter(it -> it.role() == role).toList();
  }
}
