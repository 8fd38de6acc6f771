// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

  @ParameterizedTest
  @CsvSource({
    "'plain, with ü and 漢', 'plain, with ü and 漢'",
    "'a\nb\r\tc',           'a\\nb\\r\\tc'",
    "'\u001b[31m',          '\\u001b[31m'",
    "'a\u202eb\u2066c',     'a\\u202eb\\u2066c'",
    "'\u200b\ufeff\u0085',  '\\u200b\\ufeff\\u0085'",
    "'\u2028\ud800x',       '\\u2028\\ud800x'",
  })
  void what_steers_a_terminal_becomes_visible(String text, String plain) {
    assertThat(PlainText.of(text, 100)).isEqualTo(plain);
  }

  @Test
  void a_long_text_ends_in_dots_and_no_pair_is_split() {
    assertThat(PlainText.of("abcdefghij", 10)).isEqualTo("abcdefghij");
    assertThat(PlainText.of("abcdefghijk", 10)).isEqualTo("abcdefg...");
    assertThat(PlainText.of("abcdef\ud83d\ude00ghijk", 10)).isEqualTo("abcdef...");
  }

  @Test
  void bytes_that_are_no_utf8_are_replaced() {
    assertThat(PlainText.received(new byte[] {'a', (byte) 0xff, 'b', 0}, 20))
        .isEqualTo("a\ufffdb\\u0000");
  }
}
