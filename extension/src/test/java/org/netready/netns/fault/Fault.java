// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import org.netready.netns.Applied;
import org.netready.netns.FirewallRule;
import org.netready.netns.bed.Bed;

/** Something that can be wrong with a network, or with a host in it. */
@FunctionalInterface
interface Fault {

  /** Nothing is wrong. */
  Fault NONE = (bed, target) -> Applied.NOTHING;

  /**
   * Bring it about.
   *
   * @param target the host that it is about; a fault of the client is about all hosts
   * @return what undoes it
   */
  Applied on(Bed bed, Target target);

  /** Return both faults at once. */
  default Fault and(Fault other) {
    return (bed, target) -> {
      Applied first = on(bed, target);
      try {
        return first.then(other.on(bed, target));
      } catch (RuntimeException e) {
        first.close();
        throw e;
      }
    };
  }

  /** Return a fault that is a rule of the firewall on the way. */
  static Fault onTheWay(RuleFor rule) {
    return (bed, target) ->
        bed.firewall().apply(new FirewallRule(FirewallRule.FORWARD, rule.text(target)));
  }

  /** What nftables is told about a host. */
  @FunctionalInterface
  interface RuleFor {
    String text(Target target);
  }
}
