// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.plan.Check;
import org.netready.plan.Subject;
import org.netready.probe.Cause;
import org.netready.probe.CertificateFacts;
import org.netready.probe.ChainTrust;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Conversation;
import org.netready.probe.Layer;
import org.netready.probe.NameAnswer;
import org.netready.probe.NameOutcome;
import org.netready.probe.Observation;
import org.netready.probe.PortState;
import org.netready.probe.ProxyServer;
import org.netready.probe.Question;
import org.netready.probe.UdpOutcome;

/** Builds observations of a check's question, layer by layer. */
public final class Seen {

  private static final Duration TOOK = Duration.ofMillis(3);
  private static final Instant START = Instant.parse("2026-01-02T00:00:00Z");
  private static final Instant END = Instant.parse("2027-01-02T00:00:00Z");

  private final Question question;
  private final List<Layer> layers = new ArrayList<>();
  private final List<Layer> answers = new ArrayList<>();
  private final List<Conversation> conversations = new ArrayList<>();
  private final List<ChainTrust.Standing> others = new ArrayList<>();
  private Optional<Cause> dates = Optional.empty();
  private Optional<PortState> state = Optional.empty();
  private Optional<Observation.Failure> failure = Optional.empty();
  private String place = "agent-1";
  private int attempts = 1;
  private Duration silence = Duration.ofSeconds(5);

  private Seen(Question question) {
    this.question = question;
  }

  public static Seen of(Question question) {
    return new Seen(question);
  }

  public static Seen of(Check check) {
    return of(((Subject.OnNetwork) check.subject()).question());
  }

  /** A connect or datagram to the address and port of the question. */
  public Seen state(PortState value) {
    return at("10.0.0.11", question.ports().first(), value);
  }

  public Seen at(String address, int port, PortState value) {
    return at(address, port, value, Optional.empty());
  }

  public Seen at(String address, int port, PortState value, Optional<Cause> cause) {
    state = Optional.of(value);
    var ip = IpAddress.parse(address);
    if (question.ports().transport() == Transport.UDP) {
      var outcome = new UdpOutcome(ip, value, cause, ByteString.EMPTY, evidence(value), TOOK);
      layers.add(new Layer.Exchange(outcome, port));
    } else {
      Duration took = value == PortState.FILTERED ? silence : TOOK;
      var outcome = new ConnectOutcome(ip, value, cause, evidence(value), took);
      layers.add(
          new Layer.Connect(
              List.of(new Layer.Attempt(port, outcome)), cause, evidence(value), TOOK));
    }
    return this;
  }

  private static String evidence(PortState state) {
    return switch (state) {
      case OPEN -> "answered in 3 ms";
      case CLOSED -> "connection refused";
      case FILTERED, OPEN_OR_FILTERED -> "no answer in 5 s";
      case UNREACHABLE -> "no route to host";
    };
  }

  /** How long whoever asks next waits for an answer. */
  public Seen waiting(Duration value) {
    silence = value;
    return this;
  }

  public Seen portState(PortState value) {
    state = Optional.of(value);
    return this;
  }

  public Seen resolved(String... addresses) {
    var found = Arrays.stream(addresses).map(IpAddress::parse).toList();
    return layer(
        new Layer.Resolve(
            new NameOutcome(found, Optional.empty(), "10.0.0.2", "found by 10.0.0.2", TOOK)));
  }

  /** A name with an address that any other beside it has too. */
  public Seen resolvedByWildcard(String address) {
    return resolvedInDoubt(Optional.of(Cause.NAME_WILDCARD), List.of(), address);
  }

  /** A name about which name servers were asked beside the system. */
  public Seen resolvedBeside(List<NameAnswer> answers, String... addresses) {
    return resolvedInDoubt(Optional.empty(), answers, addresses);
  }

  /** A name whose addresses may be those of another. */
  public Seen resolvedInDoubt(
      Optional<Cause> doubt, List<NameAnswer> answers, String... addresses) {
    var found = Arrays.stream(addresses).map(IpAddress::parse).toList();
    return layer(
        new Layer.Resolve(
            new NameOutcome(
                found,
                Optional.empty(),
                "10.0.0.2",
                "found by 10.0.0.2",
                TOOK,
                answers,
                List.of(),
                doubt)));
  }

  /** What a name server said: addresses, or that there is none. */
  public static NameAnswer said(NameAnswer.Role role, String... addresses) {
    var found = Arrays.stream(addresses).map(IpAddress::parse).toList();
    return new NameAnswer(
        role,
        "10.0.0.53",
        family(found.stream().filter(it -> !it.isV6()).toList()),
        family(found.stream().filter(IpAddress::isV6).toList()));
  }

  /** The same name server, which fails for IPv6. */
  public static NameAnswer withoutV6(NameAnswer answer) {
    var failed =
        new NameAnswer.Family(
            Optional.of(Cause.NAME_SERVFAIL), List.of(), List.of(), "10.0.0.53 says SERVFAIL");
    return new NameAnswer(answer.role(), answer.server(), answer.v4(), failed);
  }

  private static NameAnswer.Family family(List<IpAddress> addresses) {
    return addresses.isEmpty()
        ? new NameAnswer.Family(
            Optional.of(Cause.NAME_NODATA), List.of(), List.of(), "10.0.0.53 says NODATA")
        : new NameAnswer.Family(
            Optional.empty(), addresses, List.of(), "10.0.0.53 answers " + addresses);
  }

  public Seen notResolved(Cause cause, String evidence) {
    return layer(
        new Layer.Resolve(
            new NameOutcome(List.of(), Optional.of(cause), "10.0.0.2", evidence, TOOK)));
  }

