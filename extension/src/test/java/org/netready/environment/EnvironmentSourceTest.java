// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentSourceTest {

  private final EnvironmentSource source =
      new EnvironmentSource(
          Map.of(),
          Map.of(
              "db-1", "ONE",
              "db-1.Corp", "TWO",
              "2001:DB8::1", "SIX",
              "http://proxy:3128", "URL",
              "abc", "SHORT"));

  @Test
  void a_secret_is_shown_as_its_reference_so_that_two_stay_two() {
    assertThat(source.redact("db-1 and db-1.corp")).isEqualTo("${env:ONE} and ${env:TWO}");
  }

  @Test
  void a_host_is_hidden_in_whatever_form_it_is_written() {
    assertThat(source.redact("DB-1.CORP at 2001:db8:0:0:0:0:0:1, 2001:DB8::1"))
        .isEqualTo("${env:TWO} at ${env:SIX}, ${env:SIX}");
  }

  @Test
  void a_text_that_stands_in_ordinary_words_is_left() {
    assertThat(source.redact("abcdef")).isEqualTo("abcdef");
    assertThat(source).hasToString("0 places");
  }
}
