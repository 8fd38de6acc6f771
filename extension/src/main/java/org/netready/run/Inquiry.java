// SPDX-License-Identifier: Apache-2.0
package org.netready.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.netready.probe.Cause;
import org.netready.probe.Observation;
import org.netready.probe.VantageException;

/** One question under way: asked by one thread, awaited by any number. */
final class Inquiry implements Runnable {

  private final Asked asked;
  private final Asker asker;
  private final boolean mayRetry;
  private final Duration limit;
  private final CompletableFuture<Observation> answer = new CompletableFuture<>();

  /** Make an inquiry; {@code limit} is what all attempts together may take. */
  Inquiry(Asked asked, Asker asker, boolean mayRetry, Duration limit) {
    this.asked = asked;
    this.asker = asker;
    this.mayRetry = mayRetry;
    this.limit = limit;
  }

  @Override
  public void run() {
    if (!answer.isDone()) {
      answer.complete(ask());
    }
  }

  private Observation ask() {
    long start = System.nanoTime();
    Observation first = askOnce();
    Duration left = limit.minusNanos(System.nanoTime() - start);
    if (!mayRetry || !Retries.areWorthwhile(first) || left.isNegative() || answer.isDone()) {
      return first;
    }
    answer.completeOnTimeout(first, left.toNanos(), TimeUnit.NANOSECONDS);
    Observation second = askOnce();
    return second.failure().isPresent() ? first : Retries.counted(first, second);
  }

  private Observation askOnce() {
    try {
      return asker.ask(asked.question());
    } catch (VantageException e) {
      return asked.failed(
          Cause.INTERNAL_ERROR,
          "vantage point '%s': %s".formatted(asked.vantage(), e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return asked.failed(Cause.LIMIT_REACHED, "the run ended before there was an answer");
    } catch (RuntimeException | Error e) {
      return asked.failed(Cause.INTERNAL_ERROR, "the probe broke: " + e);
    }
  }

  /** End it without an answer, if it has none yet. */
  void end(String why) {
    if (!answer.isDone()) {
      answer.complete(asked.failed(Cause.LIMIT_REACHED, why));
    }
  }

  /** Wait for the answer; an interrupted wait ends with a failure, and the thread stays so. */
  Observation await() {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return asked.failed(Cause.LIMIT_REACHED, "the wait for the answer was interrupted");
    } catch (ExecutionException e) {
      return asked.failed(Cause.INTERNAL_ERROR, "the probe broke: " + e.getCause());
    }
  }
}
