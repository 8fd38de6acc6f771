// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import java.util.function.UnaryOperator;

/**
 * Of which network the lines of a file speak.
 *
 * @param environment what messages call the environment
 * @param isSimulated whether it is a simulated network, which every line then says
 * @param redaction takes out of a text what the environment forbids to show
 */
public record Provenance(String environment, boolean isSimulated, UnaryOperator<String> redaction) {

  /** Make a provenance of which everything may be shown. */
  public Provenance(String environment, boolean isSimulated) {
    this(environment, isSimulated, UnaryOperator.identity());
  }
}
