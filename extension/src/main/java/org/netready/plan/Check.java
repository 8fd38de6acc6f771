// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.Optional;
import org.netready.spec.Requirement;

/**
 * A requirement bound to one source, one endpoint and an expectation.
 *
 * @param id its stable name, unique in the plan, without white space
 * @param requirement the requirement
 * @param pack the pack's name
 * @param profile the chosen profiles to which the requirement belongs, joined by commas; empty if
 *     it belongs to all
 * @param subject what it looks at
 * @param expectation what it wants to see
 */
public record Check(
    String id,
    Requirement requirement,
    String pack,
    String profile,
    Subject subject,
    Expectation expectation) {

  /** Return what it looks at on the network; empty if it looks at a value. */
  public Optional<Subject.OnNetwork> onNetwork() {
    return subject instanceof Subject.OnNetwork network ? Optional.of(network) : Optional.empty();
  }
}
