// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private final AtomicBoolean isAsked = new AtomicBoolean();

  /** Whether it was waited for in vain: it is not waited for again, and counts when it comes. */
  private volatile boolean isSlow;

  private final CompletableFuture<List<IpAddress>> ofSystem = new CompletableFuture<>();

  Canary(SystemResolver system, NameServers servers) {
    this.system = system;
    this.servers = servers;
    this.name = HostName.parse(servers.nonce() + ".invalid");
  }

  HostName name() {
    return name;
  }

  /** Begin to ask the system for it, if nobody has. */
  void start() {
    if (isAsked.compareAndSet(false, true)) {
      system.lookUpAsItIs(name, ofSystem);
    }
  }

  /** Return the addresses that it has by a moment; empty if it has none, as it should be. */
  List<IpAddress> addresses(Deadline overall, Deadline until) throws InterruptedException {
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
    return addresses;
  }
}
