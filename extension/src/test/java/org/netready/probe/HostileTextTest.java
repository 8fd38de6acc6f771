// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.report.Provenance;
import org.netready.report.ResultWriter;
import org.netready.report.RunFolder;
import org.netready.spec.Service;
import org.netready.spec.Trust;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Checks;
import org.netready.verdict.FailureText;
import org.netready.verdict.Judge;
import org.netready.verdict.Verdict;

/** Nothing that a peer sends reaches a failure's text or a result file as it is. */
class HostileTextTest {

  /** An escape, a reversed text, an end of text, a line, a zero, and a bell in eight bits. */
  private static final String HOSTILE = "\u001b]0;owned\u0007\u202egnp.\u2028\u0000\u009b31m\nPASS";

  /** A character that a reader of JSON would turn into a control character again. */
  private static final Pattern ESCAPED = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\[ubfnrt]");

  private static final String NAME = "service.example.test";

  @TempDir private Path folder;

  static Stream<Arguments> peers() {
    String field = HOSTILE.replace("\n", "").replace("\u0000", "");
    String page = "<title>" + HOSTILE + "</title>";
    return Stream.of(
        peer("garbage as HTTP", Service.HTTP, HOSTILE),
        peer("a reason phrase", Service.HTTP, "HTTP/1.1 500 " + field + "\r\n\r\n"),
        peer("a field", Service.HTTP, "HTTP/1.1 403 No\r\nX-A: " + field + "\r\n\r\n" + page),
        peer(
            "a redirect",
            Service.HTTP,
            "HTTP/1.1 302 Found\r\nLocation: http://x" + field + "/\r\nContent-Length: 0\r\n\r\n"),
        peer("garbage as TLS", Service.TLS, HOSTILE),
        peer("garbage as SSH", Service.SSH, HOSTILE.repeat(300)),
        peer("a banner of SSH", Service.SSH, "SSH-2.0-" + HOSTILE + "\r\n"),
        peer("a greeting of SMTP", Service.SMTP, "220 " + HOSTILE + "\r\n"),
        peer("a refusal of SMTP", Service.SMTP, "554 " + HOSTILE + "\r\n"),
        peer("garbage as DNS", Service.DNS, HOSTILE.repeat(100)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("peers")
  void what_a_peer_says_comes_out_in_visible_form(String what, Service service, String text)
      throws Exception {
    try (var server = LoopbackServer.of(connection -> say(connection, service, text))) {
      requirePlain(service, Trust.PUBLIC, server.port(), ProxyRules.NONE);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trusts")
  void what_a_certificate_says_comes_out_in_visible_form(Trust trust) throws Exception {
    HeldCertificate own =
        new HeldCertificate.Builder()
            .commonName(HOSTILE)
            .organizationalUnit(HOSTILE)
            .addSubjectAlternativeName("\u001b[31m" + NAME)
            .signedBy(TlsServers.authority(HOSTILE))
            .build();
    try (var server = TlsServers.serving(own)) {
      requirePlain(Service.TLS, trust, server.port(), ProxyRules.NONE);
    }
  }

  static Stream<Trust> trusts() {
    return Stream.of(Trust.values());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("proxies")
  void what_a_proxy_says_comes_out_in_visible_form(ProxyServer.Kind kind, String text)
      throws Exception {
    try (var proxy = LoopbackServer.of(connection -> say(connection, Service.SSH, text))) {
      requirePlain(Service.TLS, Trust.PUBLIC, 443, Probes.through(kind, proxy.port()));
    }
  }

  static Stream<Arguments> proxies() {
    return Stream.of(ProxyServer.Kind.values())
        .flatMap(
            kind ->
                Stream.of(
                        HOSTILE,
                        "HTTP/1.1 403 " + HOSTILE.replace("\n", "") + "\r\n\r\n",
                        "\u0005\u0000" + HOSTILE)
                    .map(text -> Arguments.of(kind, text)));
  }

  private static Arguments peer(String what, Service service, String text) {
    return Arguments.of(what, service, text);
  }

  private static void say(Socket connection, Service service, String text) throws IOException {
    boolean isAsked = service == Service.HTTP || service == Service.TLS || service == Service.DNS;
    if (isAsked && connection.getInputStream().read(new byte[4096]) < 0) {
      return;
    }
    connection.getOutputStream().write(text.getBytes(text.contains("\u0005") ? ISO_8859_1 : UTF_8));
  }

  private void requirePlain(Service service, Trust trust, int port, ProxyRules rules)
      throws Exception {
    Check check =
        Checks.expecting(Expectation.LISTENING)
            .to(Probes.named(NAME, port, Application.Protocol.TLS).destination())
            .ports(port + "/tcp")
            .service(service)
            .trust(trust)
            .build();
    Observation seen =
        Probes.ask(
            check.onNetwork().orElseThrow().question(), Probes.LONG, TrustAnchors.DEFAULT, rules);
    CheckResult result = Judge.judge(check, seen, List.of());
    assertThat(result.verdict()).as(result.butWas()).isNotEqualTo(Verdict.ERROR);
    RunFolder run = RunFolder.open(folder);
    new ResultWriter(run, new Provenance("site.yaml", false)).write(result, Instant.EPOCH);

    assertThat(FailureText.of(result).lines()).allSatisfy(HostileTextTest::requirePlain);
    for (Path file : files(run)) {
      List<String> lines = Files.readAllLines(file);
      assertThat(lines)
          .hasSize(1)
          .allSatisfy(HostileTextTest::requirePlain)
          .noneMatch(line -> ESCAPED.matcher(line).find());
    }
  }

  private static List<Path> files(RunFolder run) throws IOException {
    try (Stream<Path> files = Files.list(run.path())) {
      return files.toList();
    }
  }

  private static void requirePlain(String line) {
    assertThat(line.codePoints().filter(it -> !isPlain(it)).toArray()).as(line).isEmpty();
  }

  private static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
