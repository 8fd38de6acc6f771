// SPDX-License-Identifier: Apache-2.0
package org.netready;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.plan.Flow;
import org.netready.plan.Gap;
import org.netready.plan.GapReason;
import org.netready.plan.Subject;
import org.netready.probe.Application;
import org.netready.probe.Cause;
import org.netready.probe.CertificateFacts;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Destination;
import org.netready.probe.Layer;
import org.netready.probe.NameOutcome;
import org.netready.probe.Observation;
import org.netready.probe.PortState;
import org.netready.probe.Question;
import org.netready.spec.Alternative;
import org.netready.spec.Answers;
import org.netready.spec.Citation;
import org.netready.spec.Direction;
import org.netready.spec.Document;
import org.netready.spec.Expect;
import org.netready.spec.Inferred;
import org.netready.spec.Level;
import org.netready.spec.Listens;
import org.netready.spec.Requirement;
import org.netready.spec.Service;
import org.netready.spec.Sources;
import org.netready.spec.Target;
import org.netready.spec.Template;
import org.netready.spec.Trust;
import org.netready.spec.ValueRule;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Verdict;
import org.netready.yaml.Position;

/** Checks, gaps, observations and results built by hand, for tests of what is made of them. */
public final class ByHand {

  /** What every test that asks for HTTPS asks. */
  public static final Question HTTPS =
      new Question(
          Question.Kind.SERVICE,
          Destination.of(Host.parse("registry.example.com")),
          Ports.tcp(443),
          new Application(Application.Protocol.HTTPS, "/v2/"));

  private ByHand() {}

  /** Return a requirement on the Kubernetes API of K3s. */
  public static Requirement requirement() {
    return requirement(Expect.REACHABLE, Optional.empty());
  }

  private static Requirement requirement(Expect expect, Optional<ValueRule> rule) {
    return new Requirement(
        "k3s-api",
        "servers and agents reach the Kubernetes API",
        "Nodes register and watch through it.",
        Level.MUST,
        Set.of("k3s"),
        Direction.INBOUND,
        List.of("k3s-servers", "k3s-agents"),
        Sources.ALL,
        List.of(
            new Alternative(
                List.of(new Target.RoleTarget("k3s-servers")),
                List.of(new Template("6443/tcp")),
                Service.TLS,
                Trust.PRIVATE,
                Answers.UNSAID)),
        Listens.INSTALLED,
        expect,
        rule,
        Optional.empty(),
        Set.of(Inferred.SERVICE, Inferred.TRANSPORT),
        "",
        List.of("cluster"),
        new Citation(
            new Document(
                "Rancher, Port Requirements", "v2.x", "https://example.com/ports", "2026-11-20"),
            "K3s, inbound rules",
            "1"),
        new Position("rancher.yaml", URI.create("file:/packs/rancher.yaml"), 41, 5));
  }

  /** Return a check of {@link #requirement()} from an agent to a server. */
  public static Check check() {
    Destination server =
        new Destination(Host.parse("server-1"), List.of(IpAddress.parse("10.0.0.11")));
    Flow flow =
        new Flow(
            "k3s-agents",
            "agent-1",
            Optional.of(IpAddress.parse("10.0.0.21")),
            "jump",
            "k3s-servers",
            "",
            server,
            Ports.tcp(6443));
    Question question =
        new Question(
            Question.Kind.SERVICE,
            server,
            Ports.tcp(6443),
            new Application(Application.Protocol.TLS, ""));
    return new Check(
        "k3s-api:agent-1:server-1:6443/tcp",
        requirement(),
        "rancher",
        "k3s",
        new Subject.OnNetwork(
            flow, question, Service.TLS, Trust.PRIVATE, Answers.UNSAID, List.of()),
        Expectation.LISTENING);
  }

  /** Return a check of a host behind a wildcard, on a range of ports. */
  public static Check wildcardCheck() {
    Destination sample = Destination.of(Host.parse("site.azurecr.io"));
    Ports ports = Ports.parse("30000-32767/tcp");
    return new Check(
        "images",
        requirement(),
        "rancher",
        "",
        new Subject.OnNetwork(
            new Flow("nodes", "jump", Optional.empty(), "jump", "", "*.azurecr.io", sample, ports),
            new Question(
                Question.Kind.SERVICE,
                sample,
                ports,
                new Application(Application.Protocol.HTTPS, "/v2/")),
            Service.REGISTRY,
            Trust.PUBLIC_ONLY,
            new Answers("/v2/", Set.of(401, 200), "Docker-Distribution-Api-Version", ""),
            List.of("k3s-api:agent-1:server-1:6443/tcp")),
        Expectation.BLOCKED);
  }

  /** Return a check of a value. */
  public static Check valueCheck() {
    ValueRule rule = new ValueRule("sql-port", List.of(), List.of("15000", "15001"));
    return new Check(
        "sql-port",
        requirement(Expect.VARIABLE_ALLOWED, Optional.of(rule)),
        "uipath",
        "",
        new Subject.OfValue("15000", rule),
        Expectation.VALUE_ALLOWED);
  }

  /** Return a gap of {@link #requirement()}. */
  public static Gap gap() {
    return new Gap(
        requirement(),
        "rancher",
        "k3s",
        "k3s-servers",
        "k3s-servers",
        "",
        Optional.empty(),
        "6443",
        GapReason.NO_VANTAGE,
        "no vantage point stands in for 'k3s-servers'");
  }

