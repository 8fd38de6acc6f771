// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

/**
 * One call of ours within a method of a test class. Tests, and the results that reruns use again,
 * are told apart by it.
 *
 * @param testClass the test class
 * @param method the method that calls
 * @param number which of its calls this is, from 1
 */
record Call(String testClass, String method, int number) {

  /** Return how a test of this call that is of no check begins its name; unique in a class. */
  String title() {
    return number == 1 ? method : method + " (" + number + ")";
  }

  /** Return the one frame of a trace that leads to the test class. */
  StackTraceElement frame() {
    String simple = testClass.substring(testClass.lastIndexOf('.') + 1);
    int nested = simple.indexOf('$');
    String file = (nested < 0 ? simple : simple.substring(0, nested)) + ".java";
    return new StackTraceElement(testClass, method, file, -1);
  }
}
