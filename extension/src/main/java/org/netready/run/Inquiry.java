// SPDX-License-Identifier: Apache-2.0
package org.netready.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.netready.probe.Cause;
import org.netready.probe.Deadline;
import org.netready.probe.Observation;
import org.netready.probe.VantageException;

/** One question under way: asked once, awaited by any number. */
final class Inquiry {

  private final Asked asked;
  private final Asker asker;
  private final boolean mayRetry;
  private final Duration limit;
  private final CompletableFuture<Observation> answer = new CompletableFuture<>();
  private volatile Optional<Deadline> begun = Optional.empty();

  /** Make an inquiry; {@code limit} is what all attempts together may take. */
  Inquiry(Asked asked, Asker asker, boolean mayRetry, Duration limit) {
    this.asked = asked;
    this.asker = asker;
    this.mayRetry = mayRetry;
    this.limit = limit;
  }

  /** Ask, and return what is done as soon as there is an answer, or it was ended. */
  CompletableFuture<Observation> start() {
    begun = Optional.of(Deadline.after(limit));
    var unused = attempt().thenCompose(this::again).thenAccept(answer::complete);
    return answer;
  }

  private CompletableFuture<Observation> again(Observation first) {
    Duration left = limit.minus(first.took());
    if (!mayRetry || !Retries.areWorthwhile(first) || left.isNegative() || answer.isDone()) {
      return CompletableFuture.completedFuture(first);
    }
    return attempt()
        .thenApply(second -> second.failure().isPresent() ? first : Retries.counted(first, second))
        .completeOnTimeout(first, left.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** An attempt ends with the inquiry. */
  private CompletableFuture<Observation> attempt() {
    CompletableFuture<Observation> attempt = begin();
    var unused = answer.whenComplete((seen, failure) -> attempt.cancel(true));
    return attempt.exceptionally(this::failed);
  }

  private CompletableFuture<Observation> begin() {
    try {
      return asker.ask(asked.question());
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Observation failed(Throwable failure) {
    boolean isWrapped =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    Throwable cause = isWrapped && failure.getCause() != null ? failure.getCause() : failure;
    if (cause instanceof VantageException) {
      return failed(
          Cause.INTERNAL_ERROR,
          "vantage point '%s': %s".formatted(asked.vantage(), cause.getMessage()));
    }
    return cause instanceof CancellationException
        ? failed(Cause.LIMIT_REACHED, "the run ended before there was an answer")
        : failed(Cause.INTERNAL_ERROR, "the probe broke: " + cause);
  }

  private Observation failed(Cause cause, String detail) {
    return asked.failed(
        cause,
        detail,
        begun.isPresent() ? 1 : 0,
        begun.map(Deadline::elapsed).orElse(Duration.ZERO));
  }

  /**
   * End it without an answer, if it has none yet.
   *
   * @param why what ended it, as the beginning of a sentence
   */
  void end(String why) {
    if (!answer.isDone()) {
      String when =
          begun.isPresent()
              ? "before there was an answer"
              : "before this was asked, since as much as limits.concurrency allows was under way";
      answer.complete(failed(Cause.LIMIT_REACHED, why + " " + when));
    }
  }

  /** Wait for the answer; an interrupted wait ends with a failure, and the thread stays so. */
  Observation await() {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(Cause.LIMIT_REACHED, "the wait for the answer was interrupted");
    } catch (ExecutionException e) {
      return failed(e);
    }
  }
}
