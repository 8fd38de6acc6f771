// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.netready.endpoint.IpAddress;
import org.netready.environment.Pace;
import org.netready.probe.Cause;
import org.netready.probe.VantageException;

/**
 * Errands that are in flight on one thread. There are never more than a bound, those counted whose
 * sockets were handed over and are still open: what is beyond waits, in order, and its limit runs
 * only from its start.
 */
final class Flights {

  private static final int FEW_KEPT = 64;
  private static final Duration UNTIL_NEXT_LOOK = Duration.ofMillis(20);

  private final SelectorLoop loop;
  private final IntSupplier bound;
  private final Map<Pace, Pacing> pacings = new HashMap<>();
  private final Queue<Flight<?, ?>> waiting = new ArrayDeque<>();

  /** Sockets that were handed over, most of which may be closed by now. */
  private final List<SelectableChannel> kept = new ArrayList<>();

  private int mostKept = FEW_KEPT;
  private boolean isLooking;
  private int most;
  private boolean isBoundKnown;

  /** Those under way, and those kept. */
  private int inFlight;

  private boolean isStarting;

  /**
   * Make flights.
   *
   * @param few how many may be open at once in any case
   * @param bound how many more may be; asked once, when {@code few} are not enough, since it takes
   *     a while to find out
   */
  Flights(SelectorLoop loop, int few, IntSupplier bound) {
    this.loop = loop;
    this.most = few;
    this.bound = bound;
  }

  /**
   * Send someone on an errand. Safe for use by many threads.
   *
   * @param pace how often something is sent to the same address at most; all that have the same
   *     pace are counted together
   * @param limit the whole time, from its start
   * @return what becomes of it, or a {@link VantageException}; to cancel it closes the socket
   */
  <C extends SelectableChannel, T> CompletableFuture<T> send(
      Errand<C, T> errand, Optional<Pace> pace, Duration limit) {
    var flight = new Flight<>(errand, limit, loop, tower(errand.address(), pace));
    try {
      loop.execute(() -> enter(flight, errand, pace));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(
          new VantageException(
              Cause.LOCAL_NO_SOCKET,
              "this host has no socket left (%s); raise 'ulimit -n'".formatted(e.getMessage()),
              e));
    }
    CompletableFuture<T> answer = flight.answer();
    var unused = answer.whenComplete((value, failure) -> abandonIfCancelled(flight));
    return answer;
  }

  private void abandonIfCancelled(Flight<?, ?> flight) {
    try {
      if (flight.answer().isCancelled()) {
        loop.execute(flight::abandon);
      }
    } catch (IOException e) {
      // Then the loop is not running, and no socket is open.
    }
  }

  private void enter(Flight<?, ?> flight, Errand<?, ?> errand, Optional<Pace> pace) {
    boolean goesOn = errand.goesOn();
    Pacing.Turn turn =
        new Pacing.Turn() {
          @Override
          public boolean isGivenUp() {
            return flight.isCancelled();
          }

          @Override
          public void take() {
            if (goesOn) {
              start(flight);
            } else {
              waiting.add(flight);
              startWaiting();
            }
          }
        };
    if (pace.isEmpty()) {
      turn.take();
    } else if (goesOn) {
      pacing(pace.get()).goOn(errand.address(), turn);
    } else {
      pacing(pace.get()).begin(errand.address(), turn);
    }
  }

  private Pacing pacing(Pace pace) {
    return pacings.computeIfAbsent(pace, it -> new Pacing(it, loop));
  }

  private Flight.Tower tower(IpAddress address, Optional<Pace> pace) {
    return new Flight.Tower() {
      @Override
      public void landed() {
        inFlight--;
        startWaiting();
      }

      @Override
      public void handedOver(SelectableChannel channel) {
        keep(channel);
      }

      @Override
      public void sendAgain(Pacing.Turn turn) {
        if (pace.isPresent()) {
          pacing(pace.get()).goOn(address, turn);
        } else {
          turn.take();
        }
      }
    };
  }

  /** It takes room until it is closed, which nobody tells us. */
  private void keep(SelectableChannel channel) {
    kept.add(channel);
    if (kept.size() >= mostKept) {
      forgetClosed();
      mostKept = Math.max(FEW_KEPT, 2 * kept.size());
    }
  }

  private void forgetClosed() {
    int before = kept.size();
    kept.removeIf(channel -> !channel.isOpen());
    inFlight -= before - kept.size();
  }

  private void lookForClosed() {
    isLooking = false;
    forgetClosed();
    startWaiting();
  }

  private void start(Flight<?, ?> flight) {
    if (!flight.isCancelled()) {
      inFlight++;
      flight.start();
    }
  }

  /** A flight may land within its start; then who waits next is started here, not below. */
  private void startWaiting() {
    if (isStarting) {
      return;
    }
    isStarting = true;
    try {
      while (!waiting.isEmpty() && hasRoom()) {
        start(waiting.remove());
      }
    } finally {
      isStarting = false;
    }
    if (!waiting.isEmpty() && !kept.isEmpty() && !isLooking) {
      isLooking = true;
      loop.alarm(System.nanoTime() + UNTIL_NEXT_LOOK.toNanos(), this::lookForClosed);
    }
  }

  private boolean hasRoom() {
    if (inFlight >= most && !isBoundKnown) {
      isBoundKnown = true;
      most = Math.max(most, bound.getAsInt());
    }
    return inFlight < most;
  }
}
