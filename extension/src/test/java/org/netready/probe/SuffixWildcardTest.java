// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.endpoint.Host;

class SuffixWildcardTest {

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource({
    "*.com,         example.com,     true",
    "example.com,   example.com,     false",
    "EXAMPLE.com,   example.com,     false",
    "*.example.com, api.example.com, false",
    "server-1,      server-1,        false",
    "*.co.uk,       example.co.uk,   true",
    "*.com.au,      example.com.au,  true",
    "example.co.uk, example.co.uk,   false",
    "*.go.it,       shop.go.it,      false",
    "*.github.io,   me.github.io,    false",
    "*.blob.core.windows.net, me.blob.core.windows.net, false",
  })
  void a_wildcard_over_names_of_different_owners_is_none(
      String name, String host, boolean isNeeded) {
    var certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName(name).build().certificate();

    assertThat(SuffixWildcard.isNeeded(Host.parse(host), certificate)).isEqualTo(isNeeded);
  }
}
