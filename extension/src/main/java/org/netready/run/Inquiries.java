// SPDX-License-Identifier: Apache-2.0
package org.netready.run;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** All inquiries of a run, begun in the plan's order, no more of them under way than a bound. */
final class Inquiries {

  private final Map<Asked, Inquiry> all;
  private final Queue<Inquiry> waiting;
  private final int most;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();

  Inquiries(Map<Asked, Inquiry> all, int most) {
    this.all = all;
    this.waiting = new ConcurrentLinkedQueue<>(all.values());
    this.most = most;
  }

  /** Begin as many as may be; each that has its answer lets the next one begin. */
  void start() {
    // Whoever comes while another one is at it leaves the work to it: answers may come at once,
    // and would else begin the next inquiry from within the last.
    if (calls.getAndIncrement() > 0) {
      return;
    }
    do {
      startWaiting();
    } while (calls.decrementAndGet() > 0);
  }

  private void startWaiting() {
    while (underWay.get() < most) {
      Inquiry next = waiting.poll();
      if (next == null) {
        return;
      }
      underWay.incrementAndGet();
      var unused = next.start().thenRun(this::startNext);
    }
  }

  private void startNext() {
    underWay.decrementAndGet();
    start();
  }

  /** Begin no more, and end those under way without an answer. */
  void end(String why) {
    waiting.clear();
    all.values().forEach(it -> it.end(why));
  }

  /** Return an inquiry. */
  Inquiry of(Asked asked) {
    return find(asked).orElseThrow(() -> new IllegalStateException("nobody asked " + asked));
  }

  /** Return an inquiry; empty if nobody asked that. */
  Optional<Inquiry> find(Asked asked) {
    return Optional.ofNullable(all.get(asked));
  }
}
