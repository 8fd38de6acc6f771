// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.Map;

/** A dynamic test of ours with something to publish as report entries. */
interface ReportedTest {

  /** Return the entries; called once the test has run. */
  Map<String, String> entries();
}
