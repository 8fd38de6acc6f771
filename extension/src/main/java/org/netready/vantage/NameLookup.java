// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.Deadline;
import org.netready.probe.Elapsed;
import org.netready.probe.NameOutcome;

/**
 * Finds the addresses of names: what is dialled is what the system's resolver says, and why it says
 * nothing is asked of the name servers.
 */
final class NameLookup {

  private static final String SYSTEM = "this host's resolver";

  /** After which part of the time a resolver that says nothing is suspect. */
  private static final double PATIENCE = 0.6;

  private final SystemResolver system;
  private final DnsDiagnosis diagnosis;

  NameLookup(SystemResolver system, DnsDiagnosis diagnosis) {
    this.system = system;
    this.diagnosis = diagnosis;
  }

  /** Look up a name within a limit, the search for a reason included. */
  NameOutcome lookUp(HostName name, Duration limit) throws InterruptedException {
    Deadline deadline = Deadline.after(limit);
    CompletableFuture<SystemResolver.Answer> answer = system.lookUp(name);
    try {
      return found(
          answer.get((long) (limit.toMillis() * PATIENCE), TimeUnit.MILLISECONDS), deadline);
    } catch (TimeoutException e) {
      return suspect(name, answer, deadline);
    } catch (ExecutionException e) {
      return notFound(diagnosis.start(name, deadline).await(), deadline);
    }
  }

  /** The servers are asked while the system may still answer; if it does, that counts. */
  private NameOutcome suspect(
      HostName name, CompletableFuture<SystemResolver.Answer> answer, Deadline deadline)
      throws InterruptedException {
    DnsDiagnosis.Inquiry servers = diagnosis.start(name, deadline);
    try {
      return found(answer.get(deadline.timeoutMillis(), TimeUnit.MILLISECONDS), deadline);
    } catch (ExecutionException e) {
      return notFound(servers.await(), deadline);
    } catch (TimeoutException e) {
      String silence = "no answer from %s in %s".formatted(SYSTEM, Elapsed.text(deadline.limit()));
      return failed(
          Cause.NAME_RESOLVER_TIMEOUT,
          SYSTEM,
          silence + "; " + servers.await().evidence(),
          deadline);
    }
  }

  private static NameOutcome found(SystemResolver.Answer answer, Deadline deadline) {
    String addresses =
        answer.addresses().stream().map(IpAddress::text).collect(Collectors.joining(", "));
    return new NameOutcome(
        answer.addresses(),
        answer.isSinkholed() ? Optional.of(Cause.NAME_SINKHOLED) : Optional.empty(),
        SYSTEM,
        answer.isSinkholed()
            ? "resolves to %s, which means this host itself".formatted(addresses)
            : addresses,
        deadline.elapsed());
  }

  private static NameOutcome notFound(DnsDiagnosis.Reason reason, Deadline deadline) {
    return failed(reason.cause(), reason.resolver(), reason.evidence(), deadline);
  }

  private static NameOutcome failed(
      Cause cause, String resolver, String evidence, Deadline deadline) {
    return new NameOutcome(List.of(), Optional.of(cause), resolver, evidence, deadline.elapsed());
  }
}
