// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Puts questions to the network, layer by layer, and says what it saw. One attempt is one attempt:
 * nothing is asked twice.
 *
 * <p>Safe for use by many threads. Thousands of questions may be under way: none takes a thread
 * while it waits for a name, a connect or a datagram, and only so many at once for TLS, HTTP and
 * greetings.
 */
public final class Prober {

  /** What broke may quote what a peer sent. */
  private static final int LONGEST_DETAIL = 600;

  private final Network network;
  private final ProxyRules proxyRules;
  private final Duration limit;
  private final TlsReading tlsReading;
  private final WarmUp warmUp;

  /**
   * Make a prober. Nothing is opened yet.
   *
   * @param network where the questions are asked from
   * @param trustAnchors what certificate chains are held against
   * @param proxyRules which destinations are reached through a proxy
   * @param limit the whole time of one question; what it waits for its turn on this host does not
   *     count
   */
  public Prober(Network network, TrustAnchors trustAnchors, ProxyRules proxyRules, Duration limit) {
    this.network = network;
    this.proxyRules = proxyRules;
    this.limit = limit;
    this.tlsReading = new TlsReading(trustAnchors);
    this.warmUp = new WarmUp(tlsReading);
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
    CompletableFuture<Observation> answer = askAsync(question);
    try {
      return answer.get();
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return failed(question, Cause.LIMIT_REACHED, "the probe was interrupted", Duration.ZERO);
    } catch (ExecutionException e) {
      return failed(question, e, Duration.ZERO);
    }
  }

  /**
   * Put a question, as {@link #ask} does, without waiting. What depends on the answer may be run by
   * a thread that serves all probes: it must not block.
   *
   * @return what will have been seen; it does not fail. To cancel it closes all sockets at once.
   */
  public CompletableFuture<Observation> askAsync(Question question) {
    var probe = new Probe(network, limit);
    CompletableFuture<Observation> answer =
        warmUp
            .before(question)
            .thenCompose(warm -> begin(question, probe))
            .thenCompose(seen -> network.vouch().thenApply(it -> seen))
            .handle(
                (seen, failure) ->
                    failure == null
                        ? seen(question, seen, probe.spent())
                        : failed(question, failure, probe.spent()));
    var unused = answer.whenComplete((observation, failure) -> probe.close());
    return answer;
  }

  private CompletableFuture<Seen> begin(Question question, Probe probe) {
    try {
      if (question.kind() == Question.Kind.LISTENERS || question.kind() == Question.Kind.BIND) {
        return probe.onThread(Duration.ZERO, scope -> new HostCourse(scope).ask(question));
      }
      return network.standing().thenCompose(there -> onItsWay(question, probe));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletableFuture<Seen> onItsWay(Question question, Probe probe) {
    Way way = proxyRules.wayOf(question);
    if (way instanceof Way.Through through) {
      return new ProxyCourse(probe, tlsReading, through).ask(question);
    }
    CompletableFuture<Seen> seen = new DirectCourse(probe, tlsReading).ask(question);
    return way instanceof Way.Directly directly && directly.why().isPresent()
        ? seen.thenApply(it -> it.behind(directly.why().get()))
        : seen;
  }

  private Observation seen(Question question, Seen seen, Duration took) {
    return new Observation(
        question,
        network.description(),
        seen.state(),
        seen.layers(),
        seen.conversations(),
        Optional.empty(),
        1,
        took);
  }

  private Observation failed(Question question, Throwable failure, Duration took) {
    if (failure instanceof CompletionException && failure.getCause() != null) {
      return failed(question, failure.getCause(), took);
    }
    if (failure instanceof VantageException vantage) {
      return failed(question, vantage.reason(), String.valueOf(vantage.getMessage()), took);
    }
    return failure instanceof TimeoutException
        ? failed(
            question,
            Cause.LIMIT_REACHED,
            "the probe did not end within its limit of %s; is this machine overloaded?"
                .formatted(Elapsed.text(limit)),
            took.compareTo(limit) < 0 ? limit : took)
        : failed(question, Cause.INTERNAL_ERROR, "the probe broke: " + failure, took);
  }

  private Observation failed(Question question, Cause cause, String detail, Duration took) {
    return new Observation(
        question,
        network.description(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.of(new Observation.Failure(cause, PlainText.of(detail, LONGEST_DETAIL))),
        1,
        took);
  }
}
