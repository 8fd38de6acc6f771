// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A toxic at its place in one direction of one connection: chunks wait here for what the toxic does
 * with them. It can be changed and taken out while they do; none is lost, and none overtakes
 * another. Used on the event loop only.
 */
final class Stage implements Outlet {

  private final EventExecutor loop;
  private final RandomGenerator random;
  private final Tally tally = new Tally();
  private final Queue<Chunk> queue = new ArrayDeque<>();

  private InstalledToxic toxic;
  private Behaviour behaviour;
  private Outlet next;
  private Runnable onRoom;
  private boolean hasInputEnded;
  private boolean hasEnded;
  private boolean isWorking;
  private @Nullable ScheduledFuture<?> timer;
  private long timerDue;

  Stage(
      InstalledToxic toxic,
      EventExecutor loop,
      RandomGenerator random,
      Outlet next,
      Runnable onRoom) {
    this.toxic = toxic;
    this.loop = loop;
    this.random = random;
    this.next = next;
    this.onRoom = onRoom;
    this.behaviour = Behaviours.draw(toxic, tally, random);
  }

  String name() {
    return toxic.name();
  }

  Outlet next() {
    return next;
  }

  void setNext(Outlet outlet) {
    next = outlet;
  }

  /** Say who is to be told when there is room here again. */
  void setOnRoom(Runnable told) {
    onRoom = told;
  }

  @Override
  public boolean hasRoom() {
    return hasEnded || queue.size() < behaviour.capacity();
  }

  @Override
  public void accept(Chunk chunk) {
    if (hasEnded) {
      chunk.release();
      return;
    }
    queue.add(chunk);
    work();
  }

  @Override
  public void end() {
    hasInputEnded = true;
    work();
  }

  /** Change the toxic; whether it acts on this connection is drawn anew. */
  void update(InstalledToxic changed) {
    letGo();
    toxic = changed;
    behaviour = Behaviours.draw(changed, tally, random);
    cancelTimer();
    work();
  }

  /** Hand all on to what is behind this toxic, which is about to be taken out. */
  void drain() {
    cancelTimer();
    queue.forEach(next::accept);
    queue.clear();
    if (!hasEnded && (hasInputEnded || behaviour.endsWhenRemoved())) {
      next.end();
    }
    hasEnded = true;
  }

  /** Forget all, since the connection is closed. */
  void dispose() {
    hasEnded = true;
    cancelTimer();
    queue.forEach(Chunk::release);
    queue.clear();
  }

  /** Do what can be done now; to be called when there is room behind this toxic. */
  void work() {
    if (isWorking) {
      return;
    }
    isWorking = true;
    try {
      while (!hasEnded && canWork() && apply(decide())) {
        if (hasRoom()) {
          onRoom.run();
        }
      }
    } finally {
      isWorking = false;
    }
    if (hasEnded) {
      onRoom.run();
    }
  }

  private boolean canWork() {
    return next.hasRoom() || !behaviour.needsRoom();
  }

  private Step decide() {
    long now = System.nanoTime();
    Chunk oldest = queue.peek();
    if (oldest != null) {
      return behaviour.onChunk(oldest, now);
    }
    return hasInputEnded ? behaviour.onEnd(now) : behaviour.onIdle(now);
  }

  /** Do one step, and return whether there may be another. */
  private boolean apply(Step step) {
    if (step instanceof Step.Pass pass) {
      pass(pass.bytes());
      return true;
    }
    if (step instanceof Step.Discard) {
      queue.remove().release();
      return true;
    }
    if (step instanceof Step.Wait wait) {
      wakeAt(wait.nanos());
      return false;
    }
    if (step instanceof Step.End) {
      dispose();
      next.end();
    }
    return false;
  }

  private void pass(int bytes) {
    Chunk oldest = queue.element();
    if (bytes < oldest.size()) {
      next.accept(oldest.split(bytes));
    } else {
      next.accept(queue.remove());
    }
  }

  private void letGo() {
    Chunk oldest = queue.peek();
    if (oldest != null && behaviour.holds(oldest)) {
      pass(oldest.size());
    }
  }

  private void wakeAt(long nanos) {
    if (timer != null && timerDue == nanos) {
      return;
    }
    cancelTimer();
    timerDue = nanos;
    long delay = Math.max(0, nanos - System.nanoTime());
    timer = loop.schedule(this::wake, delay, TimeUnit.NANOSECONDS);
  }

  private void wake() {
    timer = null;
    work();
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }
}