  /** Return a result of {@link #check()} that failed because nothing answered. */
  public static CheckResult failed() {
    return new CheckResult(
        check(),
        Verdict.FAIL,
        Optional.of(Cause.CONNECT_TIMED_OUT),
        Optional.of(PortState.FILTERED),
        "LISTENING within 5 s",
        "FILTERED: no answer in 5 s",
        "allow 10.0.0.21 -> 10.0.0.11, 6443/tcp",
        List.of("proves 1 of 2 hosts of 'k3s-agents'"),
        Optional.of(filtered()));
  }

  /** Return a result of {@link #check()} that passed. */
  public static CheckResult passed() {
    return new CheckResult(
        check(),
        Verdict.PASS,
        Optional.empty(),
        Optional.of(PortState.OPEN),
        "LISTENING within 5 s",
        "OPEN: TLS was agreed",
        "",
        List.of(),
        Optional.of(answered()));
  }

  /** Return a result of {@link #valueCheck()} that failed. */
  public static CheckResult valueFailed() {
    return new CheckResult(
        valueCheck(),
        Verdict.FAIL,
        Optional.of(Cause.VALUE_NOT_ALLOWED),
        Optional.empty(),
        "none of [15000, 15001]",
        "15000",
        "choose another port",
        List.of(),
        Optional.empty());
  }

  /** Return an observation of a question with these layers. */
  public static Observation seen(PortState state, Layer... layers) {
    return seen(HTTPS, Optional.of(state), layers);
  }

  /** Return an observation that did not come as far as the port. */
  public static Observation seen(Question question, Optional<PortState> state, Layer... layers) {
    return new Observation(
        question, "jump", state, List.of(layers), Optional.empty(), 1, Duration.ofMillis(42));
  }

  /** Return an observation in which nothing answered the connect. */
  public static Observation filtered() {
    return seen(
        PortState.FILTERED,
        resolved("10.0.0.5"),
        connect(PortState.FILTERED, Cause.CONNECT_TIMED_OUT, "no answer in 5 s"));
  }

  /** Return an observation in which a reset answered the connect. */
  public static Observation closed() {
    return seen(
        PortState.CLOSED,
        resolved("10.0.0.5"),
        connect(PortState.CLOSED, Cause.CONNECT_REFUSED, "a reset"));
  }

  /** Return an observation in which the registry answered 401. */
  public static Observation answered() {
    return seen(
        PortState.OPEN,
        resolved("10.0.0.5", "10.0.0.6"),
        connected(),
        tls(true, true),
        http(401, Map.of("docker-distribution-api-version", "registry/2.0")));
  }

  /** Return an observation in which the name does not exist. */
  public static Observation unresolved() {
    return seen(
        HTTPS,
        Optional.empty(),
        new Layer.Resolve(
            new NameOutcome(
                List.of(),
                Optional.of(Cause.NAME_NXDOMAIN),
                "10.0.0.2",
                "NXDOMAIN from 10.0.0.2",
                Duration.ofMillis(3))));
  }

  /** Return an observation that our own machinery could not make. */
  public static Observation broken() {
    return new Observation(
        HTTPS,
        "jump",
        Optional.empty(),
        List.of(),
        Optional.of(
            new Observation.Failure(Cause.LIMIT_REACHED, "the suite's limit of 10 min was over")),
        0,
        Duration.ZERO);
  }

  /** Return a layer in which a name has these addresses. */
  public static Layer.Resolve resolved(String... addresses) {
    List<IpAddress> parsed = Arrays.stream(addresses).map(IpAddress::parse).toList();
    return new Layer.Resolve(
        new NameOutcome(
            parsed,
            Optional.empty(),
            "the system's resolver",
            String.join(", ", addresses) + " from the system's resolver",
            Duration.ofMillis(3)));
  }

  /** Return a layer in which the connection opened. */
  public static Layer.Connect connected() {
    return connect(
        List.of(
            new ConnectOutcome(
                IpAddress.parse("10.0.0.5"),
                PortState.OPEN,
                Optional.empty(),
                "open",
                Duration.ofNanos(1_234_567))),
        Optional.empty(),
        "open at 10.0.0.5");
  }

  /** Return a layer in which the connection to 10.0.0.5 did not open. */
  public static Layer.Connect connect(PortState state, Cause cause, String evidence) {
    return connect(
        List.of(
            new ConnectOutcome(
                IpAddress.parse("10.0.0.5"),
                state,
                Optional.of(cause),
                evidence,
                Duration.ofSeconds(5))),
        Optional.of(cause),
        evidence);
  }

  private static Layer.Connect connect(
      List<ConnectOutcome> outcomes, Optional<Cause> cause, String evidence) {
    return new Layer.Connect(
        outcomes.stream().map(outcome -> new Layer.Attempt(443, outcome)).toList(),
        cause,
        evidence,
        outcomes.get(0).took());
  }

  /** Return a layer with a completed handshake. */
  public static Layer.Tls tls(boolean isPublic, boolean isForName) {
    return new Layer.Tls(
        List.of(
            new CertificateFacts(
                "CN=registry.example.com",
                "CN=Example CA 1,O=Example",
                List.of("registry.example.com", "*.apps.example.com", "10.0.0.5"),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z"),
                "ab".repeat(32))),
        isPublic,
        !isPublic,
        isPublic ? Optional.empty() : Optional.of(Cause.TLS_UNTRUSTED),
        isForName,
        false,
        "TLSv1.3",
        "h2",
        Optional.empty(),
        "TLSv1.3, CN=registry.example.com by CN=Example CA 1,O=Example",
        Duration.ofMillis(18));
  }

  /** Return a layer with an answer. */
  public static Layer.Http http(int status, Map<String, String> fields) {
    return new Layer.Http(
        status, fields, "", Optional.empty(), "status " + status, Duration.ofMillis(9));
  }
}
