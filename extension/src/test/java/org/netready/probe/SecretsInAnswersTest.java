// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netready.assertj.ReadinessAssertions;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.report.Provenance;
import org.netready.report.ResultWriter;
import org.netready.report.RunFolder;
import org.netready.spec.Service;
import org.netready.verdict.CheckResult;
import org.netready.verdict.Checks;
import org.netready.verdict.FailureText;
import org.netready.verdict.Judge;

/** No secret that a peer sends reaches a message or a result file. */
class SecretsInAnswersTest {

  private static final String NAME = "service.example.test";

  @TempDir private Path folder;

  static Stream<Arguments> peers() {
    return Stream.of(
        redirect("https://me:s3cret@portal.example/?token=s3cret#s3cret"),
        redirect("//me:s3cret@portal.example/?t=s3cret"),
        redirect("\\\\me:s3cret@portal.example/?t=s3cret"),
        redirect("/login?t=s3cret"),
        redirect("https://portal.example/a;jsessionid=s3cret?x=1"),
        redirect("/a;s3cret"),
        http("200 OK", "Refresh: 0; url=/a;sid=s3cret\r\n"),
        http("404 https://portal.example/a;sid=s3cret/b", ""),
        http("302 key=s3cret", ""),
        http("200 OK", "Set-Cookie: s=s3cret\r\nX-Api-Key: s3cret\r\nAuthorization: s3cret\r\n"),
        http("401 No", "WWW-Authenticate: Digest realm=\"r\", nonce=\"s3cret\"\r\n"),
        Arguments.of(Service.HTTP, "Set-Cookie: s=s3cret\r\n"),
        Arguments.of(Service.HTTP, "HTTP/1.1 200 OK\r\n\r\n<a href=\"/?sig=s3cret\">"),
        Arguments.of(Service.TLS, "https://me:s3cret@portal.example/"),
        Arguments.of(Service.SSH, "SSH-2.0-x password=s3cret\r\n"),
        Arguments.of(Service.SMTP, "220 token=s3cret\r\n"),
        Arguments.of(Service.SMTP, "554 https://portal.example/?t=s3cret\r\n"));
  }

  @ParameterizedTest
  @MethodSource("peers")
  void none_is_in_a_message_or_a_file(Service service, String answer) throws Exception {
    try (var server = LoopbackServer.of(connection -> say(connection, service, answer))) {
      CheckResult result = result(service, server.port());
      RunFolder run = RunFolder.open(folder);
      new ResultWriter(run, new Provenance("site.yaml", false)).write(result, Instant.EPOCH);

      assertThat(FailureText.of(result)).doesNotContain("s3cret");
      assertThat(lines(run)).hasSize(1).allSatisfy(it -> assertThat(it).doesNotContain("s3cret"));
      assertThatThrownBy(
              () ->
                  ReadinessAssertions.assertThat(result.observation().orElseThrow())
                      .hasField("location", "https://elsewhere.example/"))
          .satisfies(it -> assertThat(it.getMessage()).doesNotContain("s3cret"));
    }
  }

  @Test
  void a_redirect_is_told_with_the_names_of_its_parameters() throws Exception {
    String answer = (String) redirect("https://me:s3cret@portal.example/?token=s3cret").get()[1];
    try (var server = LoopbackServer.of(connection -> say(connection, Service.HTTP, answer))) {
      assertThat(result(Service.HTTP, server.port()).butWas())
          .isEqualTo(
              "OPEN, but it answers 302, to https://(redacted)@portal.example/?token=(redacted)");
    }
  }

  private static Arguments redirect(String location) {
    return http("302 Found", "Location: " + location + "\r\n");
  }

  private static Arguments http(String status, String fields) {
    return Arguments.of(
        Service.HTTP, "HTTP/1.1 " + status + "\r\n" + fields + "Content-Length: 0\r\n\r\n");
  }

  private static void say(Socket connection, Service service, String text) throws IOException {
    boolean isAsked = service == Service.HTTP || service == Service.TLS;
    if (!isAsked || connection.getInputStream().read(new byte[4096]) >= 0) {
      connection.getOutputStream().write(text.getBytes(UTF_8));
    }
  }

  private static CheckResult result(Service service, int port) throws Exception {
    Check check =
        Checks.expecting(Expectation.LISTENING)
            .to(Probes.named(NAME, port, Application.Protocol.TLS).destination())
            .ports(port + "/tcp")
            .service(service)
            .build();
    Observation seen =
        Probes.ask(
            check.onNetwork().orElseThrow().question(),
            Probes.LONG,
            TrustAnchors.DEFAULT,
            ProxyRules.NONE);
    return Judge.judge(check, seen, List.of());
  }

  private static List<String> lines(RunFolder run) throws IOException {
    try (Stream<Path> files = Files.list(run.path())) {
      return files
          .map(
              file -> {
                try {
                  return Files.readString(file);
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              })
          .toList();
    }
  }
}
