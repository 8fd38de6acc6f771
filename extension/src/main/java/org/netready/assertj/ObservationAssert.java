// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractAssert;
import org.netready.endpoint.AddressScope;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.Layer;
import org.netready.probe.Observation;
import org.netready.probe.PortState;

/**
 * Assertions on what a probe saw. A failure is a list of facts: what was asked, from where, what
 * was expected, what it was, and what was seen layer by layer.
 *
 * <p>Nothing passes because it was not looked at: an assertion on a layer that the probe did not
 * reach fails, and says how far the probe came and why.
 */
public class ObservationAssert extends AbstractAssert<ObservationAssert, Observation> {

  private static final Set<PortState> BLOCKED =
      EnumSet.of(PortState.CLOSED, PortState.FILTERED, PortState.UNREACHABLE);

  /** Make assertions; {@link ReadinessAssertions#assertThat(Observation)} is the shorter way. */
  public ObservationAssert(Observation actual) {
    super(actual, ObservationAssert.class);
  }

  /**
   * Verify that the port is open: a connection opened, or a datagram was answered. It says nothing
   * of the service behind it.
   */
  public ObservationAssert isOpen() {
    return verify(it -> Comparison.ofState(it, "should be open", EnumSet.of(PortState.OPEN)));
  }

  /** Verify that a reset, or an ICMP port-unreachable, answered. */
  public ObservationAssert isClosed() {
    return verify(it -> Comparison.ofState(it, "should be closed", EnumSet.of(PortState.CLOSED)));
  }

  /** Verify that nothing answered. Silence over UDP is not enough: the port may be open. */
  public ObservationAssert isFiltered() {
    return verify(
        it -> Comparison.ofState(it, "should be filtered", EnumSet.of(PortState.FILTERED)));
  }

  /**
   * Verify that the port cannot be reached: closed, filtered or unreachable. A name that was not
   * resolved proves nothing, and neither does silence over UDP.
   */
  public ObservationAssert isBlocked() {
    return verify(it -> Comparison.ofState(it, "should be blocked", BLOCKED));
  }

  /**
   * Verify that the name has exactly these addresses, in any order.
   *
   * @param addresses at least one address literal
   * @throws IllegalArgumentException if there is none, or one is no address literal
   */
  public ObservationAssert resolvesTo(String... addresses) {
    List<IpAddress> expected = Arrays.stream(addresses).map(IpAddress::parse).toList();
    Arguments.requireSome("addresses", expected);
    return onAddresses(
        "should resolve to " + expected,
        expected.toString(),
        resolved -> Set.copyOf(resolved).equals(Set.copyOf(expected)));
  }

  /**
   * Verify that every address of the name is on a private network: RFC 1918, RFC 6598, unique local
   * or link-local.
   */
  public ObservationAssert resolvesToPrivateAddresses() {
    return onAddresses(
        "should resolve to private addresses",
        "private addresses only",
        resolved -> resolved.stream().allMatch(it -> AddressScope.of(it).isPrivateNetwork()));
  }

  /**
   * Verify that the server's certificate is for a name or an address. It says nothing of who signed
   * it.
   *
   * @param name a host name or an address literal
   * @throws IllegalArgumentException if it is neither
   */
  public ObservationAssert hasCertificateFor(String name) {
    Host host = Host.parse(name);
    return on(
        Part.CERTIFICATE,
        "should have a certificate for " + host.text(),
        "a certificate for " + host.text(),
        tls -> Certificates.isFor(tls, host, actual.question().destination().host()),
        Certificates::names);
  }

  /**
   * Verify that the certificate is for the name that was asked for and that its chain is valid now
   * and ends in a public root.
   */
  public ObservationAssert isTrusted() {
    return on(
        Part.CERTIFICATE,
        "should have a certificate of a public root",
        "a valid chain to a public root, for the name that was asked for",
        tls -> tls.isPublic() && tls.isForName(),
        Certificates::trust);
  }

  /**
   * Verify that the certificate is for the name that was asked for and that its chain is valid now
   * and ends in an authority that the site declares.
   */
  public ObservationAssert isTrustedBySite() {
    return on(
        Part.CERTIFICATE,
        "should have a certificate of the site's authority",
        "a valid chain to an authority of the site, for the name that was asked for",
        tls -> tls.isSite() && tls.isForName(),
        Certificates::trust);
  }

  /** Verify that the issuer of a certificate in the chain contains a text, as it is written. */
  public ObservationAssert hasIssuer(String part) {
    Arguments.requireText("part", part);
    return on(
        Part.CERTIFICATE,
        "should have an issuer with '%s'".formatted(part),
        "an issuer with '%s'".formatted(part),
        tls -> tls.chain().stream().anyMatch(it -> it.issuer().contains(part)),
        tls -> "issuers " + tls.chain().stream().map(it -> it.issuer()).toList());
  }

