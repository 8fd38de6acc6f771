// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.List;

/**
 * What a pack knows of a wildcard host.
 *
 * @param wildcard the wildcard as the document writes it, variable names kept
 * @param description how a site finds a sample of its own
 * @param samples public hosts below it that are well known; often empty
 * @param example the host of a simulated site; may use variables
 */
public record WildcardHint(
    String wildcard, String description, List<String> samples, String example) {

  /** Make a hint. */
  public WildcardHint {
    samples = List.copyOf(samples);
  }
}
