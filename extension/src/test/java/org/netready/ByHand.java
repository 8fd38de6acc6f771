// SPDX-License-Identifier: Apache-2.0
package org.netready;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.plan.Check;
import org.netready.plan.Gap;
import org.netready.plan.PlannedRequirement;
import org.netready.probe.Application;
import org.netready.probe.Cause;
import org.netready.probe.CertificateFacts;
import org.netready.probe.ChainTrust;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Conversation;
import org.netready.probe.Destination;
import org.netready.probe.Layer;
import org.netready.probe.NameOutcome;
import org.netready.probe.Observation;
import org.netready.probe.PortState;
import org.netready.probe.ProxyServer;
import org.netready.probe.Question;
import org.netready.verdict.CheckResult;
import org.netready.verdict.RequirementResult;
import org.netready.verdict.Verdict;

/** Observations and results built by hand, for tests of what is made of them. */
public final class ByHand {

  /** What every test that asks for HTTPS asks. */
  public static final Question HTTPS =
      new Question(
          Question.Kind.SERVICE,
          Destination.of(Host.parse("registry.example.com")),
          Ports.tcp(443),
          new Application(Application.Protocol.HTTPS, "/v2/"));

  private ByHand() {}

  /** Return a result of {@link PlannedByHand#check()} that failed because nothing answered. */
  public static CheckResult failed() {
    return new CheckResult(
        PlannedByHand.check(),
        Verdict.FAIL,
        Optional.of(Cause.CONNECT_TIMED_OUT),
        Optional.of(PortState.FILTERED),
        "LISTENING within 5 s",
        "FILTERED: no answer in 5 s",
        "allow 10.0.0.21 -> 10.0.0.11, 6443/tcp",
        List.of("proves 1 of 2 hosts of 'k3s-agents'"),
        Optional.of(filtered()));
  }

  /** Return a result of {@link PlannedByHand#check()} that passed. */
  public static CheckResult passed() {
    return new CheckResult(
        PlannedByHand.check(),
        Verdict.PASS,
        Optional.empty(),
        Optional.of(PortState.OPEN),
        "LISTENING within 5 s",
        "OPEN: TLS was agreed",
        "",
        List.of(),
        Optional.of(answered()));
  }

  /** Return a result of {@link PlannedByHand#valueCheck()} that failed. */
  public static CheckResult valueFailed() {
    return new CheckResult(
        PlannedByHand.valueCheck(),
        Verdict.FAIL,
        Optional.of(Cause.VALUE_NOT_ALLOWED),
        Optional.empty(),
        "none of [15000, 15001]",
        "15000",
        "choose another port",
        List.of(),
        Optional.empty());
  }

  /** Return what came of a requirement with one check and these gaps. */
  public static RequirementResult requirement(CheckResult result, Gap... gaps) {
    Check check = result.check();
    return new RequirementResult(
        new PlannedRequirement(check.requirement(), check.pack(), List.of(check), List.of(gaps)),
        List.of(result));
  }

  /** Return an observation of a question with these layers. */
  public static Observation seen(PortState state, Layer... layers) {
    return seen(HTTPS, Optional.of(state), layers);
  }

  /** Return an observation that did not come as far as the port. */
  public static Observation seen(Question question, Optional<PortState> state, Layer... layers) {
    Map<Boolean, List<Layer>> parts =
        Arrays.stream(layers).collect(Collectors.partitioningBy(ByHand::isAnswer));
    List<Layer> answers = parts.getOrDefault(true, List.of());
    var conversation = new Conversation(Optional.of(IpAddress.parse("10.0.0.5")), 443, answers);
    return new Observation(
        question,
        "jump",
        state,
        parts.getOrDefault(false, List.of()),
        answers.isEmpty() ? List.of() : List.of(conversation),
        Optional.empty(),
        1,
        Duration.ofMillis(42));
  }

  private static boolean isAnswer(Layer layer) {
    return layer instanceof Layer.Tls
        || layer instanceof Layer.Http
        || layer instanceof Layer.Greeting;
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

  /** Return a layer in which a proxy was asked for a tunnel. */
  public static Layer.Proxy proxied(Optional<Cause> cause) {
    return new Layer.Proxy(
        new Layer.ProxyUse(ProxyServer.Kind.HTTP, "proxy:3128", "set by HTTPS_PROXY", "NO_PROXY"),
        200,
        cause,
        "CONNECT",
        Duration.ofMillis(2));
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
        new ChainTrust(
            List.of(
                new ChainTrust.Standing(
                    ChainTrust.Store.PUBLIC,
                    isPublic ? Optional.empty() : Optional.of(Cause.TLS_UNTRUSTED)),
                new ChainTrust.Standing(
                    ChainTrust.Store.SITE,
                    isPublic ? Optional.of(Cause.TLS_UNTRUSTED) : Optional.empty())),
            Optional.empty(),
            Optional.empty()),
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
