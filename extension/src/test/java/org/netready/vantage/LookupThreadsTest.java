// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookupThreadsTest {

  @Test
  void no_more_lookups_are_under_way_than_there_are_files_for() throws Exception {
    var asked = new AtomicInteger();
    var threads =
        new LookupThreads(
            "test-names",
            2,
            () -> {
              asked.incrementAndGet();
              return 5;
            });
    var underWay = new CountDownLatch(5);
    var begun = new AtomicInteger();
    var end = new CountDownLatch(1);

    List<Future<?>> lookups =
        IntStream.range(0, 20)
            .<Future<?>>mapToObj(
                i ->
                    threads.submit(
                        () -> {
                          begun.incrementAndGet();
                          underWay.countDown();
                          await(end);
                        }))
            .toList();

    assertThat(underWay.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(begun).hasValue(5);
    end.countDown();
    for (Future<?> lookup : lookups) {
      lookup.get(20, TimeUnit.SECONDS);
    }
    assertThat(begun).hasValue(20);
    assertThat(asked).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
