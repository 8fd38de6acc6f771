// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.netready.plan.Flow;
import org.netready.plan.Gap;
import org.netready.plan.GapReason;
import org.netready.plan.Subject;
import org.netready.spec.Alternative;
import org.netready.spec.Requirement;
import org.netready.spec.Sources;

/**
 * The verdict of a requirement that can be met in several ways, or from any of several sources.
 *
 * <p>A check does not say of which alternative it is; its endpoint and service do. One that fits
 * two is counted to both, since both need it; one that fits none, to the first.
 */
final class Alternatives {

  private static final Comparator<Verdict> SEVERITY = Comparator.naturalOrder();

  /** The better verdict first; of equal ones, what does not rest on a sample. */
  private static final Comparator<List<CheckResult>> BY_PROOF =
      Comparator.comparing(Alternatives::worst, SEVERITY).thenComparing(Alternatives::isBySample);

  private Alternatives() {}

  /**
   * Return the joint verdict. Where one way is enough, all that were asked failed and another could
   * not be asked, nobody knows: INCONCLUSIVE.
   */
  static Optional<Verdict> verdict(
      Requirement requirement, List<CheckResult> results, List<Gap> gaps) {
    List<Gap> visible = gaps.stream().filter(gap -> !gap.reason().isQuiet()).toList();
    Collection<List<CheckResult>> sources = bySource(results).values();
    var verdicts = sources.stream().map(ofSource -> best(requirement, ofSource, visible));
    if (requirement.sources() != Sources.ANY) {
      return verdicts.max(SEVERITY);
    }
    boolean isAnyUnasked = visible.stream().anyMatch(gap -> isOfUnaskedSource(results, gap));
    return verdicts.min(SEVERITY).map(it -> isAnyUnasked ? unknown(it) : it);
  }

  /**
   * Return the results that decide, those of one alternative from one source: where it passed, of
   * one that passed; else of the best alternative of the worst source, or of the best source if one
   * is enough.
   */
  static List<CheckResult> deciding(Requirement requirement, List<CheckResult> results) {
    Stream<List<CheckResult>> ways =
        bySource(results).values().stream().map(ofSource -> bestWay(requirement, ofSource));
    Comparator<List<CheckResult>> bySeverity = Comparator.comparing(Alternatives::worst, SEVERITY);
    Optional<List<CheckResult>> way =
        requirement.sources() == Sources.ANY
            ? ways.reduce((one, other) -> bySeverity.compare(other, one) < 0 ? other : one)
            : ways.reduce((one, other) -> bySeverity.compare(other, one) > 0 ? other : one);
    return way.orElse(List.of());
  }

  /** Return the results that met a requirement: of each source an alternative that passed. */
  static List<CheckResult> meeting(Requirement requirement, List<CheckResult> results) {
    Stream<List<CheckResult>> passed =
        bySource(results).values().stream()
            .map(ofSource -> bestWay(requirement, ofSource))
            .filter(way -> worst(way) == Verdict.PASS);
    Comparator<List<CheckResult>> byProof = Comparator.comparing(Alternatives::isBySample);
    return (requirement.sources() == Sources.ANY ? passed.sorted(byProof).limit(1) : passed)
        .flatMap(List::stream)
        .toList();
  }

  private static List<CheckResult> bestWay(Requirement requirement, List<CheckResult> ofSource) {
    return byAlternative(requirement, ofSource).values().stream().min(BY_PROOF).orElse(ofSource);
  }

  private static Verdict unknown(Verdict ofOthers) {
    return ofOthers == Verdict.FAIL ? Verdict.INCONCLUSIVE : ofOthers;
  }

  private static boolean isOfUnaskedSource(List<CheckResult> results, Gap gap) {
    boolean isOfOtherRole =
        !gap.fromRole().isEmpty()
            && results.stream()
                .flatMap(it -> flow(it).stream())
                .noneMatch(flow -> flow.fromRole().equals(gap.fromRole()));
    return gap.reason() == GapReason.NO_VANTAGE || isOfOtherRole;
  }

  /**
   * Return whether a source that is missing is of no matter, because another one that is enough
   * reaches everything, that destination included.
   */
  static boolean isSpareSource(Requirement requirement, List<CheckResult> results, Gap gap) {
    return requirement.sources() == Sources.ANY
        && gap.reason() == GapReason.NO_VANTAGE
        && bySource(results).values().stream()
            .filter(ofSource -> best(requirement, ofSource, List.of()) == Verdict.PASS)
            .anyMatch(ofSource -> ofSource.stream().anyMatch(it -> isWhereGapIs(it, gap)));
  }

