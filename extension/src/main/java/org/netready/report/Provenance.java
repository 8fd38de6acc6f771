// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import java.util.function.UnaryOperator;

/**
 * Of which network the lines of a file speak.
 *
 * @param environment what messages call the environment
 * @param isSimulated whether it is a simulated network, which every line then says
 * @param scenario what is wrong with a simulated network, by name; empty if nothing is
 * @param toxiproxy what impaired the connections of a simulated network; empty if nothing did
 * @param redaction takes out of a text what the environment forbids to show
 */
public record Provenance(
    String environment,
    boolean isSimulated,
    String scenario,
    String toxiproxy,
    UnaryOperator<String> redaction) {

  /** Make a provenance of which everything may be shown. */
  public Provenance(String environment, boolean isSimulated) {
    this(environment, isSimulated, "", "", UnaryOperator.identity());
  }
}