  public Seen proxy(int status, Optional<Cause> cause, String evidence) {
    return proxy(ProxyServer.Kind.HTTP, status, cause, evidence);
  }

  public Seen proxy(ProxyServer.Kind kind, int status, Optional<Cause> cause, String evidence) {
    var use = new Layer.ProxyUse(kind, "proxy.corp:3128", "set by HTTPS_PROXY", "NO_PROXY");
    return layer(new Layer.Proxy(use, status, cause, evidence, TOOK));
  }

  public Seen directly(Layer.Direct.Rule rule, String reason) {
    return layer(new Layer.Direct(rule, reason));
  }

  public Seen publicTls() {
    return tls(true, false, Optional.empty(), true);
  }

  public Seen siteTls() {
    return tls(false, true, Optional.empty(), true);
  }

  /** A chain that neither a public root nor the site vouches for, and yet nothing is wrong. */
  public Seen onlyOthersTls() {
    return tls(false, false, Optional.empty(), true);
  }

  public Seen badTls(Cause problem) {
    return tls(false, false, Optional.of(problem), true);
  }

  public Seen tls(boolean isPublic, boolean isSite, Optional<Cause> problem, boolean isForName) {
    return tls(isPublic, isSite, problem, isForName, Optional.empty());
  }

  public Seen failedTls(Cause cause) {
    return tls(false, false, Optional.of(Cause.TLS_UNTRUSTED), true, Optional.of(cause));
  }

  private Seen tls(
      boolean isPublic,
      boolean isSite,
      Optional<Cause> problem,
      boolean isForName,
      Optional<Cause> cause) {
    var certificate =
        new CertificateFacts(
            "CN=server-1",
            isPublic ? "CN=Public CA" : "CN=Corp Proxy CA",
            List.of(isForName ? "server-1" : "portal.corp"),
            START,
            END,
            "00");
    return layer(
        new Layer.Tls(
            List.of(certificate),
            new ChainTrust(
                standings(isPublic, isSite),
                problem.map(it -> new ChainTrust.Problem(it, "the chain is bad: " + it)),
                dates.map(it -> new ChainTrust.Problem(it, "the dates are bad: " + it))),
            isForName,
            false,
            "TLSv1.3",
            "",
            cause,
            cause.map(it -> "handshake: " + it).orElse("handshake done"),
            TOOK));
  }

  private List<ChainTrust.Standing> standings(boolean isPublic, boolean isSite) {
    List<ChainTrust.Standing> standings = new ArrayList<>(others);
    standings.add(standing(ChainTrust.Store.PUBLIC, isPublic));
    standings.add(standing(ChainTrust.Store.SITE, isSite));
    return standings;
  }

  /** What the next chain is worth to one more store. */
  public Seen store(ChainTrust.Store store, boolean isTrusting) {
    others.add(standing(store, isTrusting));
    return this;
  }

  /** What is wrong with the dates of the next chain. */
  public Seen dates(Cause cause) {
    dates = Optional.of(cause);
    return this;
  }

  private static ChainTrust.Standing standing(ChainTrust.Store store, boolean isTrusting) {
    return new ChainTrust.Standing(
        store, isTrusting ? Optional.empty() : Optional.of(Cause.TLS_UNTRUSTED));
  }

  public Seen http(int status, Map<String, String> fields, String content) {
    return layer(
        new Layer.Http(status, fields, content, Optional.empty(), "answered " + status, TOOK));
  }

  public Seen http(int status) {
    return http(status, Map.of(), "");
  }

  public Seen noHttp(Cause cause) {
    return layer(
        new Layer.Http(0, Map.of(), "", Optional.of(cause), "the connection was closed", TOOK));
  }

  public Seen greeting(String greeting, Optional<Cause> cause) {
    return layer(new Layer.Greeting(greeting, cause, greeting, TOOK));
  }

  public Seen failure(Cause cause, String detail) {
    failure = Optional.of(new Observation.Failure(cause, detail));
    return this;
  }

  public Seen attempts(int value) {
    attempts = value;
    return this;
  }

  public Seen from(String value) {
    place = value;
    return this;
  }

  /** What whoever listens at an address and port answered: the layers of another observation. */
  public Seen heard(String address, int port, Seen answered) {
    conversations.add(
        new Conversation(Optional.of(IpAddress.parse(address)), port, answered.answers));
    return this;
  }

  /** A layer on the way there, or one of the conversation, of which there is one for each open. */
  public Seen layer(Layer layer) {
    boolean isAnswer =
        layer instanceof Layer.Tls
            || layer instanceof Layer.Http
            || layer instanceof Layer.Greeting;
    (isAnswer ? answers : layers).add(layer);
    return this;
  }

  private void converse() {
    List<Reach> open = new ArrayList<>();
    Reach.of(observation()).stream().filter(Reach::isOpen).forEach(open::add);
    for (Reach reach : open) {
      conversations.add(new Conversation(Optional.of(reach.address()), reach.port(), answers));
    }
    boolean isTunnel = layers.stream().anyMatch(Layer.Proxy.class::isInstance);
    if (open.isEmpty() && (isTunnel || !answers.isEmpty())) {
      conversations.add(new Conversation(Optional.empty(), question.ports().first(), answers));
    }
  }

  public Observation build() {
    if (conversations.isEmpty()) {
      converse();
    }
    return observation();
  }

  private Observation observation() {
    return new Observation(question, place, state, layers, conversations, failure, attempts, TOOK);
  }
}
