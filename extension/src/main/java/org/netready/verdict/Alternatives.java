// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.netready.plan.Flow;
import org.netready.plan.Gap;
import org.netready.plan.Subject;
import org.netready.spec.Alternative;
import org.netready.spec.Requirement;
import org.netready.spec.Sources;

/**
 * The verdict of a requirement that can be met in several ways, or from any of several sources.
 *
 * <p>A check does not say of which alternative it is; its destination and port do. Checks that fit
 * no alternative, or are equal in two, are counted to the first that fits.
 */
final class Alternatives {

  private static final Comparator<Verdict> SEVERITY = Comparator.naturalOrder();

  private Alternatives() {}

  static Optional<Verdict> verdict(Requirement requirement, List<CheckResult> results) {
    Collection<List<CheckResult>> sources = bySource(results).values();
    var verdicts = sources.stream().map(ofSource -> best(requirement, ofSource));
    return requirement.sources() == Sources.ANY ? verdicts.min(SEVERITY) : verdicts.max(SEVERITY);
  }

  /** Return whether every source has another alternative than the gap's that passed. */
  static boolean isUnneeded(Requirement requirement, List<CheckResult> results, Gap gap) {
    if (requirement.alternatives().size() < 2) {
      return false;
    }
    String host = gap.host().isEmpty() ? gap.toRole() : gap.host();
    Optional<Integer> ofGap = index(requirement, host, gap.port());
    return ofGap.isPresent()
        && bySource(results).values().stream()
            .allMatch(
                ofSource ->
                    byAlternative(requirement, ofSource).entrySet().stream()
                        .anyMatch(
                            it ->
                                !it.getKey().equals(ofGap.get())
                                    && worst(it.getValue()) == Verdict.PASS));
  }

  private static Map<String, List<CheckResult>> bySource(List<CheckResult> results) {
    return results.stream()
        .collect(
            Collectors.groupingBy(
                it -> flow(it).map(Flow::from).orElse(""),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static Verdict best(Requirement requirement, List<CheckResult> ofSource) {
    return byAlternative(requirement, ofSource).values().stream()
        .map(Alternatives::worst)
        .min(SEVERITY)
        .orElse(Verdict.ERROR);
  }

  private static Map<Integer, List<CheckResult>> byAlternative(
      Requirement requirement, List<CheckResult> results) {
    return results.stream().collect(Collectors.groupingBy(it -> index(requirement, it)));
  }

  private static Verdict worst(List<CheckResult> results) {
    return results.stream().map(CheckResult::verdict).max(SEVERITY).orElse(Verdict.ERROR);
  }

  private static int index(Requirement requirement, CheckResult result) {
    return flow(result)
        .flatMap(
            flow -> {
              String host = flow.declaredHost().isEmpty() ? flow.toRole() : flow.declaredHost();
              return index(requirement, host, flow.ports().toString());
            })
        .orElse(0);
  }

  private static Optional<Integer> index(Requirement requirement, String host, String ports) {
    List<Alternative> all = requirement.alternatives();
    return IntStream.range(0, all.size())
        .filter(i -> goesTo(all.get(i), host) && hasPort(all.get(i), ports))
        .boxed()
        .findFirst();
  }

  private static boolean goesTo(Alternative alternative, String host) {
    return alternative.to().stream().anyMatch(target -> target.text().equals(host));
  }

  /** A port that is a variable's may be any; a gap may state none. */
  private static boolean hasPort(Alternative alternative, String ports) {
    return ports.isEmpty()
        || alternative.ports().stream()
            .anyMatch(it -> it.text().equals(ports) || it.text().contains("${"));
  }

  private static Optional<Flow> flow(CheckResult result) {
    return result.check().onNetwork().map(Subject.OnNetwork::flow);
  }
}
