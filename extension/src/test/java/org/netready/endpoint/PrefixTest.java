// SPDX-License-Identifier: Apache-2.0
package org.netready.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixTest {

  @ParameterizedTest(name = "{1} in {0}: {2}")
  @CsvSource({
    "10.42.0.0/16, 10.42.255.255, true",
    "10.42.0.0/16, 10.43.0.0, false",
    "10.0.0.21/32, 10.0.0.21, true",
    "10.0.0.21/32, 10.0.0.22, false",
    "0.0.0.0/0, 203.0.113.7, true",
    "0.0.0.0/0, ::1, false",
    "172.16.0.0/12, 172.31.255.255, true",
    "172.16.0.0/12, 172.32.0.0, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "::/0, 10.0.0.1, false",
  })
  void a_prefix_contains_addresses(String prefix, String address, boolean contains) {
    assertThat(Prefix.parse(prefix).contains(IpAddress.parse(address))).isEqualTo(contains);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          10.0.0.0        | '10.0.0.0' is not a prefix; expected a form like 10.42.0.0/16
          10.0.0.0/       | '10.0.0.0/' is not a prefix; expected a form like 10.42.0.0/16
          10.0.0.0/-1     | '10.0.0.0/-1' is not a prefix; expected a form like 10.42.0.0/16
          10.0.0.0/33     | prefix length 33 is out of range; expected 0 to 32
          2001:db8::/129  | prefix length 129 is out of range; expected 0 to 128
          10.0.0.1/8      | '10.0.0.1/8' has bits set beyond its length; expected 10.0.0.0/8
          2001:db8::1/32  | '2001:db8:0:0:0:0:0:1/32' has bits set beyond its length; expected 2001:db8:0:0:0:0:0:0/32
          nodes/16        | 'nodes' is not an IP address; expected a form like 10.0.0.21 or 2001:db8::1
          """)
  void what_is_no_prefix_is_refused(String text, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> Prefix.parse(text)).withMessage(message);
  }

  @ParameterizedTest(name = "{0} has {1} hosts, {2} to {3}")
  @CsvSource({
    "10.0.0.0/28,    14, 10.0.0.1, 10.0.0.14",
    "10.0.0.0/30,    2, 10.0.0.1, 10.0.0.2",
    "10.0.0.0/31,    2, 10.0.0.0, 10.0.0.1",
    "10.0.0.7/32,    1, 10.0.0.7, 10.0.0.7",
    "0.0.0.0/0,      4294967294, 0.0.0.1, 255.255.255.254",
    "10.0.255.0/24,  254, 10.0.255.1, 10.0.255.254",
    "fd00::/126,     4, fd00::, fd00::3",
    "::/127,         2, ::, ::1",
    "ffff::/16,      5192296858534827628530496329220096, ffff::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
  })
  void a_prefix_has_hosts(String text, BigInteger hosts, String first, String last) {
    Prefix prefix = Prefix.parse(text);

    assertThat(prefix.hosts()).isEqualTo(hosts);
    assertThat(prefix.host(BigInteger.ZERO)).isEqualTo(IpAddress.parse(first));
    assertThat(prefix.host(hosts.subtract(BigInteger.ONE))).isEqualTo(IpAddress.parse(last));
    assertThatIllegalArgumentException().isThrownBy(() -> prefix.host(hosts));
  }

  @ParameterizedTest(name = "{1} in {0}: {2}")
  @CsvSource({
    "10.0.0.0/8, 10.1.0.0/16, true",
    "10.0.0.0/8, 10.0.0.0/8, true",
    "10.0.0.0/8, 10.0.0.0/7, false",
    "10.0.0.0/8, 11.0.0.0/16, false",
    "::/0, 10.0.0.0/8, false",
  })
  void a_prefix_contains_prefixes(String outer, String inner, boolean contains) {
    assertThat(Prefix.parse(outer).contains(Prefix.parse(inner))).isEqualTo(contains);
  }

  @Test
  void one_address_is_a_prefix_too() {
    assertThat(Prefix.parse("10.0.0.1/32").isSingleAddress()).isTrue();
    assertThat(Prefix.parse("10.0.0.0/31").isSingleAddress()).isFalse();
    assertThat(Prefix.parse("10.0.0.0/31")).hasToString("10.0.0.0/31");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "10.42.0.0/16, true",
    "2001:db8::/32, true",
    "example.com/16, false",
    "10.42.0.0, false",
    "/16, false",
  })
  void the_form_of_a_prefix_is_known(String text, boolean isPrefix) {
    assertThat(Prefix.isPrefix(text)).isEqualTo(isPrefix);
  }
}
