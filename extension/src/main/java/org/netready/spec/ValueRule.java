// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.List;

/**
 * What a value of the site may be, for {@link Expect#VARIABLE_ALLOWED}.
 *
 * @param variable the variable
 * @param allowed the values that are allowed; empty if all but the forbidden
 * @param forbidden the values that are not allowed
 */
public record ValueRule(String variable, List<String> allowed, List<String> forbidden) {

  /** Make a rule. */
  public ValueRule {
    allowed = List.copyOf(allowed);
    forbidden = List.copyOf(forbidden);
  }

  /** Return whether the rule allows a value. */
  public boolean allows(String value) {
    return !forbidden.contains(value) && (allowed.isEmpty() || allowed.contains(value));
  }
}
