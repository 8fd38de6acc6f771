// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.netready.probe.Deadline;
import org.netready.probe.VantageException;

/**
 * An errand under way. Its limit runs from the moment that it starts, and its socket is closed
 * before its answer is told. All but {@link #answer} belongs to the loop's thread.
 *
 * @param <C> the kind of socket
 * @param <T> what becomes of it
 */
final class Flight<C extends SelectableChannel, T> implements SelectorLoop.Waiter {

  private final Errand<C, T> errand;
  private final Duration limit;
  private final SelectorLoop loop;
  private final Tower tower;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private Deadline deadline;
  private @Nullable C channel;
  private @Nullable SelectionKey key;
  private SelectorLoop.@Nullable Alarm alarm;
  private Phase phase = Phase.WAITING;

  private enum Phase {
    WAITING,
    UNDER_WAY,
    OVER
  }

  /** Who lets flights start. */
  interface Tower {

    /** A flight that was started is over, and its socket is closed. */
    void landed();

    /** A flight that was started is over, and somebody else closes its socket. */
    void handedOver(SelectableChannel channel);

    /** Let a flight send once more when it may. */
    void sendAgain(Pacing.Turn turn);
  }

  Flight(Errand<C, T> errand, Duration limit, SelectorLoop loop, Tower tower) {
    this.errand = errand;
    this.limit = limit;
    this.loop = loop;
    this.tower = tower;
    this.deadline = Deadline.after(limit);
  }

  /** Return what becomes of it; whoever cancels it closes the socket. */
  CompletableFuture<T> answer() {
    return answer;
  }

  /** Return whether nobody waits any longer. */
  boolean isCancelled() {
    return answer.isDone();
  }

  void start() {
    phase = Phase.UNDER_WAY;
    deadline = Deadline.after(limit);
    try {
      C opened = errand.open();
      channel = opened;
      opened.configureBlocking(false);
      errand.send(opened);
      // On loopback, and where this host itself says no, all is known by now.
      goOn(opened);
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
  }

  @Override
  public void ready() {
    C open = channel;
    if (open == null || phase != Phase.UNDER_WAY) {
      return;
    }
    try {
      goOn(open);
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
  }

  @Override
  public void broken(IOException failure) {
    fail(failure);
  }

  /** Close the socket, if it was opened, without an answer. */
  void abandon() {
    if (phase == Phase.UNDER_WAY) {
      land();
    }
  }

  /** What came in the last moment counts, even if nobody had the time to look. */
  private void expire() {
    alarm = null;
    ready();
    if (phase != Phase.UNDER_WAY) {
      return;
    }
    if (deadline.isOver() || !errand.isToBeSentAgain()) {
      tell(errand.silence(limit, deadline.elapsed()));
    } else {
      // It may have to wait for its turn, but not for longer than there is time.
      setAlarm(deadline.remaining());
      tower.sendAgain(new OnceMore());
    }
  }

  /** What was sent may be sent again. */
  private final class OnceMore implements Pacing.Turn {

    @Override
    public boolean isGivenUp() {
      return phase != Phase.UNDER_WAY;
    }

    @Override
    public void take() {
      C open = channel;
      if (open == null || isGivenUp()) {
        return;
      }
      try {
        errand.sendAgain(open);
        setAlarm(errand.patience(deadline.remaining()));
      } catch (IOException | RuntimeException | Error e) {
        fail(e);
      }
    }
  }

  private void goOn(C open) throws IOException {
    Optional<T> known = errand.answer(open, deadline.elapsed());
    if (known.isPresent()) {
      tell(known.get());
    } else {
      await(open, errand.announcement());
    }
  }

  private void await(C open, int announcement) throws IOException {
    SelectionKey known = key;
    if (known != null && known.interestOps() == announcement) {
      return;
    }
    if (known == null) {
      key = loop.register(open, announcement, this);
    } else {
      known.interestOps(announcement);
    }
    setAlarm(errand.patience(deadline.remaining()));
  }

  private void setAlarm(Duration left) {
    forgetAlarm();
    alarm = loop.alarm(System.nanoTime() + left.toNanos(), this::expire);
  }

  private void forgetAlarm() {
    SelectorLoop.Alarm set = alarm;
    if (set != null) {
      loop.forget(set);
    }
    alarm = null;
  }

  private void tell(T value) {
    C open = channel;
    if (open != null && errand.keeps(value)) {
      handOver(open, value);
    } else {
      land();
      answer.complete(value);
    }
  }

  private void handOver(C open, T value) {
    try {
      if (key != null) {
        key.cancel();
      }
      open.configureBlocking(true);
    } catch (IOException e) {
      fail(e);
      return;
    }
    end();
    tower.handedOver(open);
    if (!answer.complete(value)) {
      close(open);
    }
  }

  private void fail(Throwable failure) {
    if (phase != Phase.UNDER_WAY) {
      return;
    }
    Duration took = deadline.elapsed();
    land();
    try {
      if (failure instanceof Exception e) {
        answer.complete(errand.failure(e, limit, took));
      } else {
        answer.completeExceptionally(failure);
      }
    } catch (VantageException | RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  private void land() {
    C open = channel;
    if (open != null) {
      close(open);
    }
    end();
    tower.landed();
  }

  private void end() {
    phase = Phase.OVER;
    forgetAlarm();
    errand.landed();
  }

  private static void close(SelectableChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing is left to save: the system closes it with the process at the latest.
    }
  }
}
