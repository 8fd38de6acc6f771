// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import org.netready.plan.Plan;

/**
 * Writes a plan as JSON Lines: one object for each check ({@code kind: check}) and each gap ({@code
 * kind: gap}), requirement by requirement, in document order. Safe for use by many threads.
 *
 * <p>Field names are stable; {@code version} is 1 and changes when a field goes or changes its
 * meaning. Fields may be added, so readers pass over those that they do not know. What is not known
 * is an empty text or list, never null. Both kinds have:
 *
 * <ul>
 *   <li>{@code requirement}, {@code pack}, {@code profile}, {@code level} ({@code must}, {@code
 *       should}, {@code may}), {@code direction}
 *   <li>{@code fromRole}, {@code from}, {@code fromAddress}, {@code vantage}, {@code toRole},
 *       {@code host} (as the document declares it, wildcards and <code>${variable}</code> names
 *       kept; empty for a role), {@code resolvedHost} (the host that is asked), {@code addresses}
 *       (dialled instead of resolving its name), {@code transport}, {@code port} ({@code 443} or
 *       {@code 30000-32767}), {@code service}, {@code trust} (empty for a service without TLS)
 *   <li>{@code expect} (the pack's word), {@code title}, {@code purpose}, {@code tags}, {@code
 *       sources}, {@code oneIsEnough}, {@code listens}, {@code when}, {@code inferred}, {@code
 *       obsolete}, {@code cite}, {@code citation} (the same in parts, with the URL), {@code
 *       specifiedAt} ({@code file:line:column})
 *   <li>{@code simulated}, {@code environment}
 * </ul>
 *
 * <p>A check has besides {@code id} and {@code expectation} (a name of {@link
 * org.netready.plan.Expectation}); on the network {@code question}, {@code path}, {@code answers}
 * and {@code controls}; of a value {@code variable}, {@code value}, {@code allowed} and {@code
 * forbidden}. A gap has {@code reason} (a name of {@link org.netready.plan.GapReason} as {@code
 * no-vantage}), {@code reasonText}, {@code detail} and {@code quiet}.
 */
public final class PlanWriter {

  private final RunFolder folder;
  private final PlanLines lines;

  /** Make a writer to a folder. */
  public PlanWriter(RunFolder folder, Provenance provenance) {
    this.folder = folder;
    this.lines = new PlanLines(provenance);
  }

  /**
   * Append a plan. Readers see all of its lines or none.
   *
   * @throws RunFolderException if the file cannot be written
   */
  public void write(Plan plan) throws RunFolderException {
    folder.appendPlan(lines.of(plan));
  }
}
