// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.verdict.Results.must;
import static org.netready.verdict.Verdict.FAIL;
import static org.netready.verdict.Verdict.INCONCLUSIVE;
import static org.netready.verdict.Verdict.PASS;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netready.plan.Flow;
import org.netready.plan.Gap;
import org.netready.plan.GapReason;
import org.netready.plan.PlannedRequirement;
import org.netready.spec.Alternative;
import org.netready.spec.Answers;
import org.netready.spec.Service;
import org.netready.spec.Sources;
import org.netready.spec.Target;
import org.netready.spec.Template;
import org.netready.spec.Trust;

class RequirementResultTest {

  private static final Alternative BOTH = alternative("a.example.com", "b.example.com");
  private static final Alternative MIRROR = alternative("m.example.com");

  @Test
  void the_worst_check_decides() {
    assertThat(Results.of(must(), List.of(PASS, INCONCLUSIVE, PASS)).verdict())
        .contains(INCONCLUSIVE);
    assertThat(Results.of(must(), List.of(PASS, FAIL, INCONCLUSIVE)).verdict()).contains(FAIL);
  }

  @Test
  void gaps_alone_have_no_verdict() {
    assertThat(Results.of(must(), List.of(), GapReason.MANUAL).verdict()).isEmpty();
  }

  @Test
  void one_source_is_enough_where_any_is() {
    Checks checks = must().sources(Sources.ANY);

    assertThat(of(checks, to("node-1", "a", FAIL), to("node-2", "a", PASS)).verdict())
        .contains(PASS);
    assertThat(
            of(checks, to("node-1", "a", FAIL), to("node-1", "b", PASS), to("node-2", "a", FAIL))
                .verdict())
        .as("no source reaches everything")
        .contains(FAIL);
  }

  @Test
  void an_alternative_passes_as_a_whole() {
    Checks checks = must().alternatives(BOTH, MIRROR);

    assertThat(of(checks, to("n", "a", PASS), to("n", "b", FAIL), to("n", "m", FAIL)).verdict())
        .contains(FAIL);
    assertThat(of(checks, to("n", "a", PASS), to("n", "b", FAIL), to("n", "m", PASS)).verdict())
        .contains(PASS);
    assertThat(of(checks, to("n", "a", PASS), to("n", "b", PASS), to("n", "m", FAIL)).verdict())
        .contains(PASS);
  }

  @Test
  void a_pass_by_a_sample_is_partly_proven() {
    RequirementResult range = Results.of(must().ports("30000-32767/tcp"), List.of(PASS));
    RequirementResult few = Results.of(must().ports("30000-30007/tcp"), List.of(PASS));

    assertThat(range.isBySample()).isTrue();
    assertThat(range.isPartlyProven()).isTrue();
    assertThat(range.isProven()).isFalse();
    assertThat(few.isProven()).as("all of eight are asked").isTrue();
    assertThat(Results.of(must().ports("30000-32767/tcp"), List.of(FAIL)).isBySample()).isFalse();
  }

  @Test
  void an_alternative_that_is_proven_in_full_goes_before_a_sample() {
    Alternative range =
        new Alternative(
            List.of(new Target.HostTarget(new Template("r.example.com"))),
            List.of(new Template("30000-32767/tcp")),
            Service.NONE,
            Trust.PUBLIC,
            Answers.UNSAID);
    Checks checks = must().alternatives(range, MIRROR);
    CheckResult sampled =
        Results.of(
            must()
                .from("n")
                .to("r.example.com")
                .declared("r.example.com")
                .ports("30000-32767/tcp")
                .build(),
            PASS);

    assertThat(of(checks, sampled, to("n", "m", PASS)).isProven()).isTrue();
    assertThat(of(checks, sampled, to("n", "m", FAIL)).isPartlyProven()).isTrue();
  }

  @Test
  void what_met_the_requirement_is_named() {
    Checks checks = must().alternatives(BOTH, MIRROR);

    RequirementResult result =
        of(
            checks,
            to("n1", "a", PASS),
            to("n1", "b", FAIL),
            to("n1", "m", PASS),
            to("n2", "a", PASS),
            to("n2", "b", PASS),
            to("n2", "m", FAIL));

    assertThat(result.met())
        .extracting(RequirementResultTest::way)
        .containsExactly("n1>m.example.com", "n2>a.example.com", "n2>b.example.com");
    assertThat(result.deciding().map(RequirementResultTest::way)).contains("n1>m.example.com");
    assertThat(result.noted())
        .extracting(it -> it.notes().contains("this alternative of 2 met the requirement"))
        .containsExactly(false, false, true, true, true, false);
  }

