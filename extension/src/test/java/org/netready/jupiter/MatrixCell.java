// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.netready.endpoint.Host;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Transport;
import org.netready.plan.Check;
import org.netready.plan.Subject;
import org.netready.probe.Question;
import org.netready.simulation.Impairment;
import org.netready.simulation.NetworkPart;
import org.netready.simulation.SimulatedNetwork;

/**
 * One impairment of one part of a site's network.
 *
 * @param impairment what is wrong
 * @param host where
 * @param ports at which ports; empty for the name of the host
 */
record MatrixCell(MatrixSite site, Impairment impairment, Host host, Optional<Ports> ports) {

  /** Of a range the first, the last and six between are asked, as README has it. */
  private static final int SAMPLE = 8;

  /** How much of what a row asks is impaired. */
  enum Touch {
    NOTHING,
    SOME,
    ALL
  }

  /** Return where an impairment acts that a row can meet; empty if it can meet none such. */
  static Optional<MatrixCell> of(MatrixSite site, Impairment impairment, Check row) {
    return row.onNetwork()
        .map(subject -> at(site, impairment, subject.question()))
        .filter(cell -> cell.shares(row));
  }

  private static MatrixCell at(MatrixSite site, Impairment impairment, Question question) {
    return switch (impairment.layer()) {
      case PROXY ->
          new MatrixCell(
              site,
              impairment,
              SimulatedServices.PROXY.server().host(),
              Optional.of(Ports.tcp(SimulatedServices.PROXY.server().port())));
      case NAMES ->
          new MatrixCell(site, impairment, question.destination().host(), Optional.empty());
      case CONNECTS, STREAMS, DATAGRAMS, TLS, HTTP ->
          new MatrixCell(
              site, impairment, question.destination().host(), Optional.of(question.ports()));
    };
  }

  /** Return the part of a network that is impaired. */
  NetworkPart part(SimulatedNetwork network) {
    return ports.isEmpty() ? network.host(host.text()) : network.to(host.text(), ports.get());
  }

  /** Return whether a row is about the same endpoint, or about a host of the same name. */
  boolean shares(Check row) {
    return row.onNetwork().filter(it -> touch(it) != Touch.NOTHING).isPresent();
  }

  /** Return how much of what a row asks is impaired, whatever that does to it. */
  Touch touch(Subject.OnNetwork row) {
    Question question = row.question();
    boolean isOfPorts = question.kind() == Question.Kind.SERVICE;
    boolean isHere = question.destination().host().equals(host);
    return switch (impairment.layer()) {
      case PROXY -> isOfPorts && isThroughProxy(question) ? Touch.ALL : Touch.NOTHING;
      case NAMES -> isHere && isNameAsked(question) ? Touch.ALL : Touch.NOTHING;
      case CONNECTS, STREAMS, DATAGRAMS, TLS, HTTP ->
          isHere && isOfPorts ? touch(question.ports()) : Touch.NOTHING;
    };
  }

  private boolean isThroughProxy(Question question) {
    return question.ports().transport() == Transport.TCP
        && site.through().contains(question.destination().host());
  }

  /** What a site declares is not looked up, unless it is the addresses that are in question. */
  private static boolean isNameAsked(Question question) {
    return question.kind() == Question.Kind.ADDRESSES
        || (question.kind() == Question.Kind.SERVICE
            && question.destination().addresses().isEmpty());
  }

  private Touch touch(Ports asked) {
    List<Integer> all = sample(asked);
    long impaired =
        all.stream().filter(it -> ports.orElseThrow().contains(it, asked.transport())).count();
    if (impaired == 0) {
      return Touch.NOTHING;
    }
    return impaired == all.size() ? Touch.ALL : Touch.SOME;
  }

  private static List<Integer> sample(Ports ports) {
    int size = Math.min(SAMPLE, ports.size());
    return IntStream.range(0, size)
        .map(i -> size == 1 ? ports.first() : ports.first() + (ports.size() - 1) * i / (size - 1))
        .boxed()
        .toList();
  }

  @Override
  public String toString() {
    return "%s%s: %s (%s)".formatted(host, ports.map(it -> " " + it).orElse(""), impairment, site);
  }
}
