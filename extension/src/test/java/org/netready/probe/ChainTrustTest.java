// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.probe.ChainTrust.Store;

class ChainTrustTest {

  private static final Path DIRECTORY = Path.of("src/test/resources/org/netready/probe");
  private static final HeldCertificate ROOT = TlsServers.authority("Example Root");
  private static final HeldCertificate OTHER = TlsServers.authority("Other Root");
  private static final X509Certificate OWN =
      TlsServers.certificate("service.example.test").signedBy(ROOT).build().certificate();

  @Test
  void each_store_has_its_say() throws Exception {
    var anchors =
        new TrustAnchors(
            List.of(OTHER.certificate()),
            List.of(ROOT.certificate()),
            List.of(OTHER.certificate()));

    ChainTrust trust = evaluate(anchors, OWN);

    assertThat(trust.standings())
        .containsExactly(
            new ChainTrust.Standing(Store.PUBLIC, Optional.of(Cause.TLS_UNTRUSTED)),
            new ChainTrust.Standing(Store.SITE, Optional.empty()),
            new ChainTrust.Standing(Store.PRODUCT, Optional.of(Cause.TLS_UNTRUSTED)),
            new ChainTrust.Standing(Store.JAVA, Optional.of(Cause.TLS_UNTRUSTED)));
    assertThat(trust.problem()).isEmpty();
  }

  @Test
  void a_store_that_the_site_does_not_have_has_no_say() throws Exception {
    ChainTrust trust = evaluate(TrustAnchors.DEFAULT, OWN);

    assertThat(trust.standing(Store.SITE)).isEmpty();
    assertThat(trust.standing(Store.PRODUCT)).isEmpty();
  }

  @Test
  void what_the_site_declares_is_not_public_even_if_it_is_among_the_public_roots()
      throws Exception {
    List<X509Certificate> root = List.of(ROOT.certificate());

    ChainTrust trust = evaluate(new TrustAnchors(root, root, List.of()), OWN);

    assertThat(trust.isTrustedBy(Store.PUBLIC)).isFalse();
    assertThat(trust.isTrustedBy(Store.SITE)).isTrue();
  }

  @Test
  void what_a_site_added_to_the_store_of_its_java_is_not_public() {
    List<X509Certificate> ofJava = List.of(ROOT.certificate());

    assertThat(PublicRoots.of(TrustAnchors.DEFAULT, ofJava)).doesNotContain(ROOT.certificate());
  }

  @Test
  void the_public_roots_of_this_java_are_public() throws Exception {
    List<X509Certificate> roots = PublicRoots.of(TrustAnchors.DEFAULT, ofThisJava());

    assertThat(roots)
        .extracting(root -> root.getSubjectX500Principal().getName())
        .anyMatch(name -> name.contains("DigiCert Global Root G2"))
        .anyMatch(name -> name.contains("ISRG Root X1"))
        .hasSizeGreaterThan(50);
  }

