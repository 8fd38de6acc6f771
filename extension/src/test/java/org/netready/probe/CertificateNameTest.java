// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.endpoint.Host;

class CertificateNameTest {

  @ParameterizedTest(name = "{0} is for {1}: {2}")
  @CsvSource({
    "api.example.com,  api.example.com,     true",
    "API.Example.com,  api.example.com,     true",
    "example.com,      api.example.com,     false",
    "*.example.com,    api.example.com,     true",
    "*.example.com,    my_api.example.com,  true",
    "*.example.com,    v1.api.example.com,  false",
    "*.example.com,    example.com,         false",
    "a*.example.com,   api.example.com,     false",
    "203.0.113.1,      203.0.113.1,         true",
    "203.0.113.1,      203.0.113.2,         false",
    "2001:db8::1,      2001:db8:0:0::1,     true",
    "api.example.com,  common.example.com,  false",
    "api.example.com., api.example.com,     false",
    "*.example.com.,   api.example.com,     false",
  })
  void an_alternative_name_stands_for_hosts(String name, String host, boolean isFor) {
    var certificate =
        new HeldCertificate.Builder()
            .commonName("common.example.com")
            .addSubjectAlternativeName(name)
            .build()
            .certificate();

    assertThat(CertificateName.isFor(Host.parse(host), certificate)).isEqualTo(isFor);
  }
}
