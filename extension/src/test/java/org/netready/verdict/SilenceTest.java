// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.probe.PortState.OPEN;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.plan.Check;
import org.netready.plan.Expectation;
import org.netready.probe.Cause;
import org.netready.probe.Observation;
import org.netready.probe.PortState;
import org.netready.spec.Service;

/** What it means, by service, that no datagram came back. */
class SilenceTest {

  @ParameterizedTest
  @CsvSource({
    "LISTENING, DNS,  53/udp",
    "PERMITTED, DNS,  53/udp",
    "LISTENING, NTP, 123/udp",
    "PERMITTED, NTP, 123/udp",
  })
  void a_protocol_that_must_answer_turns_udp_silence_into_a_failure(
      Expectation expectation, Service service, String ports) {
    Check check = Checks.expecting(expectation).service(service).ports(ports).build();

    CheckResult result = judge(check, Seen.of(check).state(PortState.OPEN_OR_FILTERED));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.cause()).contains(Cause.UDP_SILENT);
    assertThat(result.fix())
        .isEqualTo(
            "allow 10.0.0.21 -> 10.0.0.11, %s, and the answers; if they are, see that the %s server"
                    .formatted(ports, service)
                + " on server-1 answers agent-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NONE      | silence over UDP proves nothing: this needs a responder that answers there"
            + "| let something answer on 10.0.0.11, 8472/udp and run again",
        "QUIC      | a QUIC server should answer this and need not (RFC 9000, section 5.2.2), so that"
            + " silence proves nothing"
            + "| ask 10.0.0.11, 8472/udp with an HTTP/3 client on agent-1; if that is silent too,"
            + " allow 10.0.0.21 -> 10.0.0.11, 8472/udp, and the answers",
        "VXLAN     | VXLAN knows no answer (RFC 7348): silence proves nothing, and this needs a"
            + " responder in its place"
            + "| run a UDP echo on 10.0.0.11, 8472/udp while no vxlan is there, and run again; once"
            + " it is installed, reach a pod or an inner address on server-1 from one on agent-1",
        "GENEVE    | Geneve knows no answer (RFC 8926): silence proves nothing, and this needs a"
            + " responder in its place"
            + "| run a UDP echo on 10.0.0.11, 8472/udp while no geneve is there, and run again; once"
            + " it is installed, reach a pod or an inner address on server-1 from one on agent-1",
        "WIREGUARD | WireGuard answers nobody whose key it does not know: silence proves nothing,"
            + " and this needs a responder in its place"
            + "| run a UDP echo on 10.0.0.11, 8472/udp while no wireguard is there, and run again;"
            + " once it is installed, 'wg show' on agent-1 tells its latest handshake",
      })
  void silence_of_what_need_not_answer_says_what_would_prove_more(
      Service service, String note, String fix) {
    for (Expectation expectation : List.of(Expectation.LISTENING, Expectation.PERMITTED)) {
      Check check = Checks.expecting(expectation).service(service).ports("8472/udp").build();

      CheckResult result = judge(check, Seen.of(check).state(PortState.OPEN_OR_FILTERED));

      assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(result.cause()).contains(Cause.UDP_SILENT);
      assertThat(result.notes()).containsExactly(note);
      assertThat(result.fix()).isEqualTo(fix);
    }
  }

  @Test
  void a_responder_in_the_place_of_a_tunnel_proves_the_path_and_no_more() {
    Check check =
        Checks.expecting(Expectation.PERMITTED).service(Service.VXLAN).ports("8472/udp").build();

    CheckResult result = judge(check, Seen.of(check).state(OPEN));

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.notes())
        .containsExactly("only the path was proved: vxlan answers nobody, so that a responder did");
  }

  private static CheckResult judge(Check check, Seen seen, Observation... controls) {
    return Judge.judge(check, seen.build(), List.of(controls));
  }
}
