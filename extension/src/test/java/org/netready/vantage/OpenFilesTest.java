// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenFilesTest {

  @ParameterizedTest(name = "of {0} files, {1} of them open, {2} are for sockets that wait")
  @CsvSource({
    "1024,      124,  450",
    "4096,      96,   2000",
    "1048576,   100,  8000",
    "100,       100,  16",
    "9223372036854775807, 100, 8000",
  })
  void half_of_what_is_left_is_used(long limit, long open, int bound) {
    assertThat(OpenFiles.bound(limit, open)).isEqualTo(bound);
  }

  @ParameterizedTest(name = "beside {0} sockets, {1} names are looked up")
  @CsvSource({"8000, 500", "16000, 512", "450, 28", "16, 16"})
  void lookups_have_a_quarter_of_what_is_left(int bound, int lookups) {
    assertThat(OpenFiles.lookups(bound)).isEqualTo(lookups);
  }

  @Test
  void this_process_has_a_bound() {
    assertThat(OpenFiles.bound()).isBetween(16, OpenFiles.MOST);
  }
}
