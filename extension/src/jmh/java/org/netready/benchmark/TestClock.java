// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.lang.management.ManagementFactory;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Takes the time of a run of JUnit, and how much of the heap lives at its end. */
final class TestClock implements TestExecutionListener {

  private static final int COLLECTIONS = 4;

  private long heapBefore;
  private long heapAtEnd;
  private long start;
  private long firstTest;
  private long firstTestCpu;
  private long lastTest;
  private long lastTestCpu;
  private long end;
  private int tests;
  private int successful;
  private int failed;

  /** Begin: nothing has been read or planned so far. */
  void start() {
    heapBefore = liveHeap();
    start = System.nanoTime();
  }

  @Override
  public void executionStarted(TestIdentifier identifier) {
    if (identifier.isTest() && tests++ == 0) {
      firstTest = System.nanoTime();
      firstTestCpu = cpu();
    }
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    if (identifier.isTest()) {
      lastTest = System.nanoTime();
      lastTestCpu = cpu();
      if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
        successful++;
      } else if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        failed++;
      }
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    end = System.nanoTime();
    heapAtEnd = liveHeap();
  }

  /** Print the figures: seconds, bytes and numbers of tests. */
  void print() {
    Figures.print("tests", tests);
    Figures.print("successful", successful);
    Figures.print("failed", failed);
    Figures.print("all", (end - start) / 1e9);
    Figures.print("before-tests", (firstTest - start) / 1e9);
    Figures.print("in-tests", (lastTest - firstTest) / 1e9);
    Figures.print("cpu-in-tests", (lastTestCpu - firstTestCpu) / 1e9);
    Figures.print("after-tests", (end - lastTest) / 1e9);
    Figures.print("live-heap", heapAtEnd - heapBefore);
  }

  /** Return the processor time of the thread that runs the tests. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long liveHeap() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