  @Test
  void a_failure_is_of_the_source_that_fails_and_not_of_one_that_passed_otherwise() {
    Checks checks = must().alternatives(BOTH, MIRROR);

    RequirementResult result =
        of(
            checks,
            to("n1", "a", FAIL),
            to("n1", "b", PASS),
            to("n1", "m", PASS),
            to("n2", "a", PASS),
            to("n2", "b", FAIL),
            to("n2", "m", FAIL));

    assertThat(result.deciding().map(RequirementResultTest::way)).contains("n2>b.example.com");
    assertThat(result.met()).isEmpty();
    assertThat(result.noted()).isEqualTo(result.results());
  }

  @Test
  void the_source_that_was_enough_is_named() {
    Checks checks = must().sources(Sources.ANY);

    RequirementResult result =
        of(checks, to("n1", "a", FAIL), to("n2", "a", PASS), to("n3", "a", PASS));

    assertThat(result.met())
        .extracting(RequirementResultTest::way)
        .containsExactly("n2>a.example.com");
    assertThat(result.noted().get(1).notes())
        .contains("this source met the requirement, and one is enough");
  }

  private static String way(CheckResult result) {
    Flow flow = result.check().onNetwork().orElseThrow().flow();
    return flow.from() + ">" + flow.destination().host().text();
  }

  @Test
  void each_source_needs_an_alternative_of_its_own() {
    Checks checks = must().alternatives(BOTH, MIRROR);

    assertThat(
            of(
                    checks,
                    to("n1", "a", PASS),
                    to("n1", "b", PASS),
                    to("n1", "m", FAIL),
                    to("n2", "a", FAIL),
                    to("n2", "b", FAIL),
                    to("n2", "m", FAIL))
                .verdict())
        .contains(FAIL);
  }

  @Test
  void a_gap_beside_a_pass_is_a_part_of_a_proof() {
    RequirementResult result = Results.of(must(), List.of(PASS), GapReason.NO_VANTAGE);

    assertThat(result.isProven()).isFalse();
    assertThat(result.isPartlyProven()).isTrue();
    assertThat(Results.of(must(), List.of(PASS), GapReason.CONDITION_NOT_MET).isProven()).isTrue();
  }

  @Test
  void a_gap_in_an_alternative_that_was_not_needed_is_of_no_matter() {
    Checks checks = must().alternatives(BOTH, MIRROR);
    var ofMirror =
        Results.gap(checks, GapReason.WILDCARD_WITHOUT_SAMPLE, "m.example.com", "443/tcp");
    var ofBoth = Results.gap(checks, GapReason.WILDCARD_WITHOUT_SAMPLE, "b.example.com", "443/tcp");
    var unknown = Results.gap(checks, GapReason.WILDCARD_WITHOUT_SAMPLE, "x.example.com", "");
    List<CheckResult> passed = List.of(to("n", "a", PASS));

    assertThat(Results.of(checks, passed, List.of(ofMirror)).isProven()).isTrue();
    assertThat(Results.of(checks, passed, List.of(ofBoth)).isPartlyProven()).isTrue();
    assertThat(Results.of(checks, passed, List.of(unknown)).isPartlyProven()).isTrue();
  }

  @Test
  void two_alternatives_with_a_gap_each_do_not_excuse_one_another() {
    Checks checks = must().alternatives(BOTH, alternative("m.example.com", "*.example.org"));
    var ofBoth = Results.gap(checks, GapReason.WILDCARD_WITHOUT_SAMPLE, "b.example.com", "443/tcp");
    var ofOther =
        Results.gap(checks, GapReason.WILDCARD_WITHOUT_SAMPLE, "*.example.org", "443/tcp");
    List<CheckResult> passed = List.of(to("n", "a", PASS), to("n", "m", PASS));

    assertThat(Results.of(checks, passed, List.of(ofBoth, ofOther)).isPartlyProven()).isTrue();
    assertThat(Results.of(checks, passed, List.of(ofBoth)).isProven()).isTrue();
  }

  @Test
  void no_alternative_stands_in_for_a_source_without_a_vantage_point() {
    Checks checks = must().alternatives(BOTH, MIRROR);
    var ofMirror = Results.gap(checks, GapReason.NO_VANTAGE, "m.example.com", "443/tcp");
    var ofBoth = Results.gap(checks, GapReason.NO_VANTAGE, "a.example.com", "443/tcp");
    List<CheckResult> passed = List.of(to("n", "a", PASS), to("n", "b", PASS), to("n", "m", PASS));

    assertThat(Results.of(checks, passed, List.of(ofBoth, ofMirror)).isPartlyProven()).isTrue();
  }

