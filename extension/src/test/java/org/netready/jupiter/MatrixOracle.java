// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.netready.verdict.Verdict.FAIL;
import static org.netready.verdict.Verdict.INCONCLUSIVE;
import static org.netready.verdict.Verdict.PASS;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.endpoint.Transport;
import org.netready.jupiter.MatrixCell.Touch;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.plan.Subject;
import org.netready.probe.Cause;
import org.netready.simulation.Impairment;
import org.netready.simulation.Impairments;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Verdict;

/** What has to be said of a row while one impairment is in force. */
final class MatrixOracle {

  /** Nothing comes, so that a limit passes. */
  private static final Set<Cause> SILENT =
      EnumSet.of(
          Cause.NAME_RESOLVER_TIMEOUT,
          Cause.CONNECT_TIMED_OUT,
          Cause.SILENT_AFTER_ACCEPT,
          Cause.UDP_SILENT);

  /** No port opens. */
  private static final Set<Cause> SHUT =
      EnumSet.of(
          Cause.CONNECT_REFUSED,
          Cause.CONNECT_TIMED_OUT,
          Cause.CONNECT_UNREACHABLE,
          Cause.UDP_PORT_UNREACHABLE,
          Cause.UDP_SILENT);

  /** Speaks against the path, also before anything listens at its end. */
  private static final Set<Cause> OF_THE_PATH =
      EnumSet.of(
          Cause.NAME_NXDOMAIN,
          Cause.NAME_NODATA,
          Cause.NAME_SERVFAIL,
          Cause.NAME_REFUSED,
          Cause.NAME_RESOLVER_TIMEOUT,
          Cause.NAME_SINKHOLED,
          Cause.CONNECT_TIMED_OUT,
          Cause.CONNECT_UNREACHABLE,
          Cause.PROXY_AUTHENTICATION_REQUIRED,
          Cause.PROXY_DENIED,
          Cause.PROXY_UNREACHABLE);

  /** Something answers in the place of an endpoint that says nothing. */
  private static final Set<Impairment> ANSWERS =
      Set.of(Impairments.refused(), Impairments.unreachable());

  /**
   * A verdict and the causes of which one goes with it.
   *
   * @param isSilent whether a whole limit passes before it
   */
  record Due(Verdict verdict, Set<Cause> causes, boolean isSilent) {

    static final Due AS_AT_REST = new Due(PASS, Set.of(), false);

    boolean isMetBy(CheckResult seen) {
      return seen.verdict() == verdict
          && seen.cause().map(causes::contains).orElse(causes.isEmpty());
    }

    @Override
    public String toString() {
      return causes.isEmpty()
          ? verdict.name()
          : causes.stream()
              .map(Cause::name)
              .sorted()
              .collect(Collectors.joining(" or ", verdict + " ", ""));
    }
  }

  private final Map<String, Check> checks;

  MatrixOracle(MatrixSite site) {
    this.checks =
        site.plan().checks().stream().collect(Collectors.toMap(Check::id, Function.identity()));
  }

  Due due(MatrixCell cell, Check row) {
    return row.onNetwork()
        .map(
            subject ->
                row.expectation() == Expectation.BLOCKED
                    ? ofBlocked(cell, subject)
                    : ofOpen(cell, row, subject))
        .orElse(Due.AS_AT_REST);
  }

  private static Due ofOpen(MatrixCell cell, Check row, Subject.OnNetwork subject) {
    MatrixKind kind = MatrixKind.of(row);
    Touch touch = cell.touch(subject);
    if (touch == Touch.NOTHING) {
      return Due.AS_AT_REST;
    }
    Set<Cause> causes = MatrixTable.due(cell.impairment(), kind, subject.question().ports());
    if (causes.isEmpty()) {
      return Due.AS_AT_REST;
    }
    Verdict verdict = isDoubtful(row, kind, causes) ? INCONCLUSIVE : FAIL;
    boolean isOfSome = touch == Touch.SOME && verdict == FAIL && SHUT.containsAll(causes);
    return new Due(
        verdict, isOfSome ? Set.of(Cause.SOME_PORTS_CLOSED) : causes, SILENT.containsAll(causes));
  }

  private static boolean isDoubtful(Check row, MatrixKind kind, Set<Cause> causes) {
    if (kind == MatrixKind.ADDRESSES) {
      return !causes.equals(Set.of(Cause.PUBLIC_ADDRESS));
    }
    boolean isRedirectRight =
        kind == MatrixKind.SITE_REDIRECTING
            && causes.equals(Set.of(Cause.HTTP_REDIRECTED_ELSEWHERE));
    return isRedirectRight
        || causes.equals(Set.of(Cause.UDP_SILENT))
        || (row.expectation() == Expectation.PERMITTED && !OF_THE_PATH.containsAll(causes));
  }

  /**
   * A block shows beside something that opens on the same host from here; over UDP only where it is
   * an answer. So it does where the endpoint opens from elsewhere, unless all that was tried on the
   * host from here is shut.
   */
  private Due ofBlocked(MatrixCell cell, Subject.OnNetwork subject) {
    boolean isUdp = subject.question().ports().transport() == Transport.UDP;
    boolean isAnswered =
        cell.touch(subject) != Touch.NOTHING && ANSWERS.contains(cell.impairment());
    List<Subject.OnNetwork> opening = opening(cell, subject).toList();
    boolean isHereAlive = opening.stream().anyMatch(it -> isFromHere(it, subject));
    boolean isTriedHere = controls(subject).anyMatch(it -> isFromHere(it, subject));
    boolean isElsewhere = opening.stream().anyMatch(it -> !isFromHere(it, subject));
    boolean isShown =
        (isHereAlive && (!isUdp || isAnswered)) || (isElsewhere && (isHereAlive || !isTriedHere));
    return new Due(
        isShown ? PASS : INCONCLUSIVE,
        isShown ? Set.of() : Set.of(Cause.NO_CONTROL),
        isUdp && !isAnswered);
  }

  private Stream<Subject.OnNetwork> opening(MatrixCell cell, Subject.OnNetwork blocked) {
    return blocked.controls().stream()
        .map(checks::get)
        .filter(it -> opens(ofOpen(cell, it, it.onNetwork().orElseThrow())))
        .flatMap(it -> it.onNetwork().stream());
  }

  private Stream<Subject.OnNetwork> controls(Subject.OnNetwork blocked) {
    return blocked.controls().stream().map(checks::get).flatMap(it -> it.onNetwork().stream());
  }

  private static boolean opens(Due control) {
    return control.verdict() == PASS || control.causes().equals(Set.of(Cause.SOME_PORTS_CLOSED));
  }

  private static boolean isFromHere(Subject.OnNetwork control, Subject.OnNetwork blocked) {
    return control.flow().vantage().equals(blocked.flow().vantage());
  }
}
