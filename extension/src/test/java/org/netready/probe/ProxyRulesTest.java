// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;

class ProxyRulesTest {

  @ParameterizedTest(name = "no-proxy {0}: {1} goes directly: {2}")
  @CsvSource({
    "example.com,     example.com,       true",
    "example.com,     api.example.com,   true",
    "example.com,     notexample.com,    false",
    ".example.com,    api.example.com,   true",
    ".example.com,    example.com,       false",
    "*.example.com,   api.example.com,   true",
    "EXAMPLE.com,     example.com,       true",
    "*,               example.com,       true",
    "203.0.113.0/24,  203.0.113.9,       true",
    "203.0.113.7/24,  203.0.113.9,       true",
    "203.0.113.0/24,  198.51.100.1,      false",
    "203.0.113.0/24,  example.com,       false",
    "203.0.113.9,     203.0.113.9,       true",
    "2001:db8::/32,   2001:db8::1,       true",
    "2001:db8::/32,   2001:db9::1,       false",
  })
  void an_entry_stands_for_hosts(String entry, String host, boolean isDirect) {
    ProxyRules.Decision decision = decide(entry, Destination.of(Host.parse(host)));

    assertThat(decision.proxy().isEmpty()).isEqualTo(isDirect);
    assertThat(decision.reason())
        .isEqualTo(isDirect ? "no-proxy entry '%s' (test)".formatted(entry) : "set by test");
  }

  @ParameterizedTest
  @CsvSource({"10.1.2.3", "192.168.0.1", "127.0.0.1", "100.64.0.1", "fd00::1", "169.254.1.1"})
  void a_private_address_is_reached_directly(String address) {
    assertThat(decide("", Destination.of(Host.parse(address))))
        .isEqualTo(new ProxyRules.Decision(Optional.empty(), "its address is private"));
  }

  @Test
  void a_name_with_declared_private_addresses_is_reached_directly() {
    var destination =
        new Destination(Host.parse("db.example.com"), List.of(IpAddress.parse("10.0.0.5")));

    assertThat(decide("", destination).proxy()).isEmpty();
  }

  @Test
  void datagrams_go_directly() {
    ProxyRules.Decision decision =
        rules("").decide(Destination.of(Host.parse("example.com")), Transport.UDP);

    assertThat(decision.proxy()).isEmpty();
    assertThat(decision.reason()).isEqualTo("a proxy does not carry datagrams");
  }

  @Test
  void without_a_proxy_there_is_nothing_to_explain() {
    assertThat(ProxyRules.NONE.decide(Destination.of(Host.parse("example.com")), Transport.TCP))
        .isEqualTo(new ProxyRules.Decision(Optional.empty(), ""));
  }

  @Test
  void an_entry_that_is_no_prefix_is_refused() {
    assertThatThrownBy(() -> rules("10.0.0.0/33"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 0 to 32");
  }

  private static ProxyRules.Decision decide(String entry, Destination destination) {
    return rules(entry).decide(destination, Transport.TCP);
  }

  private static ProxyRules rules(String entry) {
    return ProxyRules.http(
        Host.parse("proxy.example.com"), 3128, Optional.empty(), List.of(entry), "test");
  }
}