  @Test
  void a_host_that_two_alternatives_need_counts_in_both() {
    Checks checks = must().alternatives(BOTH, alternative("a.example.com", "m.example.com"));

    assertThat(of(checks, to("n", "a", FAIL), to("n", "b", PASS), to("n", "m", PASS)).verdict())
        .contains(FAIL);
  }

  @Test
  void a_source_too_few_is_of_no_matter_where_any_is_enough() {
    Checks checks = must().sources(Sources.ANY);
    var there = Results.gap(checks, GapReason.NO_VANTAGE, "a.example.com", "443/tcp");
    var elsewhere = Results.gap(checks, GapReason.NO_VANTAGE, "b.example.com", "443/tcp");
    List<CheckResult> passed = List.of(to("node-1", "a", PASS));

    assertThat(Results.of(checks, passed, List.of(there)).isProven()).isTrue();
    assertThat(Results.of(checks, passed, List.of(elsewhere)).isPartlyProven())
        .as("nobody asked there")
        .isTrue();
  }

  @Test
  void nobody_knows_whether_a_source_that_was_not_asked_would_have_been_enough() {
    Checks checks = must().sources(Sources.ANY);
    List<CheckResult> failed = List.of(to("node-1", "a", FAIL));
    List<Gap> unasked = List.of(Results.gap(checks, GapReason.NO_VANTAGE, "a.example.com", ""));

    RequirementResult result = Results.of(checks, failed, unasked);

    assertThat(result.verdict()).contains(INCONCLUSIVE);
    assertThat(Tally.outcome(result)).isEqualTo(Tally.Outcome.INCONCLUSIVE);
    assertThat(result.deciding().orElseThrow().verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(result.deciding().orElseThrow().notes())
        .containsExactly("what would have been enough could not be asked: (no-vantage)");
    assertThat(Results.of(must(), failed, unasked).verdict())
        .as("all sources are needed")
        .contains(FAIL);
  }

  @Test
  void a_destination_that_is_missing_makes_no_source_better() {
    Checks checks = must().sources(Sources.ANY);
    List<Gap> wildcard =
        List.of(Results.gap(checks, GapReason.WILDCARD_WITHOUT_SAMPLE, "*.example.com", ""));

    assertThat(Results.of(checks, List.of(to("n", "a", FAIL)), wildcard).verdict()).contains(FAIL);
  }

  @Test
  void nobody_knows_whether_an_alternative_that_was_not_asked_would_have_been_enough() {
    Checks checks = must().alternatives(BOTH, MIRROR);
    var ofMirror =
        Results.gap(checks, GapReason.WILDCARD_WITHOUT_SAMPLE, "m.example.com", "443/tcp");
    var ofBoth = Results.gap(checks, GapReason.WILDCARD_WITHOUT_SAMPLE, "b.example.com", "443/tcp");
    var quiet = Results.gap(checks, GapReason.CONDITION_NOT_MET, "m.example.com", "443/tcp");
    List<CheckResult> failed = List.of(to("n", "a", FAIL));

    assertThat(Results.of(checks, failed, List.of(ofMirror)).verdict()).contains(INCONCLUSIVE);
    assertThat(Results.of(checks, failed, List.of(ofBoth)).verdict()).contains(FAIL);
    assertThat(Results.of(checks, failed, List.of(quiet)).verdict()).contains(FAIL);
  }

  @Test
  void no_check_may_disappear() {
    var planned =
        new PlannedRequirement(must().requirement(), "rancher", List.of(must().build()), List.of());

    assertThatThrownBy(() -> new RequirementResult(planned, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("requirement 'k3s-api' has 1 checks and 0 results of them");
  }

  private static RequirementResult of(Checks checks, CheckResult... results) {
    return Results.of(checks, Arrays.asList(results), List.of());
  }

  private static CheckResult to(String from, String label, Verdict verdict) {
    String host = label + ".example.com";
    return Results.of(
        must().from(from).declared(host).to(host).ports("443/tcp").service(Service.HTTPS).build(),
        verdict);
  }

  private static Alternative alternative(String... hosts) {
    List<Target> to =
        Arrays.stream(hosts)
            .<Target>map(host -> new Target.HostTarget(new Template(host)))
            .toList();
    return new Alternative(
        to, List.of(new Template("443/tcp")), Service.HTTPS, Trust.PUBLIC, Answers.UNSAID);
  }
}
