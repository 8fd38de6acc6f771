// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One daemon thread that waits for any number of sockets, and for the time. It begins with the
 * first task, and ends when there was nothing to do for a while.
 *
 * <p>Only {@link #execute} may be called on other threads; no task may block.
 */
final class SelectorLoop implements Pacing.Clock {

  /** How many tasks are done before the sockets have their turn again. */
  private static final int MOST_TASKS_IN_A_ROW = 256;

  private final String name;
  private final Duration idle;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final TreeMap<Alarm, Runnable> alarms = new TreeMap<>();
  private long alarmsSet;
  private @Nullable Selector selector;

  /** Make a loop whose thread ends after so long a time without anything to do. */
  SelectorLoop(String name, Duration idle) {
    this.name = name;
    this.idle = idle;
  }

  /** Whoever waits for a channel. */
  interface Waiter {

    /** The channel is ready. */
    void ready();

    /** Waiting broke. */
    void broken(IOException failure);
  }

  /**
   * A moment at which something is to be done.
   *
   * @param nanos the moment, on the clock of {@link System#nanoTime}
   * @param number tells alarms of one moment apart
   */
  record Alarm(long nanos, long number) implements Comparable<Alarm> {
    @Override
    public int compareTo(Alarm other) {
      return nanos == other.nanos
          ? Long.compare(number, other.number)
          : Long.compare(nanos - other.nanos, 0);
    }
  }

  /**
   * Do a task on the loop's thread.
   *
   * @throws IOException if this process has no descriptor left to wait with
   */
  void execute(Runnable task) throws IOException {
    tasks.add(task);
    try {
      wakeUp();
    } catch (IOException e) {
      tasks.remove(task);
      throw e;
    }
  }

  /** Wait for a channel, which does not block, until it is closed. */
  SelectionKey register(SelectableChannel channel, int operations, Waiter waiter)
      throws IOException {
    return channel.register(selector(), operations, waiter);
  }

  @Override
  public long now() {
    return System.nanoTime();
  }

  @Override
  public void at(long nanos, Runnable task) {
    alarm(nanos, task);
  }

  /** Do something at a moment, unless the alarm is forgotten before. */
  Alarm alarm(long nanos, Runnable task) {
    var alarm = new Alarm(nanos, alarmsSet++);
    alarms.put(alarm, task);
    return alarm;
  }

  /** Forget an alarm, if it has not rung. */
  void forget(Alarm alarm) {
    alarms.remove(alarm);
  }

  private synchronized void wakeUp() throws IOException {
    if (selector != null) {
      selector.wakeup();
      return;
    }
    Selector opened = Selector.open();
    selector = opened;
    var thread = new Thread(() -> run(opened), name);
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized Selector selector() throws IOException {
    if (selector == null) {
      throw new IOException("only tasks of the loop may wait for channels");
    }
    return selector;
  }

  private void run(Selector own) {
    try (own) {
      do {
        doTasks();
        select(own);
        ring();
      } while (!isOver(own));
    } catch (IOException e) {
      own.keys().forEach(key -> ((Waiter) key.attachment()).broken(e));
    } finally {
      forget(own);
    }
  }

  private void doTasks() {
    for (int i = 0; i < MOST_TASKS_IN_A_ROW; i++) {
      Runnable task = tasks.poll();
      if (task == null) {
        return;
      }
      task.run();
    }
  }

  private void select(Selector own) throws IOException {
    long wait = tasks.isEmpty() ? millisToNextAlarm() : 0;
    if (wait > 0) {
      own.select(wait);
    } else {
      own.selectNow();
    }
    List<SelectionKey> ready = List.copyOf(own.selectedKeys());
    own.selectedKeys().clear();
    for (SelectionKey key : ready) {
      if (key.isValid()) {
        ((Waiter) key.attachment()).ready();
      }
    }
  }

  private long millisToNextAlarm() {
    if (alarms.isEmpty()) {
      return idle.toMillis();
    }
    long nanos = alarms.firstKey().nanos() - System.nanoTime();
    return nanos <= 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
  }

  private void ring() {
    for (Map.Entry<Alarm, Runnable> first = alarms.firstEntry();
        first != null && first.getKey().nanos() - System.nanoTime() <= 0;
        first = alarms.firstEntry()) {
      alarms.remove(first.getKey());
      first.getValue().run();
    }
  }

  private synchronized boolean isOver(Selector own) {
    if (!tasks.isEmpty() || !alarms.isEmpty() || !own.keys().isEmpty()) {
      return false;
    }
    selector = null;
    return true;
  }

  private synchronized void forget(Selector own) {
    if (selector == own) {
      selector = null;
    }
  }
}
