// SPDX-License-Identifier: Apache-2.0
package org.netready.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortsTest {

  @ParameterizedTest(name = "{0}: {1} to {2} over {3}")
  @CsvSource({
    "443/tcp, 443, 443, TCP",
    "1/udp, 1, 1, UDP",
    "65535/TCP, 65535, 65535, TCP",
    "30000-32767/udp, 30000, 32767, UDP",
    "80-80/tcp, 80, 80, TCP",
  })
  void ports_are_read(String text, int first, int last, Transport transport) {
    assertThat(Ports.parse(text)).isEqualTo(new Ports(first, last, transport));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          0/tcp           | port 0 is out of range; expected 1 to 65535
          65536/tcp       | port 65536 is out of range; expected 1 to 65535
          300701/tcp      | port 300701 is out of range; expected 1 to 65535
          30000-70000/tcp | port 70000 is out of range; expected 1 to 65535
          443-80/tcp      | port range 443-80 is reversed; expected 80-443
          443             | '443' is not a port; expected a form like 443/tcp or 30000-32767/udp
          443/            | '443/' is not a port; expected a form like 443/tcp or 30000-32767/udp
          -1/tcp          | '-1/tcp' is not a port; expected a form like 443/tcp or 30000-32767/udp
          https/tcp       | 'https/tcp' is not a port; expected a form like 443/tcp or 30000-32767/udp
          tcp/443         | 'tcp/443' is not a port; expected a form like 443/tcp or 30000-32767/udp
          443 /tcp        | '443 /tcp' is not a port; expected a form like 443/tcp or 30000-32767/udp
          9999999999/tcp  | '9999999999/tcp' is not a port; expected a form like 443/tcp or 30000-32767/udp
          443/tpc         | unknown transport 'tpc'; expected one of [tcp, udp]
          443/sctp        | unknown transport 'sctp'; expected one of [tcp, udp]
          """)
  void what_is_no_port_is_refused(String text, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> Ports.parse(text)).withMessage(message);
  }

  @Test
  void they_are_written_as_they_are_read() {
    assertThat(Ports.tcp(443)).hasToString("443/tcp");
    assertThat(new Ports(30000, 32767, Transport.UDP)).hasToString("30000-32767/udp");
    assertThat(new Ports(30000, 32767, Transport.UDP).size()).isEqualTo(2768);
    assertThat(Ports.udp(53).isSingle()).isTrue();
  }
}
