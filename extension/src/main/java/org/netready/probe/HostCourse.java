// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.netready.endpoint.IpAddress;

/**
 * A question about the host of the place itself: first whether the place is on the host that is
 * meant at all, since another host's answer would be a lie.
 */
final class HostCourse {

  private static final Set<Cause> FORGED = Set.of(Cause.NAME_SINKHOLED, Cause.NAME_SEARCH_DOMAIN);

  private final ProbeScope scope;

  HostCourse(ProbeScope scope) {
    this.scope = scope;
  }

  Seen ask(Question question) throws VantageException, InterruptedException {
    var names = new Layer.Resolve(names(question.destination()));
    Optional<HostView> view = scope.network().host();
    if (view.isEmpty()) {
      return Seen.withoutState(names, notShown());
    }
    Layer.OnHost host = host(question, names, view.get());
    return host.cause().isPresent()
        ? Seen.withoutState(names, host)
        : Seen.withoutState(names, host, ask(question, host, view.get()));
  }

  /** A resolver that hangs must leave time for the question itself, which needs no resolver. */
  private NameOutcome names(Destination destination) throws VantageException, InterruptedException {
    return scope.resolve(destination, scope.deadline().remaining().dividedBy(2));
  }

  private Layer ask(Question question, Layer.OnHost host, HostView view) throws VantageException {
    Duration left = scope.deadline().remaining();
    return question.kind() == Question.Kind.LISTENERS
        ? new Layer.Listeners(view.listeners(question.ports().transport(), left))
        : bind(question, host, view);
  }

  private Layer.OnHost notShown() {
    return new Layer.OnHost(
        List.of(),
        List.of(),
        Optional.of(Cause.LOCAL_NOT_SHOWN),
        scope.network().description() + " can tell nothing of the host that it is on",
        Duration.ZERO);
  }

  private Layer.OnHost host(Question question, Layer.Resolve names, HostView view)
      throws VantageException {
    Duration before = scope.deadline().elapsed();
    List<IpAddress> own = new ArrayList<>();
    List<IpAddress> others = new ArrayList<>();
    if (names.cause().isEmpty()) {
      for (IpAddress address : names.outcome().addresses()) {
        (view.hasAddress(address) ? own : others).add(address);
      }
    }
    return new Layer.OnHost(
        own,
        others,
        doubt(names, own, others),
        evidence(question.destination().host().text(), names, own, others),
        scope.deadline().elapsed().minus(before));
  }

  /** A name that means every host that looks it up shows nothing of this one. */
  private static Optional<Cause> doubt(
      Layer.Resolve names, List<IpAddress> own, List<IpAddress> others) {
    boolean isElsewhere = own.isEmpty() && !others.isEmpty();
    return isElsewhere
        ? Optional.of(Cause.LOCAL_OTHER_HOST)
        : names.cause().filter(FORGED::contains);
  }

  private String evidence(
      String host, Layer.Resolve names, List<IpAddress> own, List<IpAddress> others) {
    String place = scope.network().description();
    if (names.cause().filter(FORGED::contains).isPresent()) {
      return "whether %s is on %s is not shown: the name %s"
          .formatted(place, host, names.outcome().evidence());
    }
    if (own.isEmpty() && others.isEmpty()) {
      return "whether %s is on %s was not verified: no address of it is known"
          .formatted(place, host);
    }
    return own.isEmpty()
        ? "%s is not on %s: it has no address of it (%s)".formatted(place, host, texts(others))
        : "%s is on %s: it has %s".formatted(place, host, texts(own));
  }

  private Layer.Bind bind(Question question, Layer.OnHost host, HostView view)
      throws VantageException {
    Duration before = scope.deadline().elapsed();
    List<IpAddress> addresses =
        host.own().stream().filter(it -> !it.inet().isLoopbackAddress()).toList();
    List<BindOutcome> outcomes =
        view.bind(question.ports(), addresses, scope.deadline().remaining());
    List<BindOutcome> shut = outcomes.stream().filter(it -> it.cause().isPresent()).toList();
    return new Layer.Bind(
        outcomes,
        shut.stream().flatMap(it -> it.cause().stream()).findFirst(),
        "%s of %s could be bound".formatted(outcomes.size() - shut.size(), outcomes.size()),
        scope.deadline().elapsed().minus(before));
  }

  private static String texts(List<IpAddress> addresses) {
    return addresses.stream().map(IpAddress::text).collect(Collectors.joining(", "));
  }
}
