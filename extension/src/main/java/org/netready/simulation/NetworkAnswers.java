// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.NameOutcome;
import org.netready.probe.Network;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers as the resolver of a vantage point does. Nothing may be kept, since it may change. */
final class NetworkAnswers implements DnsServer.Answers {

  private static final RootAnswers ROOT = new RootAnswers();
  private static final int NOT_TO_BE_KEPT = 0;

  /** A simulated resolver answers at once, if at all. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final Network network;

  NetworkAnswers(Network network) {
    this.network = network;
  }

  @Override
  public boolean answer(Record question, Message reply) {
    if (question.getName().equals(Name.root)) {
      return ROOT.answer(question, reply);
    }
    Optional<HostName> name = name(question);
    if (name.isEmpty()) {
      reply.getHeader().setRcode(Rcode.NXDOMAIN);
      return true;
    }
    CompletableFuture<NameOutcome> outcome = network.resolve(name.get(), LIMIT);
    if (!outcome.isDone() || outcome.isCompletedExceptionally()) {
      outcome.cancel(true);
      return false;
    }
    answer(question, outcome.join(), reply);
    return true;
  }

  private static void answer(Record question, NameOutcome outcome, Message reply) {
    reply.getHeader().setRcode(outcome.cause().map(NetworkAnswers::rcode).orElse(Rcode.NOERROR));
    outcome.addresses().stream()
        .filter(address -> question.getType() == (address.isV6() ? Type.AAAA : Type.A))
        .forEach(address -> reply.addRecord(record(question.getName(), address), Section.ANSWER));
  }

  private static Record record(Name name, IpAddress address) {
    return address.isV6()
        ? new AAAARecord(name, DClass.IN, NOT_TO_BE_KEPT, address.inet())
        : new ARecord(name, DClass.IN, NOT_TO_BE_KEPT, address.inet());
  }

  /** Return the code of a name that has no address that could be dialled. */
  private static int rcode(Cause cause) {
    return cause == Cause.NAME_NXDOMAIN
        ? Rcode.NXDOMAIN
        : cause == Cause.NAME_SERVFAIL
            ? Rcode.SERVFAIL
            : cause == Cause.NAME_REFUSED ? Rcode.REFUSED : Rcode.NOERROR;
  }

  private static Optional<HostName> name(Record question) {
    try {
      return Optional.of(HostName.parse(question.getName().toString(true)));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // No host has such a name.
    }
  }
}