  private static boolean isWhereGapIs(CheckResult result, Gap gap) {
    String host = gap.host().isEmpty() ? gap.toRole() : gap.host();
    return flow(result)
        .filter(
            flow ->
                (flow.declaredHost().isEmpty() ? flow.toRole() : flow.declaredHost()).equals(host))
        .filter(flow -> gap.port().contains("${") || flow.ports().toString().equals(gap.port()))
        .isPresent();
  }

  /**
   * Return whether a gap is of no matter, because every source has an alternative that passed and
   * has no gap at all. A source without a vantage point is none of those, whatever passed
   * elsewhere.
   */
  static boolean isUnneeded(
      Requirement requirement, List<CheckResult> results, List<Gap> gaps, Gap gap) {
    if (requirement.alternatives().size() < 2 || gap.reason() == GapReason.NO_VANTAGE) {
      return false;
    }
    Set<Integer> withGap =
        gaps.stream()
            .filter(it -> !it.reason().isQuiet() && it.reason() != GapReason.NO_VANTAGE)
            .flatMap(it -> fitting(requirement, it).stream())
            .collect(Collectors.toSet());
    return !fitting(requirement, gap).isEmpty()
        && bySource(results).values().stream()
            .allMatch(
                ofSource ->
                    byAlternative(requirement, ofSource).entrySet().stream()
                        .anyMatch(
                            it ->
                                !withGap.contains(it.getKey())
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

  private static Verdict best(
      Requirement requirement, List<CheckResult> ofSource, List<Gap> visible) {
    Map<Integer, List<CheckResult>> asked = byAlternative(requirement, ofSource);
    boolean isAnyUnasked =
        visible.stream()
            .flatMap(gap -> fitting(requirement, gap).stream())
            .anyMatch(alternative -> !asked.containsKey(alternative));
    Verdict best =
        asked.values().stream().map(Alternatives::worst).min(SEVERITY).orElse(Verdict.ERROR);
    return isAnyUnasked ? unknown(best) : best;
  }

  private static Map<Integer, List<CheckResult>> byAlternative(
      Requirement requirement, List<CheckResult> results) {
    Map<Integer, List<CheckResult>> found = new TreeMap<>();
    for (CheckResult result : results) {
      for (int alternative : fitting(requirement, result)) {
        found.computeIfAbsent(alternative, unused -> new ArrayList<>()).add(result);
      }
    }
    return found;
  }

  private static Verdict worst(List<CheckResult> results) {
    return results.stream().map(CheckResult::verdict).max(SEVERITY).orElse(Verdict.ERROR);
  }

  private static boolean isBySample(List<CheckResult> results) {
    return results.stream().anyMatch(CheckResult::isBySample);
  }

  private static List<Integer> fitting(Requirement requirement, CheckResult result) {
    if (requirement.alternatives().size() < 2) {
      return List.of(0);
    }
    List<Integer> fitting =
        result
            .check()
            .onNetwork()
            .map(subject -> fitting(requirement, it -> isOf(it, subject)))
            .orElse(List.of());
    return fitting.isEmpty() ? List.of(0) : fitting;
  }

  private static boolean isOf(Alternative alternative, Subject.OnNetwork subject) {
    Flow flow = subject.flow();
    return goesTo(alternative, flow.declaredHost().isEmpty() ? flow.toRole() : flow.declaredHost())
        && hasPort(alternative, flow.ports().toString())
        && alternative.service() == subject.service()
        && alternative.trust() == subject.trust()
        && alternative.answers().equals(subject.answers());
  }

  private static List<Integer> fitting(Requirement requirement, Gap gap) {
    String host = gap.host().isEmpty() ? gap.toRole() : gap.host();
    return fitting(requirement, it -> goesTo(it, host) && hasPort(it, gap.port()));
  }

  private static List<Integer> fitting(Requirement requirement, Predicate<Alternative> isIt) {
    List<Alternative> all = requirement.alternatives();
    return IntStream.range(0, all.size()).filter(i -> isIt.test(all.get(i))).boxed().toList();
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
