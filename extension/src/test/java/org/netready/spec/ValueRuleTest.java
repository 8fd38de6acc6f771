// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueRuleTest {

  /** A forbidden port passed as 015000, or as one of a range. */
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
