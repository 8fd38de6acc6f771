// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.endpoint.Host;

class TopLevelWildcardTest {

  @ParameterizedTest(name = "{0} for {1}: {2}")
  @CsvSource({
    "*.com,         example.com,     true",
    "example.com,   example.com,     false",
    "EXAMPLE.com,   example.com,     false",
    "*.example.com, api.example.com, false",
    "server-1,      server-1,        false",
  })
  void a_wildcard_of_a_top_level_domain_is_none(String name, String host, boolean isNeeded) {
    var certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName(name).build().certificate();

    assertThat(TopLevelWildcard.isNeeded(Host.parse(host), certificate)).isEqualTo(isNeeded);
  }
}
