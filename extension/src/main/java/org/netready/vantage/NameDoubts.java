// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.Deadline;
import org.netready.probe.NameAnswer;
import org.netready.probe.NameAnswer.Role;

/** Whether addresses that the system found can be those of the name that was meant. */
final class NameDoubts {

  private final NameServers servers;
  private final Canary canary;
  private final SearchDomains searchDomains;

  NameDoubts(NameServers servers, Canary canary) {
    this.servers = servers;
    this.canary = canary;
    this.searchDomains = new SearchDomains(servers);
  }

  /**
   * What speaks against the addresses.
   *
   * @param cause why they are somebody else's; empty if nothing says so
   * @param evidence the same in words; empty without a cause
   * @param notes what else is odd
   * @param doubt why they may be somebody else's; empty if nothing says so
   */
  record Doubt(Optional<Cause> cause, String evidence, List<String> notes, Optional<Cause> doubt) {

    private Doubt with(Optional<String> note) {
      List<String> all = Stream.concat(notes.stream(), note.stream()).toList();
      return new Doubt(cause, evidence, all, doubt);
    }

    private static Doubt of(Cause cause, String evidence) {
      return new Doubt(Optional.of(cause), evidence, List.of(), Optional.empty());
    }

    private static Doubt note(String note) {
      return new Doubt(Optional.empty(), "", List.of(note), Optional.empty());
    }

    private static Doubt doubt(Cause cause, String note) {
      return new Doubt(Optional.empty(), "", List.of(note), Optional.of(cause));
    }

    private static Doubt none() {
      return new Doubt(Optional.empty(), "", List.of(), Optional.empty());
    }
  }

  /**
   * Look at addresses.
   *
   * @param answers what the site's name servers said of the name as it is written
   * @param overall the deadline of the whole lookup
   * @param until when to stop looking: what is not found by then is not held against a name
   */
  Doubt of(
      HostName name,
      List<IpAddress> addresses,
      List<NameAnswer> answers,
      Deadline overall,
      Deadline until)
      throws InterruptedException {
    Optional<Canary.Hijack> hijack = canary.hijacks(addresses, overall, until);
    if (hijack.isPresent()) {
      return hijack.get().isCertain()
          ? Doubt.of(Cause.NAME_SINKHOLED, hijack.get().text())
          : Doubt.doubt(Cause.NAME_UNCONFIRMED, name + " " + hijack.get().text());
    }
    return ofOwn(name, addresses, answers, overall, until).with(canary.unanswered(overall));
  }

  /** Look at addresses where names that nobody has have none. */
  private Doubt ofOwn(
      HostName name,
      List<IpAddress> addresses,
      List<NameAnswer> answers,
      Deadline overall,
      Deadline until)
      throws InterruptedException {
    if (!name.text().contains(".")) {
      return completed(name, addresses, overall, until);
    }
    return AddressList.overlap(addresses, NameServers.addresses(answers))
        ? wildcard(name, addresses, overall, until)
        : otherwise(name, addresses, answers, overall, until);
  }

  /** A name of one label is meant to be completed, and so is a misspelt one. */
  private Doubt completed(
      HostName name, List<IpAddress> addresses, Deadline overall, Deadline until)
      throws InterruptedException {
    return searchDomains
        .explain(name, addresses, true, overall, until)
        .filter(SearchDomains.Found::hasWildcard)
        .map(it -> besideOthers(addresses, it.domain(), it.ofAnyName()))
        .orElseGet(Doubt::none);
  }

  /**
   * The system has other addresses than the name as it is written. It looks below search domains
   * for a name that does not exist, for one of which it heard nothing, and where it is so
   * configured even before it asks for the name itself.
   */
  private Doubt otherwise(
      HostName name,
      List<IpAddress> addresses,
      List<NameAnswer> answers,
      Deadline overall,
      Deadline until)
      throws InterruptedException {
    boolean isWanting = NameServers.addresses(answers).isEmpty();
    Optional<SearchDomains.Found> found =
        searchDomains.explain(name, addresses, isWanting, overall, until);
    if (found.isEmpty()) {
      return isWanting ? unexplained(name, answers) : wildcard(name, addresses, overall, until);
    }
    String made =
        "%s; this host's search domain %s makes %s of it"
            .formatted(asWritten(name, answers), found.get().domain(), found.get().name());
    if (!found.get().hasWildcard()) {
      return isWanting ? Doubt.note(made) : Doubt.of(Cause.NAME_SEARCH_DOMAIN, made);
    }
    String what =
        AddressList.overlap(addresses, found.get().ofAnyName())
            ? AddressList.text(addresses)
            : "an address";
    return Doubt.of(Cause.NAME_SEARCH_DOMAIN, "%s, and has %s for any name".formatted(made, what));
  }

  private static Doubt unexplained(HostName name, List<NameAnswer> answers) {
    return answers.isEmpty()
        ? Doubt.none()
        : Doubt.note(
            "%s: its address is from this host's own files, or from another name service"
                .formatted(asWritten(name, answers)));
  }

  /** Return what name servers say of the name as it is written. */
  private static String asWritten(HostName name, List<NameAnswer> answers) {
    List<IpAddress> addresses = NameServers.addresses(answers);
    if (answers.isEmpty()) {
      return "no name server answers for " + name;
    }
    if (!addresses.isEmpty()) {
      return "%s has %s".formatted(name, AddressList.text(addresses));
    }
    if (!answers.stream().allMatch(NameAnswer::deniesAddresses)) {
      return "%s is not resolved (%s)".formatted(name, answers.get(0).text());
    }
    boolean exists =
        answers.stream().anyMatch(it -> it.v4().cause().equals(Optional.of(Cause.NAME_NODATA)));
    return name + (exists ? " has no address" : " does not exist");
  }

  /**
   * A wildcard is right for some, and hides that a name is misspelt for all: also where another
   * name has other addresses, as it does if each question, or each name, gets one of many.
   */
  private Doubt wildcard(HostName name, List<IpAddress> addresses, Deadline overall, Deadline until)
      throws InterruptedException {
    Optional<HostName> beside =
        servers.besideIt(name).filter(it -> it.text().indexOf('.') != it.text().lastIndexOf('.'));
    if (beside.isEmpty()) {
      return Doubt.none();
    }
    List<IpAddress> ofAnyName = addresses(beside.get(), overall, until);
    String parent = name.text().substring(name.text().indexOf('.') + 1);
    return ofAnyName.isEmpty() ? Doubt.none() : besideOthers(addresses, parent, ofAnyName);
  }

  private static Doubt besideOthers(
      List<IpAddress> addresses, String domain, List<IpAddress> ofAnyName) {
    String text =
        AddressList.overlap(addresses, ofAnyName)
            ? "any name below %s has this address, so that a misspelt one would have it too"
            : "any name below %s has an address, so that a misspelt one would have one too";
    return Doubt.doubt(Cause.NAME_WILDCARD, text.formatted(domain));
  }

  private List<IpAddress> addresses(HostName name, Deadline overall, Deadline until)
      throws InterruptedException {
    NameInquiry inquiry = servers.ask(name, Set.of(Role.SITE), overall);
    return NameServers.addresses(servers.saidBy(inquiry, until));
  }
}
