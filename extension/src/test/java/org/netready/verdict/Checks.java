// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.plan.Flow;
import org.netready.plan.Subject;
import org.netready.probe.Application;
import org.netready.probe.Destination;
import org.netready.probe.Question;
import org.netready.spec.Alternative;
import org.netready.spec.Answers;
import org.netready.spec.Citation;
import org.netready.spec.Direction;
import org.netready.spec.Document;
import org.netready.spec.Expect;
import org.netready.spec.Level;
import org.netready.spec.Listens;
import org.netready.spec.Requirement;
import org.netready.spec.Service;
import org.netready.spec.Sources;
import org.netready.spec.Trust;
import org.netready.spec.ValueRule;
import org.netready.yaml.Position;

/** Builds checks: by default, that agent-1 reaches server-1 (10.0.0.11), 6443/tcp. */
public final class Checks {

  private final Expectation expectation;
  private String id = "k3s-api";
  private String fromRole = "k3s-agents";
  private String from = "agent-1";
  private String vantage = "agent-1";
  private String declaredHost = "";
  private Destination destination = pinned("server-1", "10.0.0.11");
  private Ports ports = Ports.tcp(6443);
  private Service service = Service.NONE;
  private Optional<String> exemption = Optional.empty();
  private Expect expect = Expect.REACHABLE;
  private Trust trust = Trust.PUBLIC;
  private Answers answers = Answers.UNSAID;
  private List<String> controls = List.of();
  private List<Ports> allowed = List.of();
  private Level level = Level.MUST;
  private String obsolete = "";
  private boolean mayBeVacant;
  private Sources sources = Sources.ALL;
  private List<Alternative> alternatives = List.of();
  private Question.Kind kind = Question.Kind.SERVICE;

  private Checks(Expectation expectation) {
    this.expectation = expectation;
  }

  public static Checks expecting(Expectation expectation) {
    return new Checks(expectation);
  }

  public Checks id(String value) {
    id = value;
    return this;
  }

  public Checks from(String value) {
    from = value;
    vantage = value;
    return this;
  }

  public Checks fromRole(String value) {
    fromRole = value;
    return this;
  }

  public Checks vantage(String value) {
    vantage = value;
    return this;
  }

  public Checks declared(String value) {
    declaredHost = value;
    return this;
  }

  public Checks to(String host) {
    destination = Destination.of(Host.parse(host));
    return this;
  }

  public Checks to(Destination value) {
    destination = value;
    return this;
  }

  public Checks ports(String value) {
    ports = Ports.parse(value);
    return this;
  }

  public Checks service(Service value) {
    service = value;
    return this;
  }

  public Checks exempt(String reason) {
    exemption = Optional.of(reason);
    return this;
  }

  public Checks trust(Trust value) {
    trust = value;
    return this;
  }

  public Checks answers(String header, Integer... status) {
    answers = new Answers("/healthz", Set.of(status), header, "");
    return this;
  }

  public Checks controls(String... ids) {
    controls = List.of(ids);
    return this;
  }

  public Checks level(Level value) {
    level = value;
    return this;
  }

  public Checks obsolete(String value) {
    obsolete = value;
    return this;
  }

  public Checks sources(Sources value) {
    sources = value;
    return this;
  }

  public Checks alternatives(Alternative... values) {
    alternatives = List.of(values);
    return this;
  }

  /** What listens on the host is asked, of which these ports may. */
  public Checks allowed(String... values) {
    kind = Question.Kind.LISTENERS;
    allowed = Arrays.stream(values).map(Ports::parse).toList();
    return this;
  }

  /** Nothing need listen there yet. */
  public Checks vacant() {
    mayBeVacant = true;
    return this;
  }

  public Checks bound() {
    kind = Question.Kind.BIND;
    return this;
  }

  /** Demand a way: through a proxy or directly. */
  public Checks expect(Expect value) {
    expect = value;
    kind = Question.Kind.ROUTE;
    return this;
  }

  public Checks addressesOnly() {
    kind = Question.Kind.ADDRESSES;
    return this;
  }

  public Check build() {
    var application = new Application(protocol(), "");
    var question = new Question(kind, destination, ports, application);
    var flow =
        new Flow(
            fromRole,
            from,
            Optional.of(IpAddress.parse("10.0.0.21")),
            vantage,
            declaredHost.isEmpty() ? "k3s-servers" : "",
            declaredHost,
            destination,
            ports);
    var subject =
        new Subject.OnNetwork(
            flow, question, service, trust, exemption, answers, controls, allowed, mayBeVacant);
    return new Check(id, requirement(), "rancher", "k3s", subject, expectation);
  }

  public static Check ofValue(String value, List<String> allowed, List<String> forbidden) {
    var rule = new ValueRule("sql-port", allowed, forbidden);
    var check = expecting(Expectation.VALUE_ALLOWED).id("sql-port-free").build();
    return new Check(
        check.id(),
        check.requirement(),
        "uipath",
        "",
        new Subject.OfValue(value, rule),
        Expectation.VALUE_ALLOWED);
  }

  public static Destination pinned(String host, String... addresses) {
    return new Destination(
        Host.parse(host), Arrays.stream(addresses).map(IpAddress::parse).toList());
  }

  public Requirement requirement() {
    return new Requirement(
        id,
        "servers and agents reach the Kubernetes API",
        "",
        level,
        Set.of("k3s"),
        Direction.INBOUND,
        List.of("k3s-agents"),
        sources,
        alternatives,
        Listens.INSTALLED,
        expect,
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        obsolete,
        List.of(),
        new Citation(
            new Document("Rancher, Port Requirements", "v2.x", "https://rancher.com", "2026-11-20"),
            "K3s, inbound rules",
            "1"),
        new Position("rancher.yaml", URI.create("file:/rancher.yaml"), 41, 5));
  }

  private Application.Protocol protocol() {
    return switch (service) {
      case REGISTRY -> Application.Protocol.HTTPS;
      case VXLAN, GENEVE, WIREGUARD -> Application.Protocol.NONE;
      default -> Application.Protocol.valueOf(service.name());
    };
  }
}
