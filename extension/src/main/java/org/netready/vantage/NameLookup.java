// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.netready.endpoint.HostName;
import org.netready.probe.Cause;
import org.netready.probe.Deadline;
import org.netready.probe.Elapsed;
import org.netready.probe.NameAnswer;
import org.netready.probe.NameAnswer.Role;
import org.netready.probe.NameOutcome;

/**
 * Finds the addresses of names: what is dialled is what the system's resolver says. Name servers
 * are asked beside it: why it says nothing, and whether what it says can be meant.
 */
final class NameLookup {

  private static final String SYSTEM = "this host's resolver";
  private static final Set<Role> ALL = Set.of(Role.SITE, Role.REFERENCE);

  /** After which part of the time a resolver that says nothing is suspect. */
  private static final double PATIENCE = 0.6;

  /** How long an answer of the system waits for what name servers say beside it. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private static final int SHARE = 5;

  private final SystemResolver system;
  private final NameServers servers;
  private final Canary canary;
  private final NameDoubts doubts;

  NameLookup(SystemResolver system, NameServers servers) {
    this.system = system;
    this.servers = servers;
    this.canary = new Canary(system, servers);
    this.doubts = new NameDoubts(servers, canary);
  }

  /** Look up a name within a limit, the search for a reason included. */
  NameOutcome lookUp(HostName name, Duration limit) throws InterruptedException {
    Deadline deadline = Deadline.after(limit);
    CompletableFuture<SystemResolver.Answer> answer = system.lookUp(name);
    NameInquiry inquiry =
        SystemResolver.isLoopbackName(name)
            ? new NameInquiry(deadline, List.of())
            : servers.ask(name, ALL, deadline);
    canary.start();
    try {
      return found(
          name,
          answer.get((long) (limit.toMillis() * PATIENCE), TimeUnit.MILLISECONDS),
          inquiry,
          deadline);
    } catch (TimeoutException e) {
      return suspect(name, answer, inquiry, deadline);
    } catch (ExecutionException e) {
      return notFound(inquiry, deadline);
    }
  }

  /** The servers are asked while the system may still answer; if it does, that counts. */
  private NameOutcome suspect(
      HostName name,
      CompletableFuture<SystemResolver.Answer> answer,
      NameInquiry inquiry,
      Deadline deadline)
      throws InterruptedException {
    try {
      return found(
          name, answer.get(deadline.timeoutMillis(), TimeUnit.MILLISECONDS), inquiry, deadline);
    } catch (ExecutionException e) {
      return notFound(inquiry, deadline);
    } catch (TimeoutException e) {
      List<NameAnswer> answers = inquiry.await();
      return failed(silence(answers, deadline), answers, deadline);
    }
  }

  /** A long answer that does not come over TCP is silence to whoever waits for it. */
  private static NameFailure silence(List<NameAnswer> answers, Deadline deadline) {
    boolean isCut = NameFailure.of(answers).cause() == Cause.NAME_TRUNCATED;
    String said =
        answers.stream()
            .filter(it -> it.role() == Role.SITE)
            .map(NameAnswer::text)
            .collect(Collectors.joining("; "));
    return new NameFailure(
        isCut ? Cause.NAME_TRUNCATED : Cause.NAME_RESOLVER_TIMEOUT,
        SYSTEM,
        "no answer from %s in %s; %s".formatted(SYSTEM, Elapsed.text(deadline.limit()), said));
  }

  private NameOutcome found(
      HostName name, SystemResolver.Answer answer, NameInquiry inquiry, Deadline deadline)
      throws InterruptedException {
    List<NameAnswer> answers = servers.saidBy(inquiry, Deadline.after(wait(deadline)));
    String addresses = AddressList.text(answer.addresses());
    List<String> notes = new ArrayList<>();
    Optional<Cause> cause = Optional.empty();
    Optional<Cause> suspicion = Optional.empty();
    String evidence = addresses;
    if (answer.isSinkholed()) {
      cause = Optional.of(Cause.NAME_SINKHOLED);
      evidence = "resolves to %s, which means this host itself".formatted(addresses);
    } else if (!answer.isLocal()) {
      NameDoubts.Doubt doubt =
          doubts.of(
              name,
              answer.addresses(),
              NameServers.of(Role.SITE, answers),
              deadline,
              Deadline.after(wait(deadline)));
      cause = doubt.cause();
      evidence = cause.isPresent() ? doubt.evidence() : addresses;
      notes.addAll(doubt.notes());
      suspicion = doubt.doubt();
    }
    notes.addAll(NameComparison.notes(answer.addresses(), answers, servers.areGiven()));
    return new NameOutcome(
        answer.addresses(),
        cause,
        SYSTEM,
        evidence + beside(answers),
        deadline.elapsed(),
        answers,
        notes,
        suspicion);
  }

  private static Duration wait(Deadline deadline) {
    Duration share = deadline.limit().dividedBy(SHARE);
    Duration longest = share.compareTo(LONGEST_WAIT) < 0 ? share : LONGEST_WAIT;
    return longest.compareTo(deadline.remaining()) < 0 ? longest : deadline.remaining();
  }

  private static String beside(List<NameAnswer> answers) {
    return answers.stream()
        .filter(answer -> answer.role() == Role.REFERENCE)
        .map(answer -> "; the reference resolver " + answer.text())
        .collect(Collectors.joining());
  }

  private NameOutcome notFound(NameInquiry inquiry, Deadline deadline) throws InterruptedException {
    List<NameAnswer> answers = inquiry.await();
    NameFailure failure = NameFailure.of(answers);
    return failed(isCutOff(inquiry) ? failure.withoutRoute() : failure, answers, deadline);
  }

  /** Return whether this host has no route to any of its own name servers. */
  private static boolean isCutOff(NameInquiry inquiry) {
    List<ServerAddress> own =
        inquiry.asked().stream()
            .map(NameInquiry.Asked::server)
            .filter(server -> server.role() == Role.SITE)
            .toList();
    return !own.isEmpty() && own.stream().noneMatch(ServerAddress::hasRoute);
  }

  private NameOutcome failed(NameFailure failure, List<NameAnswer> answers, Deadline deadline) {
    return new NameOutcome(
        List.of(),
        Optional.of(failure.cause()),
        failure.resolver(),
        failure.evidence(),
        deadline.elapsed(),
        answers,
        NameComparison.notes(List.of(), answers, servers.areGiven()),
        Optional.empty());
  }
}
