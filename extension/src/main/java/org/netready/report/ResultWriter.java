// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import java.time.Instant;
import java.util.List;
import org.netready.verdict.CheckResult;

/**
 * Writes results as JSON Lines, one object for each result of a check ({@code kind: result}). Safe
 * for use by many threads.
 *
 * <p>Field names are stable; {@code version} is 1 and changes when a field goes or changes its
 * meaning. Fields may be added, so readers pass over those that they do not know.
 *
 * <ul>
 *   <li>{@code id}, {@code requirement}, {@code pack}: the plan's line with this {@code id} says
 *       all that is known of the check
 *   <li>{@code verdict} ({@link org.netready.verdict.Verdict}), {@code cause} ({@link
 *       org.netready.probe.Cause}; absent with PASS), {@code state} ({@link
 *       org.netready.probe.PortState}; absent if the probe did not come so far)
 *   <li>{@code expected}, {@code butWas}, {@code fix}, {@code notes}: as in the test's message
 *   <li>{@code place}: where the question was asked from; {@code layers}: what was seen, in order,
 *       each with {@code name}, {@code tookMillis}, {@code cause}, {@code evidence} and facts of
 *       its own; of what whoever listens was asked, with {@code address} (but through a proxy) and
 *       {@code port}; {@code failure}: what broke in Netready itself; {@code attempts}; {@code
 *       tookMillis}
 *   <li>{@code simulated}, {@code environment}, {@code when} (ISO 8601, UTC)
 * </ul>
 *
 * <p>Of URLs that the network answered, credentials, queries and fragments are left out; of fields
 * such as {@code set-cookie}, the value.
 */
public final class ResultWriter {

  private final RunFolder folder;
  private final ResultLines lines;

  /** Make a writer to a folder. */
  public ResultWriter(RunFolder folder, Provenance provenance) {
    this.folder = folder;
    this.lines = new ResultLines(provenance);
  }

  /**
   * Append a result. A check that is made again has a line again; the newest counts.
   *
   * @param when when the result was there
   * @throws RunFolderException if the file cannot be written
   */
  public void write(CheckResult result, Instant when) throws RunFolderException {
    write(List.of(result), when);
  }

  /**
   * Append results: all of their lines, or none if that fails.
   *
   * @param when when the results were there
   * @throws RunFolderException if the file cannot be written
   */
  public void write(List<CheckResult> results, Instant when) throws RunFolderException {
    folder.appendResults(results.stream().map(result -> lines.of(result, when)));
  }
}
