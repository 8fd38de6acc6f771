// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.List;
import java.util.Optional;
import org.netready.endpoint.Ports;
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
   * @param allowed the ports that may listen; only for {@link Expectation#ONLY_LISTENING}
   * @param mayBeVacant whether nothing need listen there in the phase that the site is in, so that
   *     a host may reject by itself
   */
  record OnNetwork(
      Flow flow,
      Question question,
      Service service,
      Trust trust,
      Optional<String> exemption,
      Answers answers,
      List<String> controls,
      List<Ports> allowed,
      boolean mayBeVacant)
      implements Subject {
    /** Make a subject. */
    public OnNetwork {
      controls = List.copyOf(controls);
      allowed = List.copyOf(allowed);
    }

    /** Make a subject of an endpoint at which something listens, if it is there at all. */
    public OnNetwork(
        Flow flow,
        Question question,
        Service service,
        Trust trust,
        Optional<String> exemption,
        Answers answers,
        List<String> controls) {
      this(flow, question, service, trust, exemption, answers, controls, List.of(), false);
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