  @Test
  void the_list_of_public_roots_has_a_fingerprint_and_a_name_on_each_line() throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("src/main/resources/org/netready/probe/public-roots.txt"));

    assertThat(lines.stream().filter(line -> !line.startsWith("#")))
        .hasSizeGreaterThan(100)
        .allMatch(line -> line.matches("[0-9a-f]{64} \\S.*"))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void a_public_root_that_the_site_declares_as_its_own_is_not_public() throws Exception {
    X509Certificate declared = PublicRoots.of(TrustAnchors.DEFAULT, ofThisJava()).get(0);

    assertThat(
            PublicRoots.of(new TrustAnchors(List.of(), List.of(declared), List.of()), ofThisJava()))
        .isNotEmpty()
        .doesNotContain(declared);
  }

  @Test
  void a_root_that_has_expired_vouches_for_nobody() throws Exception {
    HeldCertificate expired = authority("Old Root", "2015-01-01", "2021-09-30").build();
    X509Certificate own =
        TlsServers.certificate("service.example.test").signedBy(expired).build().certificate();

    ChainTrust trust = evaluate(Probes.publicRoots(expired.certificate()), own);

    assertThat(trust.isTrustedBy(Store.PUBLIC)).isFalse();
    assertThat(trust.problem())
        .contains(
            new ChainTrust.Problem(
                Cause.TLS_EXPIRED, "the root certificate expired on 2021-09-30: CN=Old Root"));
  }

  @Test
  void a_root_of_tomorrow_vouches_for_nobody() throws Exception {
    HeldCertificate early = authority("New Root", "2120-01-01", "2130-01-01").build();
    X509Certificate own =
        TlsServers.certificate("service.example.test").signedBy(early).build().certificate();

    ChainTrust trust = evaluate(Probes.siteRoots(early.certificate()), own);

    assertThat(trust.problem())
        .contains(
            new ChainTrust.Problem(
                Cause.TLS_NOT_YET_VALID,
                "the root certificate is not valid before 2120-01-01: CN=New Root"));
  }

  @Test
  void an_expired_certificate_in_between_is_named() throws Exception {
    HeldCertificate between =
        authority("Issuing CA", "2015-01-01", "2021-09-30").signedBy(ROOT).build();
    X509Certificate own =
        TlsServers.certificate("service.example.test").signedBy(between).build().certificate();

    ChainTrust trust = evaluate(Probes.publicRoots(ROOT.certificate()), own, between.certificate());

    assertThat(trust.problem())
        .contains(
            new ChainTrust.Problem(
                Cause.TLS_EXPIRED,
                "the intermediate certificate expired on 2021-09-30: CN=Issuing CA"));
  }

  @Test
  void an_expired_certificate_that_signs_itself_has_expired_too() throws Exception {
    X509Certificate own =
        TlsServers.certificate("service.example.test")
            .validityInterval(millis("2015-01-01"), millis("2021-09-30"))
            .build()
            .certificate();

    ChainTrust trust = evaluate(Probes.siteRoots(ROOT.certificate()), own);

    assertThat(trust.problem().map(ChainTrust.Problem::cause)).contains(Cause.TLS_SELF_SIGNED);
    assertThat(trust.dates())
        .contains(
            new ChainTrust.Problem(
                Cause.TLS_EXPIRED, "the certificate expired on 2021-09-30: CN=service"));
  }

  @ParameterizedTest(name = "from {0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2015-01-01 | 2021-09-30 | TLS_EXPIRED       | the intermediate certificate expired on"
            + " 2021-09-30: CN=Issuing CA",
        "2120-01-01 | 2130-01-01 | TLS_NOT_YET_VALID | the intermediate certificate is not valid"
            + " before 2120-01-01: CN=Issuing CA",
      })
  void of_a_stranger_the_dates_of_all_that_was_sent_count(
      String from, String until, Cause cause, String what) throws Exception {
    HeldCertificate between = authority("Issuing CA", from, until).signedBy(ROOT).build();
    X509Certificate own =
        TlsServers.certificate("service.example.test").signedBy(between).build().certificate();

    ChainTrust trust = evaluate(Probes.siteRoots(OTHER.certificate()), own, between.certificate());

    assertThat(trust.problem().map(ChainTrust.Problem::cause)).contains(Cause.TLS_UNTRUSTED);
    assertThat(trust.dates()).contains(new ChainTrust.Problem(cause, what));
  }

  @Test
  void a_renewed_authority_that_is_sent_beside_the_old_one_is_not_out_of_date() throws Exception {
    HeldCertificate old =
        authority("Issuing CA", "2015-01-01", "2021-09-30").signedBy(ROOT).build();
    HeldCertificate renewed =
        authority("Issuing CA", "2015-01-01", "2120-01-01")
            .keyPair(old.keyPair())
            .signedBy(ROOT)
            .build();
    X509Certificate own =
        TlsServers.certificate("service.example.test").signedBy(old).build().certificate();

    ChainTrust trust =
        evaluate(
            Probes.siteRoots(OTHER.certificate()), own, old.certificate(), renewed.certificate());

    assertThat(trust.dates()).isEmpty();
  }

  @Test
  void a_namesake_with_another_key_does_not_renew_an_authority() throws Exception {
    HeldCertificate old =
        authority("Issuing CA", "2015-01-01", "2021-09-30").signedBy(ROOT).build();
    HeldCertificate namesake =
        authority("Issuing CA", "2015-01-01", "2120-01-01").signedBy(ROOT).build();
    X509Certificate own =
        TlsServers.certificate("service.example.test").signedBy(old).build().certificate();

    ChainTrust trust =
        evaluate(
            Probes.siteRoots(OTHER.certificate()), own, namesake.certificate(), old.certificate());

    assertThat(trust.dates().map(ChainTrust.Problem::cause)).contains(Cause.TLS_EXPIRED);
  }

  @Test
  void what_is_vouched_for_is_not_out_of_date() throws Exception {
    assertThat(evaluate(Probes.siteRoots(ROOT.certificate()), OWN).dates()).isEmpty();
  }

  /** Public roots have authorities for e-mail too, whose certificates no client takes. */
  @Test
  void an_authority_for_e_mail_vouches_for_no_server() throws Exception {
    X509Certificate root = certificate("usage-root.pem");

    ChainTrust trust =
        evaluate(
            Probes.publicRoots(root),
            certificate("usage-own.pem"),
            certificate("usage-email-ca.pem"));

    assertThat(trust.isTrustedBy(Store.PUBLIC)).isFalse();
    assertThat(trust.problem())
        .contains(
            new ChainTrust.Problem(
                Cause.TLS_WRONG_USAGE,
                "the intermediate certificate is not for servers: CN=Example E-Mail CA"));
  }

  /** RFC 5280, section 4.2.1.12: anyExtendedKeyUsage is for servers too. */
  @Test
  void a_certificate_for_any_use_is_for_servers() throws Exception {
    TrustAnchors anchors = Probes.publicRoots(certificate("any-usage-root.pem"));

    assertThat(evaluate(anchors, certificate("any-usage-own.pem")).problem()).isEmpty();
    assertThat(evaluate(anchors, certificate("email-usage-own.pem")).problem())
        .contains(
            new ChainTrust.Problem(
                Cause.TLS_WRONG_USAGE, "the certificate is not for servers: CN=service"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "issued-by-example-trust.pem | TLS_INCOMPLETE_CHAIN | the server does not send the"
            + " intermediate certificate CN=Example Trust Issuing 1,O=Example Trust",
        "issued-with-timestamps.pem  | TLS_INCOMPLETE_CHAIN | the server does not send the"
            + " intermediate certificate CN=Else Issuing 7,O=Else",
        "issued-by-else.pem          | TLS_UNTRUSTED        | its chain ends in no known root:"
            + " CN=Else Issuing 7,O=Else",
      })
  void a_missing_intermediate_is_told_from_an_unknown_authority(
      String file, Cause cause, String what) throws Exception {
    ChainTrust trust =
        evaluate(Probes.publicRoots(certificate("example-trust-root.pem")), certificate(file));

    assertThat(trust.problem()).contains(new ChainTrust.Problem(cause, what));
  }

  @Test
  void an_intermediate_that_is_sent_is_not_missing() throws Exception {
    ChainTrust trust =
        evaluate(
            Probes.publicRoots(certificate("example-trust-root.pem")),
            certificate("issued-by-example-trust.pem"),
            certificate("example-trust-issuing.pem"));

    assertThat(trust.problem()).isEmpty();
  }

  private static ChainTrust evaluate(TrustAnchors anchors, X509Certificate... chain)
      throws VantageException {
    return TrustManagers.evaluation(anchors).evaluate(List.of(chain), "UNKNOWN");
  }

  private static List<X509Certificate> ofThisJava() throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((java.security.KeyStore) null);
    return Arrays.asList(((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers());
  }

  private static HeldCertificate.Builder authority(String name, String from, String until) {
    return new HeldCertificate.Builder()
        .commonName(name)
        .certificateAuthority(1)
        .validityInterval(millis(from), millis(until));
  }

  private static long millis(String day) {
    return Instant.parse(day + "T00:00:00Z").toEpochMilli();
  }

  private static X509Certificate certificate(String file)
      throws IOException, GeneralSecurityException {
    try (InputStream stream = Files.newInputStream(DIRECTORY.resolve(file))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(stream);
    }
  }
}
