// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.Application.Protocol.HTTPS;
import static org.netready.probe.Application.Protocol.TLS;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsProbeTest {

  private static final String NAME = "service.example.test";
  private static final HeldCertificate ROOT = TlsServers.authority("Example Root");

  @Test
  void a_chain_to_a_public_root_is_public() {
    HeldCertificate intermediate =
        new HeldCertificate.Builder()
            .commonName("Example Issuing CA")
            .certificateAuthority(0)
            .signedBy(ROOT)
            .build();
    HeldCertificate own = TlsServers.certificate(NAME).signedBy(intermediate).build();
    try (var server = TlsServers.serving(own, intermediate)) {
      Layer.Tls seen = tls(server, NAME, Probes.publicRoots(ROOT.certificate()));

      assertThat(seen.cause()).isEmpty();
      assertThat(seen.isPublic()).isTrue();
      assertThat(seen.isSite()).isFalse();
      assertThat(seen.chainProblem()).isEmpty();
      assertThat(seen.isForName()).isTrue();
      assertThat(seen.demandsClientCertificate()).isFalse();
      assertThat(seen.protocol()).isEqualTo("TLSv1.3");
      assertThat(seen.chain()).hasSize(2);
      assertThat(seen.chain().get(0).names()).containsExactly(NAME);
      assertThat(seen.evidence())
          .isEqualTo(
              "TLSv1.3; certificate of 'CN=service' issued by 'CN=Example Issuing CA';"
                  + " its chain ends in a public root");
    }
  }

  @Test
  void a_chain_to_an_authority_of_the_site_is_the_sites() {
    try (var server = TlsServers.serving(TlsServers.certificate(NAME).signedBy(ROOT).build())) {
      Layer.Tls seen = tls(server, NAME, Probes.siteRoots(ROOT.certificate()));

      assertThat(seen.isPublic()).isFalse();
      assertThat(seen.isSite()).isTrue();
      assertThat(seen.chainProblem()).isEmpty();
      assertThat(seen.evidence()).endsWith("its chain ends in an authority of the site");
    }
  }

  @Test
  void a_chain_to_no_known_root_is_untrusted() {
    try (var server = TlsServers.serving(TlsServers.certificate(NAME).signedBy(ROOT).build())) {
      Layer.Tls seen = tls(server, NAME, TrustAnchors.DEFAULT);

      assertThat(seen.cause()).isEmpty();
      assertThat(seen.chainProblem()).contains(Cause.TLS_UNTRUSTED);
      assertThat(seen.evidence()).endsWith("its chain ends in no known root: CN=Example Root");
    }
  }

  @Test
  void a_certificate_that_signs_itself_is_self_signed() {
    try (var server = TlsServers.serving(TlsServers.certificate(NAME).build())) {
      Layer.Tls seen = tls(server, NAME, Probes.siteRoots(ROOT.certificate()));

      assertThat(seen.chainProblem()).contains(Cause.TLS_SELF_SIGNED);
      assertThat(seen.evidence()).endsWith("the certificate is self-signed: CN=service");
    }
  }

  @Test
  void a_certificate_that_signs_itself_is_fine_where_the_site_declares_it() {
    HeldCertificate own = TlsServers.certificate(NAME).build();
    try (var server = TlsServers.serving(own)) {
      Layer.Tls seen = tls(server, NAME, Probes.siteRoots(own.certificate()));

      assertThat(seen.isSite()).isTrue();
      assertThat(seen.chainProblem()).isEmpty();
    }
  }

  @Test
  void what_the_products_store_makes_of_a_chain_is_said_beside() {
    List<X509Certificate> root = List.of(ROOT.certificate());
    List<X509Certificate> other = List.of(TlsServers.authority("Other Root").certificate());
    try (var server = TlsServers.serving(TlsServers.certificate(NAME).signedBy(ROOT).build())) {
      Layer.Tls seen = tls(server, NAME, new TrustAnchors(root, List.of(), other));

      assertThat(seen.isPublic()).isTrue();
      assertThat(seen.chainProblem()).isEmpty();
      assertThat(seen.trust().isTrustedBy(ChainTrust.Store.PRODUCT)).isFalse();
      assertThat(seen.evidence())
          .endsWith(
              "its chain ends in a public root; the product's own store does not trust it:"
                  + " TLS_UNTRUSTED");
    }
  }

  @Test
  void a_certificate_from_last_year_has_expired() {
    HeldCertificate own =
        TlsServers.certificate(NAME)
            .validityInterval(millis("2020-01-01T00:00:00Z"), millis("2021-01-01T00:00:00Z"))
            .signedBy(ROOT)
            .build();
    try (var server = TlsServers.serving(own)) {
      Layer.Tls seen = tls(server, NAME, Probes.publicRoots(ROOT.certificate()));

      assertThat(seen.isPublic()).isFalse();
      assertThat(seen.chainProblem()).contains(Cause.TLS_EXPIRED);
      assertThat(seen.evidence()).endsWith("the certificate expired on 2021-01-01: CN=service");
    }
  }

  @Test
  void an_expired_certificate_of_the_site_has_expired_too() {
    HeldCertificate own =
        TlsServers.certificate(NAME)
            .validityInterval(millis("2020-01-01T00:00:00Z"), millis("2021-01-01T00:00:00Z"))
            .build();
    try (var server = TlsServers.serving(own)) {
      Layer.Tls seen = tls(server, NAME, Probes.siteRoots(own.certificate()));

      assertThat(seen.chainProblem()).contains(Cause.TLS_EXPIRED);
    }
  }

  @Test
  void a_certificate_from_next_century_is_not_valid_yet() {
    HeldCertificate own =
        TlsServers.certificate(NAME)
            .validityInterval(millis("2120-01-01T00:00:00Z"), millis("2121-01-01T00:00:00Z"))
            .signedBy(ROOT)
            .build();
    try (var server = TlsServers.serving(own)) {
      Layer.Tls seen = tls(server, NAME, Probes.siteRoots(ROOT.certificate()));

      assertThat(seen.chainProblem()).contains(Cause.TLS_NOT_YET_VALID);
      assertThat(seen.evidence())
          .endsWith("the certificate is not valid before 2120-01-01: CN=service");
    }
  }

  @Test
  void an_expired_certificate_of_a_stranger_has_expired_too() {
    HeldCertificate own =
        TlsServers.certificate(NAME)
            .validityInterval(millis("2020-01-01T00:00:00Z"), millis("2021-01-01T00:00:00Z"))
            .signedBy(ROOT)
            .build();
    try (var server = TlsServers.serving(own)) {
      Layer.Tls seen = tls(server, NAME, TrustAnchors.DEFAULT);

      assertThat(seen.chainProblem()).contains(Cause.TLS_UNTRUSTED);
      assertThat(seen.trust().dates())
          .contains(
              new ChainTrust.Problem(
                  Cause.TLS_EXPIRED, "the certificate expired on 2021-01-01: CN=service"));
      assertThat(seen.evidence())
          .endsWith(
              "its chain ends in no known root: CN=Example Root; the certificate expired on"
                  + " 2021-01-01: CN=service");
    }
  }

  @Test
  void a_certificate_for_another_name_is_not_for_this_one() {
    HeldCertificate own = TlsServers.certificate("portal.example.test").signedBy(ROOT).build();
    try (var server = TlsServers.serving(own)) {
      Layer.Tls seen = tls(server, NAME, Probes.publicRoots(ROOT.certificate()));

      assertThat(seen.isForName()).isFalse();
      assertThat(seen.isPublic()).isTrue();
      assertThat(seen.evidence())
          .endsWith("it is not for service.example.test but for portal.example.test");
    }
  }

  @Test
  void an_address_is_asked_for_without_sni_and_matched_by_address() {
    HeldCertificate own =
        new HeldCertificate.Builder()
            .commonName("node")
            .addSubjectAlternativeName("127.0.0.1")
            .build();
    try (var server = TlsServers.serving(own)) {
      Layer.Tls seen = tls(server, "127.0.0.1", TrustAnchors.DEFAULT);

      assertThat(seen.isForName()).isTrue();
    }
  }

  @Test
  void a_name_with_an_underscore_is_asked_for() throws InterruptedException {
    var hellos = new LinkedBlockingQueue<String>();
    try (var server =
        LoopbackServer.of(
            connection -> {
              var hello = new byte[16 * 1024];
              int length = connection.getInputStream().read(hello);
              hellos.add(new String(hello, 0, length, StandardCharsets.ISO_8859_1));
            })) {
      tls(server, "my_host.example.test", TrustAnchors.DEFAULT);

      assertThat(hellos.poll(20, TimeUnit.SECONDS)).contains("my_host.example.test");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void a_demand_for_a_client_certificate_completes_the_handshake(String version) {
    HeldCertificate own = TlsServers.certificate(NAME).signedBy(ROOT).build();
    try (var server = TlsServers.demandingClientCertificate(own, ROOT, version)) {
      Layer.Tls seen = tls(server, NAME, Probes.siteRoots(ROOT.certificate()));

      assertThat(seen.cause()).isEmpty();
      assertThat(seen.demandsClientCertificate()).isTrue();
      assertThat(seen.isSite()).isTrue();
      assertThat(seen.evidence()).endsWith("the server asks for a client certificate");
    }
  }

  @Test
  void a_certificate_that_was_only_shown_proves_nothing() {
    HeldCertificate stolen = TlsServers.certificate(NAME).rsa2048().signedBy(ROOT).build();
    try (var server = TlsServers.showing(stolen.certificate())) {
      Layer.Tls seen = tls(server, NAME, Probes.publicRoots(ROOT.certificate()));

      assertThat(seen.cause()).contains(Cause.TLS_HANDSHAKE_FAILED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void a_request_without_the_demanded_client_certificate_says_so(String version) {
    HeldCertificate own = TlsServers.certificate(NAME).signedBy(ROOT).build();
    try (var server = TlsServers.demandingClientCertificate(own, ROOT, version)) {
      Observation seen =
          Probes.ask(
              Probes.named(NAME, server.port(), HTTPS),
              Probes.LONG,
              Probes.siteRoots(ROOT.certificate()),
              ProxyRules.NONE);

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(Probes.answer(seen, Layer.Tls.class).cause()).isEmpty();
      assertThat(seen.cause()).contains(Cause.TLS_CLIENT_CERTIFICATE_DEMANDED);
    }
  }

  @Test
  void what_a_stranger_wrote_into_a_certificate_is_safe_to_print() {
    HeldCertificate own =
        new HeldCertificate.Builder().commonName("\u001b[31mred\u202e\nnext").build();
    try (var server = TlsServers.serving(own)) {
      Layer.Tls seen = tls(server, NAME, TrustAnchors.DEFAULT);

      assertThat(seen.chain().get(0).subject() + seen.evidence())
          .contains("\\u001b[31mred\\u202e")
          .doesNotContain("\u001b", "\u202e", "\n");
    }
  }

  private static Layer.Tls tls(LoopbackServer server, String name, TrustAnchors anchors) {
    Observation seen =
        Probes.ask(
            Probes.named(name, server.port(), TLS),
            Duration.ofSeconds(20),
            anchors,
            ProxyRules.NONE);
    assertThat(seen.failure()).isEmpty();
    assertThat(seen.state()).contains(PortState.OPEN);
    return Probes.answer(seen, Layer.Tls.class);
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
