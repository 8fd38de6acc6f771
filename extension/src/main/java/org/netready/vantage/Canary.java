// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Deadline;
import org.netready.probe.NameAnswer.Role;

/**
 * A name that cannot exist: RFC 6761, section 6.4. Whoever has an address for it has one for every
 * name, as portals and some providers' resolvers have. Asked once for each resolver.
 */
final class Canary {

  private final SystemResolver system;
  private final NameServers servers;
  private final HostName name;
  private final HostName ofTopLevel;
  private final List<HostName> more;
  private final AtomicBoolean isAsked = new AtomicBoolean();

  /** Whether it was waited for in vain: it is not waited for again, and counts when it comes. */
  private volatile boolean isSlow;

  private final CompletableFuture<List<IpAddress>> ofSystem = new CompletableFuture<>();

  Canary(SystemResolver system, NameServers servers) {
    this.system = system;
    this.servers = servers;
    this.name = HostName.parse(servers.nonce() + ".invalid");
    this.ofTopLevel = HostName.parse(servers.nonce() + ".com");
    this.more =
        Stream.of(".net", ".org", ".info")
            .map(domain -> HostName.parse(servers.nonce() + domain))
            .toList();
  }

  /** Begin to ask the system for it, if nobody has. */
  void start() {
    if (isAsked.compareAndSet(false, true)) {
      system.lookUpAsItIs(name, ofSystem);
    }
  }

  /**
   * What became of names that nobody has.
   *
   * @param isCertain whether the addresses in question are among theirs; else any may be
   * @param text what was seen, as a sentence part
   */
  record Hijack(boolean isCertain, String text) {}

  /**
   * Return what speaks, by a moment, for addresses being made up; empty if nothing does. Many
   * resolvers deny {@code .invalid} by themselves, and hand on to whoever hijacks the rest: so a
   * name that nobody has registered is asked for too. If such names have addresses that differ, no
   * address of any name is its own for certain, and none is anybody else's for certain.
   */
  Optional<Hijack> hijacks(List<IpAddress> addresses, Deadline overall, Deadline until)
      throws InterruptedException {
    NameInquiry inquiry = servers.ask(ofTopLevel, Set.of(Role.SITE), overall);
    List<IpAddress> ofInvalid = addresses(overall, until);
    if (AddressList.overlap(addresses, ofInvalid)) {
      return Optional.of(asEvery(addresses, name + ", which cannot exist,"));
    }
    List<IpAddress> ofOther = NameServers.addresses(servers.saidBy(inquiry, until));
    if (AddressList.overlap(addresses, ofOther)) {
      return Optional.of(asEvery(addresses, ofTopLevel + ", which nobody has,"));
    }
    return ofInvalid.isEmpty() && ofOther.isEmpty()
        ? Optional.empty()
        : varied(addresses, List.of(ofInvalid, ofOther), overall, until);
  }

  /**
   * Return that no name server has said yet whether a name that nobody has exists; empty if one
   * did, or if there is none to ask.
   */
  Optional<String> unanswered(Deadline overall) {
    NameInquiry inquiry = servers.ask(ofTopLevel, Set.of(Role.SITE), overall);
    return inquiry.asked().isEmpty() || !inquiry.asked().stream().allMatch(it -> it.isSilent())
        ? Optional.empty()
        : Optional.of(
            "whether names that nobody has get addresses here too was not shown: no name server"
                + " answered for "
                + ofTopLevel);
  }

  private static Hijack asEvery(List<IpAddress> addresses, String other) {
    return new Hijack(
        true,
        "resolves to %s, as every name does here: %s has that address too"
            .formatted(AddressList.text(addresses), other));
  }

  private Optional<Hijack> varied(
      List<IpAddress> addresses, List<List<IpAddress>> known, Deadline overall, Deadline until)
      throws InterruptedException {
    List<NameInquiry> inquiries =
        more.stream().map(it -> servers.ask(it, Set.of(Role.SITE), overall)).toList();
    Set<IpAddress> different = new LinkedHashSet<>();
    known.forEach(different::addAll);
    long fewest = known.stream().mapToInt(List::size).filter(it -> it > 0).min().orElse(0);
    for (NameInquiry inquiry : inquiries) {
      different.addAll(NameServers.addresses(servers.saidBy(inquiry, until)));
    }
    boolean isOfThem = addresses.stream().anyMatch(different::contains);
    return isOfThem || different.size() > fewest
        ? Optional.of(
            new Hijack(
                isOfThem,
                "resolves to %s, and names that nobody has, such as %s, have addresses here, of %s"
                        .formatted(AddressList.text(addresses), ofTopLevel, different.size())
                    + " at least, by chance"))
        : Optional.empty();
  }

  /** Return the addresses that it has by a moment; empty if it has none, as it should be. */
  private List<IpAddress> addresses(Deadline overall, Deadline until) throws InterruptedException {
    NameInquiry inquiry = servers.ask(name, Set.of(Role.SITE), overall);
    List<IpAddress> addresses = new ArrayList<>();
    start();
    try {
      addresses.addAll(
          isSlow ? ofSystem.getNow(List.of()) : ofSystem.get(until.timeoutMillis(), MILLISECONDS));
    } catch (ExecutionException | CompletionException e) {
      // The system broke over it: then no name is suspected for it.
    } catch (TimeoutException e) {
      isSlow = true;
    }
    addresses.addAll(NameServers.addresses(servers.saidBy(inquiry, until)));
    return addresses.stream().distinct().toList();
  }
}
