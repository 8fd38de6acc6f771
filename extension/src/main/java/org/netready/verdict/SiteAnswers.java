// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Layer;
import org.netready.probe.NameAnswer;

/** What name servers said beside the system, which may tell one of several addresses alone. */
final class SiteAnswers {

  private SiteAnswers() {}

  /** Return the addresses that the site's name servers have; none without a name. */
  static Stream<IpAddress> addresses(Optional<Layer.Resolve> resolve) {
    return resolve.stream()
        .flatMap(it -> of(it, NameAnswer.Role.SITE).stream())
        .flatMap(answer -> answer.addresses().stream());
  }

  /** Return an address family of which no name server of the site knows; empty if there is none. */
  static Optional<NameAnswer.Family> unknown(Layer.Resolve resolve) {
    List<NameAnswer> answers = of(resolve, NameAnswer.Role.SITE);
    return Stream.<Function<NameAnswer, NameAnswer.Family>>of(NameAnswer::v4, NameAnswer::v6)
        .filter(family -> answers.stream().noneMatch(it -> family.apply(it).isDefinite()))
        .flatMap(family -> answers.stream().map(family))
        .findFirst();
  }

  /** Return what name servers of a role said. */
  static List<NameAnswer> of(Layer.Resolve resolve, NameAnswer.Role role) {
    return resolve.outcome().answers().stream().filter(it -> it.role() == role).toList();
  }
}
