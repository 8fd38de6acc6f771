// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.endpoint.Host;

class NoProxyReadersTest {

  @ParameterizedTest(name = "{0}, {1}, read as direct: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "example.com         | api.example.com | true  | ''",
        "Example.COM         | example.com     | true  | ''",
        "other.example       | example.com     | false | ''",
        "*                   | example.com     | true  | ''",
        ".example.com        | api.example.com | true  | ''",
        ".example.com        | example.com     | false | curl, Python > Netready, Go",
        "*.example.com       | api.example.com | true  | Netready, Go > curl, Python",
        "example.com:443     | example.com     | false | Go, Python > Netready, curl",
        "example.com:8443    | example.com     | false | ''",
        "a.test b.test       | b.test          | false | curl > Netready, Go, Python",
        "example.com.        | example.com     | true  | Netready, curl > Go, Python",
        "10.0.0.0/8          | 10.1.2.3        | true  | Netready, curl, Go > Python",
        "10.1.2.3            | 10.1.2.3        | true  | ''",
        "::1                 | ::1             | true  | Netready, curl, Go > Python",
        "fd00::/8            | fd00::1         | true  | Netready, curl, Go > Python",
        "fd00::/8            | 45.10.40.1      | false | ''",
        "fd00::/129          | fd00::1         | false | ''",
        "a.test:8080         | 45.10.40.1      | false | ''",
        "45.10.40.1:443      | 45.10.40.1      | false | Go, Python > Netready, curl",
        "[2001:db8:0:0:0:0:0:1]:443 | 2001:db8::1 | false | Go, Python > Netready, curl",
        "http://svc.test     | 45.10.40.1      | false | ''",
        "http://svc.test:80/ | 2001:db8::1     | false | ''",
        "*.40.1              | 45.10.40.1      | false | ''",
        ".10.40.1            | 45.10.40.1      | false | Python > Netready, curl, Go",
        ":                   | 45.10.40.1      | false | ''",
        ":8080               | 45.10.40.1      | false | ''",
        "::                  | 45.10.40.1      | false | ''",
        "10.0.0              | 45.10.40.1      | false | ''",
        "10.0.0.0/           | 45.10.40.1      | false | ''",
        "10.0.0.0/x          | 45.10.40.1      | false | ''",
        "fe80::1%eth0        | fe80::1         | false | ''",
        "[]                  | 45.10.40.1      | false | ''",
        "]:80:443            | 45.10.40.1      | false | ''",
      })
  void where_readers_differ_it_is_said_who_goes_which_way(
      String written, String host, boolean isDirect, String ways) {
    var server =
        new ProxyServer(ProxyServer.Kind.HTTP, Host.parse("proxy.test"), 3128, Optional.empty());
    var rule = new ProxyRules.Rule(server, "HTTPS_PROXY", List.of(), "NO_PROXY", written);

    String[] parts = ways.split(" > ", -1);
    assertThat(NoProxyReaders.difference(rule, Host.parse(host), 443, isDirect))
        .isEqualTo(
            ways.isEmpty()
                ? ""
                : ", which readers of NO_PROXY take in different ways: directly as %s, through the"
                        .formatted(parts[0])
                    + " proxy as "
                    + parts[1]);
  }
}
