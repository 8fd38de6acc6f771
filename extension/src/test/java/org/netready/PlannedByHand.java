// SPDX-License-Identifier: Apache-2.0
package org.netready;

import java.net.URI;
import java.util.List;
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
import org.netready.probe.Destination;
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
import org.netready.yaml.Position;

/** Checks and gaps built by hand, for tests of what is made of them. */
public final class PlannedByHand {

  private PlannedByHand() {}

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
            flow,
            question,
            Service.TLS,
            Trust.PRIVATE,
            Optional.empty(),
            Answers.UNSAID,
            List.of()),
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
            Optional.empty(),
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
        "6443/tcp",
        GapReason.NO_VANTAGE,
        "no vantage point stands in for 'k3s-servers'");
  }
}
