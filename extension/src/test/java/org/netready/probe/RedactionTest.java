// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://me:s3@h.example/a?t=s3&u=s3#at=s3|https://(redacted)@h.example/a?t=(redacted)&u=(redacted)#at=(redacted)",
        "//me:s3@h.example/|//(redacted)@h.example/",
        "\\\\me:s3@h.example/|\\\\(redacted)@h.example/",
        "/\\me:s3@h.example|/\\(redacted)@h.example",
        "https:\\\\me:s3@h.example\\x|https:\\\\(redacted)@h.example\\x",
        "https:me:s3@h.example|(redacted)@h.example",
        "/login?ticket=s3;x=s3|/login?ticket=(redacted);x=(redacted)",
        "http://h.example/a;jsessionid=s3?x=s3|http://h.example/a;jsessionid=(redacted)?x=(redacted)",
        "/a;jsessionid=s3/b;v=s3;w=#s3|/a;jsessionid=(redacted)/b;v=(redacted);w=#(redacted)",
        "a;s3/b|a;(redacted)/b",
        "/a;/b|/a;/b",
        "/login?s3|/login?(redacted)",
        "?next=https://me:s3@h.example/?k=s3|?next=(redacted)",
        "#s3|#(redacted)",
        "/login?empty=&t=s3|/login?empty=&t=(redacted)",
        "/login|/login",
        "https://h.example/|https://h.example/",
      })
  void a_reference_has_neither_credentials_nor_values(String location, String shown) {
    assertThat(Redaction.field("Location", location)).isEqualTo(shown);
  }

  @Test
  void a_refresh_keeps_its_seconds() {
    assertThat(Redaction.field("refresh", "0; url=//me:s3@h.example/?t=s3"))
        .isEqualTo("0; url=//(redacted)@h.example/?t=(redacted)");
    assertThat(Redaction.field("refresh", "0.5;URL=/a;jsessionid=s3"))
        .isEqualTo("0.5;URL=/a;jsessionid=(redacted)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Set-Cookie", "authorization", "Proxy-Authorization", "X-Api-Key", "x-auth-token",
        "X-Amz-Security-Token", "Private-Token", "x-session-id", "X-Client-Secret", "Cookie"
      })
  void a_field_that_is_a_secret_has_no_value(String name) {
    assertThat(Redaction.field(name, "s3")).isEqualTo("(redacted)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server",
        "x-squid-error",
        "docker-distribution-api-version",
        "content-type",
        "via"
      })
  void other_fields_stay(String name) {
    assertThat(Redaction.field(name, "registry/2.0, nginx 1.2 (a; b=c)"))
        .isEqualTo("registry/2.0, nginx 1.2 (a; b=c)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bearer realm=\"https://auth.example/token\",service=\"r\",scope=\"pull\"|Bearer realm=\"https://auth.example/token\",service=\"r\",scope=\"pull\"",
        "Digest realm=\"r\", nonce=\"s3\", opaque=\"s3\", qop=\"auth\"|Digest realm=\"r\", nonce=(redacted), opaque=(redacted), qop=\"auth\"",
        "Negotiate YIIs3==|Negotiate (redacted)",
        "NTLM TlRMTVNs3, Basic realm=\"r\"|NTLM (redacted), Basic realm=\"r\"",
        "Basic realm=\"https://me:s3@h.example/\"|Basic realm=\"https://(redacted)@h.example/\"",
        "Negotiate|Negotiate",
      })
  void a_challenge_keeps_what_it_is_about(String value, String shown) {
    assertThat(Redaction.field("WWW-Authenticate", value)).isEqualTo(shown);
    assertThat(Redaction.field("Proxy-Authenticate", value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a href='//me:s3@h.example/?a=s3'>|<a href='//(redacted)@h.example/?a=(redacted)'>",
        "see <https://h.example/a;sid=s3/b?>|see <https://h.example/a;sid=(redacted)/b?>",
        "at //h.example/a;b, and //h.example/c;|at //h.example/a;b, and //h.example/c;",
        "220 token=s3 ready|220 token=(redacted) ready",
        "access_token: none|access_token: (redacted)",
        "{\"access_token\": \"s3\", \"id\": 4}|{\"access_token\": \"(redacted)\", \"id\": 4}",
        "api_key=s3&sig=s3&user=me|api_key=(redacted)&sig=(redacted)&user=me",
        "PASSWORD = \"s3\"|PASSWORD = \"(redacted)\"",
        "Set-Cookie: a=s3; Path=/|Set-Cookie: (redacted)",
        "Authorization: Basic czM=|Authorization: (redacted)",
        "it says eyJhbGciOi.eyJzdWIi.c3M3|it says (redacted)",
        "TLSv1.3, CN=registry.example.com by CN=CA 1, O=Keys|TLSv1.3, CN=registry.example.com by CN=CA 1, O=Keys",
        "HTTP status 200 OK|HTTP status 200 OK",
      })
  void a_text_has_no_secrets(String text, String shown) {
    assertThat(Redaction.text(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me:s3@h/a?t=s3#b=c",
        "https://h/a;b=s3/c;s3?d",
        "token=s3",
        "Set-Cookie: a=s3"
      })
  void what_is_redacted_stays_as_it_is(String text) {
    String shown = Redaction.text(text);
    String reference = Redaction.field("location", text);

    assertThat(Redaction.text(shown)).isEqualTo(shown);
    assertThat(Redaction.field("location", reference)).isEqualTo(reference);
  }

  @Test
  void a_long_text_takes_no_long_time() {
    String hostile = "token".repeat(400) + "//".repeat(400) + "a=".repeat(400) + "//;".repeat(400);

    assertThat(Redaction.text(hostile)).isNotEmpty();
    assertThat(Redaction.field("location", hostile)).isNotEmpty();
    assertThat(Redaction.field("www-authenticate", hostile)).isNotEmpty();
  }
}
