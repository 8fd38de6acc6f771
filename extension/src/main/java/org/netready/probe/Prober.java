// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.netready.endpoint.Transport;

/**
 * Puts questions to the network, layer by layer, and says what it saw. One attempt is one attempt:
 * nothing is asked twice.
 *
 * <p>Safe for use by many threads; each question in flight takes a thread of its own besides the
 * caller's, so that a caller can always be interrupted.
 */
public final class Prober {

  /** How long after the limit computing may go on; no waiting for the network does. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Network network;
  private final ProxyRules proxyRules;
  private final Duration limit;
  private final TlsReading tlsReading;

  /**
   * Make a prober. Nothing is opened yet.
   *
   * @param network where the questions are asked from
   * @param trustAnchors what certificate chains are held against
   * @param proxyRules which destinations are reached through a proxy
   * @param limit the whole time of one question, from the moment it is asked
   */
  public Prober(Network network, TrustAnchors trustAnchors, ProxyRules proxyRules, Duration limit) {
    this.network = network;
    this.proxyRules = proxyRules;
    this.limit = limit;
    this.tlsReading = new TlsReading(trustAnchors);
  }

  /**
   * Put a question, and wait until it is answered or the limit is reached. All layers share the one
   * limit; a peer that sends nothing, or for ever, is cut off at it.
   *
   * <p>If the thread is interrupted, the probe ends at once with {@link Cause#LIMIT_REACHED}, and
   * the thread stays interrupted.
   *
   * @return what was seen; what broke on our side is its {@code failure}, never an exception
   */
  public Observation ask(Question question) {
    Deadline deadline = Deadline.after(limit);
    try (var scope = new ProbeScope(network, deadline)) {
      Future<Seen> probe = scope.fork(() -> ask(question, scope));
      return seen(question, wait(probe), deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(question, Cause.LIMIT_REACHED, "the probe was interrupted", deadline);
    } catch (TimeoutException e) {
      return failed(
          question,
          Cause.LIMIT_REACHED,
          "the probe did not end within its limit of %s; is this machine overloaded?"
              .formatted(Elapsed.text(limit)),
          deadline);
    } catch (ExecutionException e) {
      return e.getCause() instanceof VantageException vantage
          ? failed(question, vantage.reason(), String.valueOf(vantage.getMessage()), deadline)
          : failed(question, Cause.INTERNAL_ERROR, "the probe broke: " + e.getCause(), deadline);
    }
  }

  private Seen wait(Future<Seen> probe)
      throws InterruptedException, TimeoutException, ExecutionException {
    return probe.get(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
  }

  private Seen ask(Question question, ProbeScope scope)
      throws VantageException, InterruptedException {
    if (question.kind() == Question.Kind.LISTENERS || question.kind() == Question.Kind.BIND) {
      return new HostCourse(scope).ask(question);
    }
    var application = new ApplicationProbe(tlsReading, scope.deadline());
    Transport transport = question.ports().transport();
    ProxyRules.Decision decision = proxyRules.decide(question.destination(), transport);
    return decision.proxy().isPresent() && question.kind() == Question.Kind.SERVICE
        ? new ProxyCourse(scope, application, decision.proxy().get(), decision.reason())
            .ask(question)
        : new DirectCourse(scope, application).ask(question, decision.reason());
  }

  private Observation seen(Question question, Seen seen, Deadline deadline) {
    return new Observation(
        question,
        network.description(),
        seen.state(),
        seen.layers(),
        seen.conversations(),
        Optional.empty(),
        1,
        deadline.elapsed());
  }

  private Observation failed(Question question, Cause cause, String detail, Deadline deadline) {
    return new Observation(
        question,
        network.description(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.of(new Observation.Failure(cause, detail)),
        1,
        deadline.elapsed());
  }
}
