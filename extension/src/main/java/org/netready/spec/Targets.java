// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.Map;
import org.netready.endpoint.Prefix;
import org.netready.endpoint.Wildcard;

/** Tells what kind of destination a text means. Whether the text is right is not looked at. */
final class Targets {

  private Targets() {}

  /**
   * Return the destination that a text means: a name without a dot is a role.
   *
   * @param text the text, as in a pack's {@code to}
   * @param variables the variables that it may use
   */
  static Target classify(String text, Map<String, Variable> variables) {
    Template template = new Template(text);
    if (text.equals(Role.ANY)) {
      return new Target.AnyTarget();
    }
    if (Wildcard.isWildcard(text)) {
      return new Target.WildcardTarget(template);
    }
    if (isPrefix(text) || isPrefixVariable(template, variables)) {
      return new Target.PrefixTarget(template);
    }
    boolean isHost = text.matches(".*[.:$/<{].*");
    return isHost ? new Target.HostTarget(template) : new Target.RoleTarget(text);
  }

  private static boolean isPrefix(String text) {
    return Prefix.isPrefix(text) && text.matches("[0-9A-Fa-f.:]+/.*");
  }

  private static boolean isPrefixVariable(Template template, Map<String, Variable> variables) {
    if (!template.isOneVariable()) {
      return false;
    }
    Variable variable = variables.get(template.variables().get(0));
    return variable != null && variable.type() == ValueType.PREFIX;
  }
}
