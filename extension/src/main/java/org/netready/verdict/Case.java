// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.List;
import java.util.Optional;
import org.netready.endpoint.AddressScope;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.plan.Subject;
import org.netready.probe.Conversation;
import org.netready.probe.Layer;
import org.netready.probe.Observation;
import org.netready.spec.Role;

/**
 * A check of the network with what was seen of it.
 *
 * @param check the check
 * @param subject what the check looks at
 * @param seen what was seen
 * @param controls what was seen of its controls
 */
record Case(Check check, Subject.OnNetwork subject, Observation seen, List<Observation> controls) {

  Case {
    controls = List.copyOf(controls);
  }

  /** Return whether the path alone is judged, whoever listens at its end. */
  boolean isAboutThePath() {
    return check.expectation() == Expectation.PERMITTED;
  }

  /** Return whether a conversation did not leave the machine, so that nothing is on its path. */
  boolean isOnThisMachine(Conversation heard) {
    return proxy().isEmpty()
        && (subject.flow().fromRole().equals(Role.SELF)
            || heard
                .address()
                .filter(it -> AddressScope.of(it) == AddressScope.LOOPBACK)
                .isPresent());
  }

  /** Return the proxy that was used; empty if there was none. */
  Optional<Layer.Proxy> proxy() {
    return seen.layer(Layer.Proxy.class);
  }
}
