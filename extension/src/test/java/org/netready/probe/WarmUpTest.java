// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WarmUpTest {

  private final WarmUp warmUp = new WarmUp(new TlsReading(TrustAnchors.DEFAULT));

  @Test
  void what_tls_needs_is_loaded_once() throws Exception {
    Question https = Probes.tcp(443, Application.Protocol.HTTPS);

    warmUp.before(https).get(1, TimeUnit.MINUTES);

    assertThat(warmUp.before(https)).isSameAs(warmUp.before(https)).isDone();
  }

  @Test
  void a_question_that_needs_none_of_it_is_asked_at_once() {
    assertThat(warmUp.before(Probes.tcp(22, Application.Protocol.SSH))).isDone();
    assertThat(warmUp.before(Probes.tcp(22, Application.Protocol.NONE))).isDone();
  }
}
