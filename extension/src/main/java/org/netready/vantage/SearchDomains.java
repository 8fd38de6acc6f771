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
   * @param hasWildcard whether every other name beside it has the same address
   */
  record Found(String domain, HostName name, boolean hasWildcard) {}

  private record Candidate(
      String domain, HostName name, NameInquiry inquiry, Optional<NameInquiry> beside) {}

  /** Return what explains the addresses; empty if no search domain does. */
  Optional<Found> explain(
      HostName written, List<IpAddress> addresses, Deadline overall, Deadline until)
      throws InterruptedException {
    List<Candidate> candidates = new ArrayList<>();
    for (String domain : servers.searchDomains().stream().limit(MOST).toList()) {
      NameServers.nameOf(written.text() + "." + domain)
          .map(name -> candidate(domain, name, overall))
          .ifPresent(candidates::add);
    }
    for (Candidate candidate : candidates) {
      if (has(candidate.inquiry(), addresses, until)) {
        boolean hasWildcard =
            candidate.beside().isPresent() && has(candidate.beside().get(), addresses, until);
        return Optional.of(new Found(candidate.domain(), candidate.name(), hasWildcard));
      }
    }
    return Optional.empty();
  }

  private Candidate candidate(String domain, HostName name, Deadline overall) {
    return new Candidate(
        domain,
        name,
        servers.ask(name, Set.of(Role.SITE), overall),
        servers.besideIt(name).map(it -> servers.ask(it, Set.of(Role.SITE), overall)));
  }

  private boolean has(NameInquiry inquiry, List<IpAddress> addresses, Deadline until)
      throws InterruptedException {
    List<NameAnswer> answers = servers.saidBy(inquiry, until);
    return AddressList.overlap(addresses, NameServers.addresses(answers));
  }
}
