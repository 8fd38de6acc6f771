// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.netready.probe.Layer;
import org.netready.probe.Observation;
import org.netready.probe.PortState;

/**
 * What was expected of an observation beside what it was.
 *
 * @param holds whether it was as expected
 * @param claim what should have been, as the end of a sentence about the endpoint
 * @param expected what was expected
 * @param butWas what it was
 * @param wantsAnswer whether an answer was wanted, so that a hint how to get one helps
 */
record Comparison(
    boolean holds, String claim, String expected, String butWas, boolean wantsAnswer) {

  Comparison {
    butWas = Printable.of(butWas);
  }

  /** Compare the state of the port, as a whole and at each address and port that was tried. */
  static Comparison ofState(Observation observation, String claim, Set<PortState> expected) {
    boolean asExpected = observation.state().filter(expected::contains).isPresent();
    boolean everywhere =
        observation.layer(Layer.Connect.class).stream()
            .flatMap(layer -> layer.outcomes().stream())
            .allMatch(attempt -> expected.contains(attempt.outcome().state()));
    String state = new ObservationText(observation).state();
    return new Comparison(
        asExpected && everywhere,
        claim,
        String.join(" or ", expected.stream().map(PortState::name).toList()),
        asExpected && !everywhere ? "not so at every address and port: " + state : state,
        expected.contains(PortState.OPEN));
  }

  /**
   * Compare a part of a layer, in every conversation if it is of those; if it is not there, it was
   * not as expected.
   */
  static <L extends Layer> Comparison ofPart(
      Observation observation,
      Part<L> part,
      String claim,
      String expected,
      Predicate<L> holds,
      Function<L, String> butWas) {
    List<Optional<L>> layers = part.in(observation);
    List<Optional<L>> wrong =
        layers.stream().filter(layer -> layer.filter(holds).isEmpty()).toList();
    Optional<L> shown = wrong.isEmpty() ? layers.get(0) : wrong.get(0);
    String text =
        shown.map(butWas).orElseGet(() -> new ObservationText(observation).missing(part.words()));
    return new Comparison(
        wrong.isEmpty(),
        claim,
        expected,
        layers.size() == 1
            ? text
            : "not so in %s of %s conversations: %s".formatted(wrong.size(), layers.size(), text),
        true);
  }

  /** Return the message of a comparison that does not hold. */
  String message(Observation observation) {
    ObservationText text = new ObservationText(observation);
    FactList facts =
        FactList.under(text.endpoint() + " " + claim)
            .fact("probe", text.question())
            .fact("from", observation.place())
            .fact("to", text.destination())
            .fact("expected", expected)
            .fact("but was", butWas);
    text.addEvidence(facts);
    if (wantsAnswer) {
      Causes.of(observation).stream()
          .findFirst()
          .ifPresent(cause -> facts.fact("hint", Hints.of(cause)));
    }
    return facts.toString();
  }
}
