// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueRuleTest {

  /** A forbidden port passed as 015000, as 06443/tcp, or as one of a range. */
  @ParameterizedTest(name = "{0} forbids {1}: {2}")
  @CsvSource({
    "15000,       15000,         true",
    "15000,       015000,        true",
    "15000,       ' 15000 ',     true",
    "15000,       14990-15010,   true",
    "15000-15010, 15005,         true",
    "15000,       15001,         false",
    "15000,       15001-15010,   false",
    "15000,       150000,        false",
    "default,     Default,       true",
    "default,     default-2,     false",
    "default,     def\u00adault,  true",
    "6443/tcp,    06443/tcp,     true",
    "6443/tcp,    6443/TCP,      true",
    "6443/tcp,    6000-7000/tcp, true",
    "6443/tcp,    6443-06443/tcp, true",
    "6000-7000/tcp, 6443/tcp,    true",
    "6000-7000/tcp, 6999-8000/tcp, true",
    "6443/tcp,    6443/udp,      false",
    "6443/tcp,    6000-6442/tcp, false",
    "bad.test,    bad.test.,     true",
    "bad.test.,   BAD.test,      true",
    "bad.test,    a.bad.test,    false",
    "fd00::1,     FD00:0:0:0:0:0:0:1, true",
    "10.0.0.1,    ::ffff:10.0.0.1, true",
    "10.0.0.1,    10.0.0.10,     false",
    "10.42.0.0/16, 10.42.0.0/15, true",
    "10.42.0.0/16, 10.42.0.0/016, true",
    "10.42.0.0/16, 10.42.3.0/24, true",
    "10.42.0.0/16, 10.43.0.0/16, false",
    "10.42.0.0/16, 0.0.0.0/0,    true",
    "10.42.0.0/16, ::/0,         false",
    "fd00:42::/56, FD00:0042::/64, true",
  })
  void what_is_forbidden_is_so_however_it_is_written(
      String forbidden, String value, boolean isForbidden) {
    ValueRule rule = new ValueRule("port", List.of(), List.of(forbidden));

    assertThat(rule.allows(value)).isEqualTo(!isForbidden);
  }

  @ParameterizedTest(name = "eastus allows {0}: {1}")
  @CsvSource({"eastus, true", "EastUS, false", "westus, false"})
  void what_is_allowed_is_so_as_it_is_written(String value, boolean isAllowed) {
    assertThat(new ValueRule("region", List.of("eastus"), List.of()).allows(value))
        .isEqualTo(isAllowed);
  }
}
