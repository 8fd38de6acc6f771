// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionParserTest {

  private static final Map<String, String> SITE =
      Map.of("cni", "canal", "proxy", "true", "air-gapped", "false");

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cni == canal                              | true
          cni == weave                              | false
          cni != canal                              | false
          cni != weave                              | true
          cni in [weave, canal]                     | true
          cni in [weave]                            | false
          cni in[weave,canal]                       | true
          proxy                                     | true
          air-gapped                                | false
          not proxy                                 | false
          not not proxy                             | true
          not air-gapped                            | true
          proxy and air-gapped                      | false
          proxy or air-gapped                       | true
          air-gapped and air-gapped or proxy        | true
          proxy or air-gapped and air-gapped        | true
          (proxy or air-gapped) and air-gapped      | false
          not (proxy and air-gapped)                | true
          not proxy and air-gapped                  | false
          not air-gapped and cni == canal           | true
          proxy == true                             | true
          """)
  void a_condition_is_met_or_not(String text, boolean isMet) {
    assertThat(ConditionParser.parse(text).isMet(SITE)).isEqualTo(isMet);
  }

  @ParameterizedTest(name = "{0} reads as {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a or b and c   | (a == true or (b == true and c == true))
          a and b or c   | ((a == true and b == true) or c == true)
          a in [y, x]    | a in [x, y]
          a != x         | not (a == x)
          """)
  void and_binds_closer_than_or(String text, String meaning) {
    assertThat(ConditionParser.parse(text)).hasToString(meaning);
  }

  @Test
  void its_facts_are_known() {
    assertThat(ConditionParser.parse("a == x and (b or not c in [y, z])").facts())
        .containsExactlyInAnyOrder("a", "b", "c");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''             | the condition ends; expected a fact
          and            | unexpected 'and'; expected a fact
          a ==           | the condition ends; expected a value
          a == ==        | unexpected '=='; expected a value
          a = x          | unexpected '=' in a condition; expected a form like cni == canal and not proxy
          a b            | unexpected 'b'; expected 'and', 'or' or the end
          a in x         | unexpected 'x'; expected '['
          a in [x y]     | unexpected 'y'; expected ']'
          a in [x,]      | unexpected ']'; expected a value
          (a             | the condition ends; expected ')'
          a)             | unexpected ')'; expected 'and', 'or' or the end
          not            | the condition ends; expected a fact
          """)
  void a_wrong_form_has_a_message(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConditionParser.parse(text))
        .withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not ", "("})
  void a_deep_condition_is_refused(String part) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConditionParser.parse(part.repeat(100) + "a"))
        .withMessage("the condition is nested too deeply; expected a simpler one");
  }

  @Test
  void a_long_condition_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConditionParser.parse("a and ".repeat(1000) + "a"))
        .withMessage("the condition is longer than 2000 letters; expected a simpler one");
  }
}
