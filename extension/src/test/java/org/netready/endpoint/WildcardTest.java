// SPDX-License-Identifier: Apache-2.0
package org.netready.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WildcardTest {

  @ParameterizedTest(name = "{0} covers {1}: {2}")
  @CsvSource({
    "*.azurecr.io, mine.azurecr.io, true",
    "*.azurecr.io, a.b.azurecr.io, true",
    "*.azurecr.io, MINE.AZURECR.IO, true",
    "*.azurecr.io, azurecr.io, false",
    "*.azurecr.io, notazurecr.io, false",
    "*.azurecr.io, azurecr.io.example.com, false",
  })
  void a_wildcard_covers_what_is_below_it(String wildcard, String name, boolean matches) {
    assertThat(Wildcard.parse(wildcard).matches(HostName.parse(name))).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"azurecr.io", "*azurecr.io", "a.*.azurecr.io", "*.*.azurecr.io", "*", ""})
  void a_star_is_the_first_label_and_no_other(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Wildcard.parse(text))
        .withMessage("'%s' is not a wildcard; expected a form like *.example.com", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.io", "*.com."})
  void a_top_level_domain_has_no_samples(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Wildcard.parse(text))
        .withMessage(
            "wildcard '%s' covers a whole top-level domain, no sample can stand for it; expected a form like *.example.com",
            text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.0.0.1", "*.10.0.0.1"})
  void there_are_no_names_below_an_address(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Wildcard.parse(text));
  }
}