  /**
   * Verify the TLS version that was agreed.
   *
   * @param version {@code TLSv1.3} or {@code 1.3}
   * @throws IllegalArgumentException if it is no version
   */
  public ObservationAssert speaksTls(String version) {
    String number = TlsVersion.number(version);
    return on(
        Part.TLS_VERSION,
        "should speak TLS " + number,
        "TLS " + number,
        tls -> TlsVersion.isSame(tls.protocol(), number),
        Layer.Tls::protocol);
  }

  /**
   * Verify that an HTTP answer has one of these status codes.
   *
   * @param status at least one code
   * @throws IllegalArgumentException if there is none
   */
  public ObservationAssert answers(int... status) {
    List<Integer> expected = IntStream.of(status).boxed().toList();
    Arguments.requireSome("status codes", expected);
    String text = expected.size() == 1 ? "status " + status[0] : "one of status " + expected;
    return on(
        Part.HTTP_ANSWER,
        "should answer with " + text,
        text,
        http -> expected.contains(http.status()),
        http -> "status " + http.status());
  }

  /**
   * Verify a field of an HTTP answer. What can be a secret is recorded as {@code (redacted)}: the
   * values of a query, say, and cookies.
   *
   * @param name the field's name, upper or lower case
   * @param value its whole value, as it is recorded
   */
  public ObservationAssert hasField(String name, String value) {
    String field = name.toLowerCase(Locale.ROOT);
    return on(
        Part.HTTP_ANSWER,
        "should answer with field " + field,
        field + ": " + value,
        http -> value.equals(http.fields().get(field)),
        http ->
            Optional.ofNullable(http.fields().get(field))
                .map(it -> field + ": " + it)
                .orElseGet(() -> "no such field among " + new TreeSet<>(http.fields().keySet())));
  }

  /**
   * Verify that whoever was asked answered, in every layer, and that it took no longer than a
   * limit.
   */
  public ObservationAssert respondsWithin(Duration limit) {
    String answer = "an answer within " + Durations.text(limit);
    String claim = "should respond within " + Durations.text(limit);
    return verify(
        it -> {
          boolean answered = !it.layers().isEmpty() && Causes.ofProbe(it).isEmpty();
          String butWas =
              answered
                  ? "an answer after " + Durations.text(it.took())
                  : new ObservationText(it).missing("answer");
          boolean holds = answered && it.took().compareTo(limit) <= 0;
          return new Comparison(holds, claim, answer, butWas, true);
        });
  }

  /** Verify that it went through a proxy, and that the proxy let it pass. */
  public ObservationAssert usesProxy() {
    return on(
        Part.WAY_THROUGH_PROXY,
        "should be reached through a proxy",
        "a proxy that lets it pass",
        proxy -> true,
        proxy -> proxy.use().toString());
  }

  /**
   * Verify that it went through this proxy, and that the proxy let it pass.
   *
   * @param hostAndPort the proxy: {@code proxy.corp.example:3128}
   */
  public ObservationAssert usesProxy(String hostAndPort) {
    Arguments.requireText("hostAndPort", hostAndPort);
    return on(
        Part.WAY_THROUGH_PROXY,
        "should be reached through the proxy " + hostAndPort,
        hostAndPort,
        proxy -> proxy.use().address().equals(hostAndPort),
        proxy -> proxy.use().toString());
  }

  /** Verify that it went, or tried to go, to the host itself and not through a proxy. */
  public ObservationAssert isDirect() {
    return verify(
        it -> {
          ObservationText text = new ObservationText(it);
          String butWas = text.proxy().orElseGet(() -> text.missing("connection"));
          boolean holds = text.proxy().isEmpty() && text.hasTransport();
          return new Comparison(
              holds, "should be reached without a proxy", "no proxy", butWas, false);
        });
  }

  /**
   * Verify why the probe failed. What is wrong with a certificate counts, though a probe goes on
   * after it.
   */
  public ObservationAssert failedBecause(Cause cause) {
    return verify(
        it -> {
          List<Cause> causes = Causes.of(it);
          String butWas = causes.isEmpty() ? "no failure" : causes.toString();
          return new Comparison(
              causes.contains(cause),
              "should have failed because of " + cause,
              cause.name(),
              butWas,
              false);
        });
  }

  private ObservationAssert onAddresses(
      String claim, String expected, Predicate<List<IpAddress>> holds) {
    return on(
        Part.ADDRESSES,
        claim,
        expected,
        resolve -> holds.test(resolve.outcome().addresses()),
        resolve -> resolve.outcome().addresses().toString());
  }

  private <L extends Layer> ObservationAssert on(
      Part<L> part, String claim, String expected, Predicate<L> holds, Function<L, String> butWas) {
    return verify(it -> Comparison.ofPart(it, part, claim, expected, holds, butWas));
  }

  private ObservationAssert verify(Function<Observation, Comparison> compare) {
    isNotNull();
    Comparison comparison = compare.apply(actual);
    if (!comparison.holds()) {
      failWithActualExpectedAndMessage(
          comparison.butWas(), comparison.expected(), "%s", comparison.message(actual));
    }
    return this;
  }
}
