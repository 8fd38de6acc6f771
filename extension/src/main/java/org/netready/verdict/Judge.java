// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.plan.Subject;
import org.netready.probe.Cause;
import org.netready.probe.Layer;
import org.netready.probe.Observation;
import org.netready.probe.PortState;
import org.netready.spec.ValueRule;

/**
 * Judges what was seen against what was expected. Pure: the same observations give the same verdict
 * at any time and in any place. A PASS always rests on something that was seen.
 */
public final class Judge {

  private static final Set<Cause> OF_OTHERS =
      EnumSet.of(Cause.SOME_ADDRESSES_CLOSED, Cause.SOME_PORTS_CLOSED);

  private Judge() {}

  /**
   * Judge a check of the network.
   *
   * @param check a check whose subject is on the network
   * @param seen what was seen of it
   * @param controls what was seen of the checks that can show that host and path are alive; used
   *     for {@link Expectation#BLOCKED} only
   * @return the verdict; {@link Verdict#ERROR} if the observation is of another question, or holds
   *     less than a probe records
   * @throws IllegalArgumentException if the check looks at a value of the site
   */
  public static CheckResult judge(Check check, Observation seen, List<Observation> controls) {
    Subject.OnNetwork subject =
        check
            .onNetwork()
            .orElseThrow(() -> new IllegalArgumentException(check.id() + " is not on the network"));
    Case given = new Case(check, subject, seen, controls);
    Ruling ruling = rule(given).withNotes(circumstances(given));
    return new CheckResult(
        check,
        ruling.verdict(),
        ruling.cause(),
        seen.state(),
        Expected.of(check),
        Wording.shared(Wording.clean(ruling.butWas())),
        Wording.clean(Fixes.of(given, ruling)),
        ruling.notes().stream().map(Wording::clean).toList(),
        Optional.of(seen));
  }

  /**
   * Return what was seen of a check as a control of others. One that did not pass itself may have
   * met somebody else, a portal that answers in the place of a dead host say: it gets a failure
   * that tells, and shows nothing to be alive. That some addresses or ports are closed speaks only
   * against those.
   *
   * @param control a check whose subject is on the network
   * @param seen what was seen of it
   */
  public static Observation asControl(Check control, Observation seen) {
    CheckResult result = judge(control, seen, List.of());
    boolean counts =
        result.verdict() == Verdict.PASS
            || seen.failure().isPresent()
            || seen.state().filter(PortState.OPEN::equals).isEmpty()
            || result.cause().filter(OF_OTHERS::contains).isPresent();
    return counts
        ? seen
        : seen.failing(
            new Observation.Failure(result.cause().orElse(Cause.NO_CONTROL), result.butWas()));
  }

  /**
   * Return what was seen of a control, with a failure that tells if somebody answers as well where
   * nobody can be: a device on the way that answers in the place of others shows no host alive. A
   * certificate by a public authority for the name does.
   *
   * @param control what was seen of a host
   * @param decoy what was seen of nobody, from the same place
   */
  public static Observation beside(Observation control, Observation decoy) {
    List<Reach> answers =
        decoy.layer(Layer.Proxy.class).isPresent()
            ? List.of()
            : Reach.of(decoy).stream().filter(Reach::isOpen).toList();
    boolean counts =
        answers.isEmpty()
            || control.failure().isPresent()
            || Controls.isIdentified(control)
            || Controls.isOnLoopback(control);
    return counts
        ? control
        : control.failing(
            new Observation.Failure(
                Cause.NO_CONTROL,
                "something on the way answers in the place of others: %s, where nobody is, answers too"
                    .formatted(answers.get(0).address())));
  }

  /**
   * Judge a check of a value of the site.
   *
   * @throws IllegalArgumentException if the check looks at the network
   */
  public static CheckResult judgeValue(Check check) {
    if (!(check.subject() instanceof Subject.OfValue subject)) {
      throw new IllegalArgumentException(check.id() + " is not of a value");
    }
    ValueRule rule = subject.rule();
    boolean allowed = rule.allows(subject.value());
    return new CheckResult(
        check,
        allowed ? Verdict.PASS : Verdict.FAIL,
        allowed ? Optional.empty() : Optional.of(Cause.VALUE_NOT_ALLOWED),
        Optional.empty(),
        Expected.of(check),
        Wording.clean("'" + subject.value() + "'"),
        allowed ? "" : Fixes.ofValue(rule.variable()),
        List.of(),
        Optional.empty());
  }

  private static Ruling rule(Case given) {
    Observation seen = given.seen();
    if (seen.failure().isPresent()) {
      Observation.Failure failure = seen.failure().get();
      return Ruling.error(failure.cause(), failure.detail());
    }
    if (!seen.question().equals(given.subject().question())) {
      return Ruling.incomplete("it is of another question");
    }
    return switch (given.check().expectation()) {
      case LISTENING, PERMITTED -> WayRules.judge(given);
      case BLOCKED -> BlockedRules.judge(given);
      case PRIVATE_ADDRESS -> AddressRules.judge(given);
      case ONLY_LISTENING -> ListenerRules.judge(given);
      case FREE -> BindRules.judge(given);
      case VALUE_ALLOWED -> Ruling.incomplete("a value of the site is no matter of the network");
    };
  }

  private static List<String> circumstances(Case given) {
    List<String> notes = new ArrayList<>();
    given.seen().layer(Layer.Resolve.class).ifPresent(it -> notes.addAll(it.outcome().notes()));
    given
        .proxy()
        .map(Layer.Proxy::use)
        .ifPresent(use -> notes.add("through the proxy %s: %s".formatted(use, use.reason())));
    given.seen().layer(Layer.Direct.class).map(Layer::evidence).ifPresent(notes::add);
    if (given.seen().attempts() > 1) {
      notes.add("asked %s times; this is the last answer".formatted(given.seen().attempts()));
    }
    return notes;
  }
}
