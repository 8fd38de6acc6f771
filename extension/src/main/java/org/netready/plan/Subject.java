// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.List;
import java.util.Optional;
import org.netready.probe.Question;
import org.netready.spec.Answers;
import org.netready.spec.Service;
import org.netready.spec.Trust;
import org.netready.spec.ValueRule;

/** What a check looks at. */
public sealed interface Subject {

  /**
   * An endpoint.
   *
   * @param flow from where to where
   * @param question what is asked there
   * @param service the application protocol that is to be proved
   * @param trust who must have signed its certificate
   * @param exemption why the site accepts any issuer of it; empty if it does not
   * @param answers what a right answer is
   * @param controls the ids of the checks of this plan that can show that host and path are alive;
   *     only for {@link Expectation#BLOCKED}
   */
  record OnNetwork(
      Flow flow,
      Question question,
      Service service,
      Trust trust,
      Optional<String> exemption,
      Answers answers,
      List<String> controls)
      implements Subject {
    /** Make a subject. */
    public OnNetwork {
      controls = List.copyOf(controls);
    }
  }

  /**
   * A value of the site.
   *
   * @param value the value of the rule's variable
   * @param rule what is allowed
   */
  record OfValue(String value, ValueRule rule) implements Subject {}
}
