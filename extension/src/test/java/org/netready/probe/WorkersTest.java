// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {

  @Test
  void only_so_many_compute_at_once() throws Exception {
    var workers = new Workers(100, 3);
    var computing = new AtomicInteger();
    var most = new AtomicInteger();

    List<Future<?>> tasks =
        IntStream.range(0, 200)
            .<Future<?>>mapToObj(
                i ->
                    workers.run(
                        () -> {
                          for (int round = 0; round < 3; round++) {
                            most.accumulateAndGet(computing.incrementAndGet(), Math::max);
                            Thread.yield();
                            computing.decrementAndGet();
                            Workers.pause();
                            Thread.yield();
                            Workers.resume();
                          }
                        }))
            .toList();

    for (Future<?> task : tasks) {
      task.get(20, TimeUnit.SECONDS);
    }
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void whoever_waits_lets_others_begin_up_to_the_bound_of_threads() throws Exception {
    var workers = new Workers(50, 1);
    var waiting = new CountDownLatch(50);
    var begun = new AtomicInteger();
    var end = new CountDownLatch(1);

    List<Future<?>> tasks =
        IntStream.range(0, 60)
            .<Future<?>>mapToObj(
                i ->
                    workers.run(
                        () -> {
                          begun.incrementAndGet();
                          waiting.countDown();
                          pausedUntil(end);
                        }))
            .toList();

    assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(begun).hasValue(50);
    end.countDown();
    for (Future<?> task : tasks) {
      task.get(20, TimeUnit.SECONDS);
    }
    assertThat(begun).hasValue(60);
  }

  @Test
  void a_system_that_gives_few_threads_is_made_do_with() throws Exception {
    var made = new AtomicInteger();
    var workers =
        new Workers(
            50,
            1,
            task -> {
              if (made.incrementAndGet() > 3) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              return new Thread(task);
            });
    var waiting = new CountDownLatch(3);
    var end = new CountDownLatch(1);

    List<Future<?>> tasks =
        IntStream.range(0, 10)
            .<Future<?>>mapToObj(
                i ->
                    workers.run(
                        () -> {
                          waiting.countDown();
                          pausedUntil(end);
                        }))
            .toList();

    assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
    end.countDown();
    for (Future<?> task : tasks) {
      task.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void who_has_begun_goes_on_before_others_begin() throws Exception {
    var workers = new Workers(50, 1);
    var order = new ConcurrentLinkedQueue<String>();
    var answer = new CountDownLatch(1);
    var isComputing = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    Thread[] first = new Thread[1];
    var isPaused = new CountDownLatch(1);
    workers.run(
        () -> {
          first[0] = Thread.currentThread();
          isPaused.countDown();
          pausedUntil(answer);
          order.add("first again");
        });
    isPaused.await();
    workers.run(
        () -> {
          isComputing.countDown();
          await(end);
          order.add("second");
        });
    isComputing.await();
    Future<?> third = workers.run(() -> order.add("third"));

    answer.countDown();
    while (first[0].getState() != Thread.State.WAITING || workers.resuming() == 0) {
      Thread.onSpinWait();
    }
    end.countDown();

    third.get(20, TimeUnit.SECONDS);
    assertThat(order).containsExactly("second", "first again", "third");
  }

  @Test
  void a_task_that_breaks_or_was_cancelled_leaves_its_place() throws Exception {
    var workers = new Workers(1, 1);
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    workers.run(
        () -> {
          begun.countDown();
          await(end);
          throw new IllegalStateException("a defect");
        });
    begun.await();
    Future<?> cancelled = workers.run(() -> {});
    Future<?> last = workers.run(() -> {});

    cancelled.cancel(true);
    end.countDown();

    last.get(20, TimeUnit.SECONDS);
    assertThat(last).isDone();
  }

  private static void pausedUntil(CountDownLatch latch) {
    Workers.pause();
    try {
      await(latch);
    } finally {
      Workers.resume();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
