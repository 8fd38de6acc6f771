// SPDX-License-Identifier: Apache-2.0
package org.netready.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "store.example.com, store.example.com",
    "STORE.Example.COM, store.example.com",
    "store.example.com., store.example.com",
    "localhost, localhost",
    "1password.com, 1password.com",
    "3.14.example, 3.14.example",
    "_dmarc.example.com, _dmarc.example.com",
    "xn--kln-sna.example, xn--kln-sna.example",
    "a-b.c-d.example, a-b.c-d.example",
  })
  void a_name_is_read(String text, String name) {
    assertThat(Host.parse(text)).isEqualTo(new HostName(name));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "10.0.0.21, 10.0.0.21",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "2001:db8::1, 2001:db8:0:0:0:0:0:1",
    "::1, 0:0:0:0:0:0:0:1",
    "2001:DB8::A, 2001:db8:0:0:0:0:0:a",
  })
  void an_address_is_read(String text, String address) {
    assertThat(Host.parse(text)).isInstanceOf(IpAddress.class);
    assertThat(Host.parse(text).text()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a..b",
        ".example.com",
        "-a.example.com",
        "a-.example.com",
        "a_.example.com",
        "two words",
        "köln.example",
        "*.example.com",
        "${region}.example.com",
        "<region>.example.com",
        "a,b",
      })
  void what_is_no_name_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Host.parse(text))
        .withMessage(
            "'%s' is not a host name; expected labels of letters, digits and hyphens, joined by dots",
            text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://example.com", "example.com/v2", "example.com:443", "10.0.0.1:443"})
  void what_is_more_than_a_host_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Host.parse(text))
        .withMessage(
            "'%s' is not a host; expected a name or an address alone, without scheme, port or path",
            text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0",
        "10.0.0.256",
        "10.0.0.1.2",
        "10.0.0.",
        "1",
        "1.2.3.4.",
        "::g",
        "1:2:3",
        "fe80::1%eth0"
      })
  void what_is_no_address_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Host.parse(text))
        .withMessage(
            "'%s' is not an IP address; expected a form like 10.0.0.21 or 2001:db8::1", text);
  }

  @Test
  void a_label_has_63_letters_and_a_name_253() {
    String label = "a".repeat(63);

    assertThat(HostName.parse(label).text()).isEqualTo(label);
    assertThatIllegalArgumentException().isThrownBy(() -> HostName.parse(label + "a"));
    assertThat(HostName.parse("%s.%s.%s.%s".formatted(label, label, label, "a".repeat(61))).text())
        .hasSize(253);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> HostName.parse("%s.%s.%s.%s".formatted(label, label, label, "a".repeat(62))));
  }
}
