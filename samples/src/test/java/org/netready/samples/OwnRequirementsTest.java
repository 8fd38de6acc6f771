// SPDX-License-Identifier: Apache-2.0
package org.netready.samples;

import static org.netready.assertj.ReadinessAssertions.assertThat;
import static org.netready.assertj.ReadinessAssertions.assertThatResults;
import static org.netready.assertj.ReadinessSoftAssertions.assertSoftly;
import static org.netready.spec.Requirements.requirement;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.netready.jupiter.NetworkRequirements;
import org.netready.jupiter.Readiness;
import org.netready.probe.Observation;

/** Requirements of one's own in Java, and assertions on single observations. */
@NetworkRequirements
class OwnRequirementsTest {

  @TestFactory
  Stream<DynamicTest> build(Readiness readiness) {
    return readiness.tests(
        requirement("artifact-store")
            .title("builds reach the artifact store")
            .from("ci")
            .to("artifacts.example.com")
            .port(443)
            .https(),
        requirement("build-cache-not-exposed")
            .title("the build cache is closed to the internet")
            .from("internet")
            .to("build-caches")
            .port(6379)
            .blocked(),
        requirement("build-cache")
            .title("builds reach the build cache")
            .from("ci")
            .to("build-caches")
            .port(6379));
  }

  @Test
  void the_registry_answers_with_a_certificate_of_its_own(Readiness readiness) {
    assertThat(readiness.registry("registry.example.com"))
        .isOpen()
        .isTrusted()
        .hasCertificateFor("registry.example.com")
        .answers(200, 401);
  }

  @Test
  void the_entry_point_is_ready_in_every_respect(Readiness readiness) {
    Observation seen = readiness.https("apps.example.com");
    assertSoftly(
        softly -> {
          softly.assertThat(seen).isOpen();
          softly.assertThat(seen).speaksTls("1.3");
          softly.assertThat(seen).hasCertificateFor("apps.example.com");
        });
  }

  @Test
  void builds_find_what_they_need(Readiness readiness) {
    assertThatResults(
            readiness.check(
                requirement("mirror").from("ci").to("mirror.example.com").port(443).https()))
        .allPassed();
  }

  @Test
  void the_mail_server_opens(Readiness readiness) {
    assertThat(readiness.tcp("mail.example.com", 587)).isOpen().isDirect();
  }
}
