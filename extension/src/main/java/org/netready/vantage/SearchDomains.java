// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Deadline;
import org.netready.probe.NameAnswer;
import org.netready.probe.NameAnswer.Role;

/**
 * Finds out which of the host's search domains made an address of a name that does not exist as it
 * is written.
 */
final class SearchDomains {

  private static final int MOST = 6;

  private final NameServers servers;

  SearchDomains(NameServers servers) {
    this.servers = servers;
  }

  /**
   * The name that was really found.
   *
   * @param domain the search domain
   * @param name the name below it
   * @param own its addresses
   * @param ofAnyName the addresses of a name beside it that nobody can have meant; empty if that
   *     has none, as it should be
   */
  record Found(String domain, HostName name, List<IpAddress> own, List<IpAddress> ofAnyName) {

    Found {
      own = List.copyOf(own);
      ofAnyName = List.copyOf(ofAnyName);
    }

    boolean hasWildcard() {
      return !ofAnyName.isEmpty();
    }
  }

  private record Candidate(
      String domain, HostName name, NameInquiry inquiry, Optional<NameInquiry> beside) {}

  /**
   * Return what explains the addresses; empty if no search domain does.
   *
   * @param isWanting whether the name as it is written has no address at all
   */
  Optional<Found> explain(
      HostName written,
      List<IpAddress> addresses,
      boolean isWanting,
      Deadline overall,
      Deadline until)
      throws InterruptedException {
    List<Candidate> candidates = new ArrayList<>();
    for (String domain : servers.searchDomains().stream().limit(MOST).toList()) {
      NameServers.nameOf(written.text() + "." + domain)
          .map(name -> candidate(domain, name, overall))
          .ifPresent(candidates::add);
    }
    for (Candidate candidate : candidates) {
      List<IpAddress> own = said(candidate.inquiry(), until);
      List<IpAddress> ofAnyName =
          candidate.beside().isPresent() ? said(candidate.beside().get(), until) : List.of();
      if (AddressList.overlap(addresses, own)
          || AddressList.overlap(addresses, ofAnyName)
          || (isWanting && isOfChance(own, ofAnyName))) {
        return Optional.of(new Found(candidate.domain(), candidate.name(), own, ofAnyName));
      }
    }
    return Optional.empty();
  }

  /** A wildcard that gives each name, or each question, addresses of its own. */
  private static boolean isOfChance(List<IpAddress> own, List<IpAddress> ofAnyName) {
    return !own.isEmpty() && !ofAnyName.isEmpty() && !AddressList.overlap(own, ofAnyName);
  }

  private Candidate candidate(String domain, HostName name, Deadline overall) {
    return new Candidate(
        domain,
        name,
        servers.ask(name, Set.of(Role.SITE), overall),
        servers.besideIt(name).map(it -> servers.ask(it, Set.of(Role.SITE), overall)));
  }

  private List<IpAddress> said(NameInquiry inquiry, Deadline until) throws InterruptedException {
    List<NameAnswer> answers = servers.saidBy(inquiry, until);
    return NameServers.addresses(answers);
  }
}
