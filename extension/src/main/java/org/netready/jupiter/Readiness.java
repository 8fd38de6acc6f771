// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.netready.endpoint.Host;
import org.netready.endpoint.Ports;
import org.netready.plan.Plan;
import org.netready.probe.Application;
import org.netready.probe.Application.Protocol;
import org.netready.probe.Destination;
import org.netready.probe.Observation;
import org.netready.probe.Question;
import org.netready.spec.PackSelection;
import org.netready.spec.RequirementBuilder;
import org.netready.spec.Requirements;
import org.netready.verdict.RequirementResult;
import org.netready.yaml.SpecException;

/**
 * The readiness of a site, injected into {@code @TestFactory} and {@code @Test} methods of a class
 * with {@link NetworkRequirements} or {@link NetworkReadiness}.
 *
 * <p>Nothing is read and nothing is opened before a method is called. What was opened is closed
 * when the test method ends. Safe for use by many threads.
 *
 * <p>The methods that ask one question ({@link #https}, {@link #tcp} and so on) return what was
 * seen, for {@code ReadinessAssertions.assertThat}. In a simulated network whatever they ask for is
 * there.
 */
public final class Readiness {

  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final MethodRuns runs;
  private final Optional<String> vantagePoint;

  Readiness(MethodRuns runs) {
    this(runs, Optional.empty());
  }

  private Readiness(MethodRuns runs, Optional<String> vantagePoint) {
    this.runs = runs;
    this.vantagePoint = vantagePoint;
  }

  /**
   * Return a test for each check of the chosen packs, and for each gap. All probes are under way
   * when this returns; each test awaits its own. If something that a user wrote is wrong, there is
   * one test, which fails with all mistakes.
   */
  public Stream<DynamicTest> tests() {
    return runs.tests(Optional.empty());
  }

  /**
   * Return a test for each check of requirements of your own, and for each gap.
   *
   * @param requirements at least one requirement, with ids of their own
   */
  public Stream<DynamicTest> tests(RequirementBuilder... requirements) {
    return runs.tests(Optional.of(() -> own(requirements)));
  }

  /**
   * Return a test for each check of packs that were made in Java, and for each gap.
   *
   * @param packs at least one pack
   */
  public Stream<DynamicTest> tests(PackSelection... packs) {
    return runs.tests(Optional.of(() -> List.of(packs)));
  }

  /**
   * Check requirements of your own and return what came of each, for {@code
   * ReadinessAssertions.assertThatResults}. What could not be checked is among it, as the gaps of
   * its requirement.
   *
   * @param requirements at least one requirement, with ids of their own
   * @throws SpecException if something that a user wrote is wrong
   */
  public List<RequirementResult> check(RequirementBuilder... requirements) {
    return runs.check(Optional.of(() -> own(requirements)));
  }

  /**
   * Check the chosen packs and return what came of each requirement, for {@code
   * ReadinessAssertions.assertThatResults}. What could not be checked is among it, as the gaps of
   * its requirement.
   *
   * @throws SpecException if something that a user wrote is wrong
   */
  public List<RequirementResult> check() {
    return runs.check(Optional.empty());
  }

  /**
   * Return the same, in a simulated network in which something is wrong, whatever the property
   * {@code netready.scenario} says. On a real network, what is called on it fails.
   *
   * @param scenarios names of scenarios, or files; none for a network in which nothing is wrong
   */
  public Readiness inScenario(String... scenarios) {
    return new Readiness(runs.inScenarios(List.of(scenarios)), vantagePoint);
  }

  /**
   * Return what a run of the chosen packs would check.
   *
   * @throws SpecException if something that a user wrote is wrong
   */
  public Plan plan() {
    return runs.plan();
  }

  /**
   * Return the same, asking single questions from a vantage point. Requirements say themselves
   * where they are asked from.
   *
   * @param name the vantage point's name in the environment; in a simulated network, any
   */
  public Readiness from(String name) {
    return new Readiness(runs, Optional.of(name));
  }

  /** Ask {@code https://host/}. */
  public Observation https(String host) {
    return https(host, HTTPS, "/");
  }

  /** Ask for a path over HTTPS. */
  public Observation https(String host, int port, String path) {
    return ask(host, Ports.tcp(port), new Application(Protocol.HTTPS, path));
  }

  /** Ask {@code http://host/}. */
  public Observation http(String host) {
    return http(host, HTTP, "/");
  }

  /** Ask for a path over HTTP in clear text. */
  public Observation http(String host, int port, String path) {
    return ask(host, Ports.tcp(port), new Application(Protocol.HTTP, path));
  }

  /** Ask a container registry for {@code /v2/}. */
  public Observation registry(String host) {
    return https(host, HTTPS, "/v2/");
  }

  /** Ask for a TLS handshake. */
  public Observation tls(String host, int port) {
    return ask(host, Ports.tcp(port), new Application(Protocol.TLS, ""));
  }

  /** Ask for SSH's identification. */
  public Observation ssh(String host, int port) {
    return ask(host, Ports.tcp(port), new Application(Protocol.SSH, ""));
  }

  /** Ask a name server for the root's name servers, over UDP. */
  public Observation dns(String host, int port) {
    return ask(host, Ports.udp(port), new Application(Protocol.DNS, ""));
  }

  /** Ask a time server for the time by NTP. */
  public Observation ntp(String host, int port) {
    return ask(host, Ports.udp(port), new Application(Protocol.NTP, ""));
  }

  /** Ask a QUIC server for its versions. */
  public Observation quic(String host, int port) {
    return ask(host, Ports.udp(port), new Application(Protocol.QUIC, ""));
  }

  /** Ask whether a TCP port opens. */
  public Observation tcp(String host, int port) {
    return ask(host, Ports.tcp(port), Application.NONE);
  }

  /** Ask whether a UDP port answers. */
  public Observation udp(String host, int port) {
    return ask(host, Ports.udp(port), Application.NONE);
  }

  /** Ask for the addresses of a host. */
  public Observation resolve(String host) {
    Destination destination = Destination.of(Host.parse(host));
    return ask(
        new Question(Question.Kind.ADDRESSES, destination, Ports.tcp(HTTPS), Application.NONE));
  }

  private Observation ask(String host, Ports ports, Application application) {
    Destination destination = Destination.of(Host.parse(host));
    return ask(new Question(Question.Kind.SERVICE, destination, ports, application));
  }

  private Observation ask(Question question) {
    return runs.ask(question, vantagePoint);
  }

  private static List<PackSelection> own(RequirementBuilder... requirements) {
    return List.of(Requirements.pack("own", requirements));
  }
}
