// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;

class ProxyRulesTest {

  private static final Application HTTPS = new Application(Application.Protocol.HTTPS, "/");

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
    ".113.9,          203.0.113.9,       false",
    "*.113.9,         203.0.113.9,       false",
  })
  void an_entry_stands_for_hosts(String entry, String host, boolean isDirect) {
    for (Question.Kind kind : List.of(Question.Kind.SERVICE, Question.Kind.ROUTE)) {
      Way way = wayOf(kind, entry, Destination.of(Host.parse(host)));

      assertThat(way)
          .isEqualTo(
              isDirect
                  ? directly(
                      Layer.Direct.Rule.EXCEPTED, "no-proxy entry '%s' (NO_PROXY)".formatted(entry))
                  : through());
    }
  }

  @ParameterizedTest
  @CsvSource({"example.com, true", "api.example.com, false"})
  void an_entry_of_the_jvm_stands_for_its_host_alone(String host, boolean isDirect) {
    Way way = wayOf(Question.Kind.ROUTE, "=Example.com", Destination.of(Host.parse(host)));

    assertThat(way)
        .isEqualTo(
            isDirect
                ? directly(Layer.Direct.Rule.EXCEPTED, "no-proxy entry 'Example.com' (NO_PROXY)")
                : through());
  }

  @ParameterizedTest
  @CsvSource({"10.1.2.3", "192.168.0.1", "127.0.0.1", "100.64.0.1", "fd00::1", "169.254.1.1"})
  void a_private_address_is_reached_directly(String address) {
    assertThat(wayOf(Question.Kind.SERVICE, "", Destination.of(Host.parse(address))))
        .isEqualTo(directly(Layer.Direct.Rule.OWN, "its address is private"));
  }

  @Test
  void a_name_with_declared_private_addresses_is_reached_directly() {
    assertThat(wayOf(Question.Kind.SERVICE, "", declared("db.example.com", "10.0.0.5")))
        .isEqualTo(directly(Layer.Direct.Rule.OWN, "its address is private"));
  }

  @Test
  void a_host_of_the_site_is_reached_directly() {
    ProxyRules rules =
        ProxyRules.of(Map.of(ProxyRules.Use.HTTPS, rule("")), List.of(Host.parse("node-1")));

    assertThat(rules.wayOf(question(Question.Kind.SERVICE, "node-1")))
        .isEqualTo(directly(Layer.Direct.Rule.OWN, "it is a host of the site"));
    assertThat(rules.wayOf(question(Question.Kind.ROUTE, "node-1"))).isEqualTo(through());
  }

  @Test
  void a_route_is_decided_by_what_is_set_and_by_nothing_else() {
    assertThat(wayOf(Question.Kind.ROUTE, "", Destination.of(Host.parse("10.1.2.3"))))
        .isEqualTo(through());
    assertThat(wayOf(Question.Kind.ROUTE, "", declared("db.example.com", "10.0.0.5")))
        .isEqualTo(through());
  }

  @Test
  void a_prefix_stands_for_no_name_where_clients_match_names() {
    Destination destination = declared("db.example.com", "10.0.0.5");

    assertThat(wayOf(Question.Kind.ROUTE, "10.0.0.0/8", destination)).isEqualTo(through());
    assertThat(wayOf(Question.Kind.ROUTE, "10.0.0.5", destination)).isEqualTo(through());
  }

  @Test
  void datagrams_go_directly() {
    var question =
        new Question(
            Question.Kind.SERVICE,
            Destination.of(Host.parse("example.com")),
            Ports.udp(53),
            new Application(Application.Protocol.DNS, ""));

    assertThat(ProxyRules.of(rule("")).wayOf(question))
        .isEqualTo(directly(Layer.Direct.Rule.NOT_CARRIED, "a proxy does not carry datagrams"));
  }

  @Test
  void without_a_proxy_there_is_nothing_to_explain_unless_the_way_is_asked_for() {
    assertThat(ProxyRules.NONE.wayOf(question(Question.Kind.SERVICE, "example.com")))
        .isEqualTo(new Way.Directly(Optional.empty()));
    assertThat(ProxyRules.NONE.wayOf(question(Question.Kind.ROUTE, "example.com")))
        .isEqualTo(directly(Layer.Direct.Rule.NOT_SET, "no proxy is set"));
  }

  @Test
  void addresses_are_asked_of_no_proxy() {
    assertThat(ProxyRules.of(rule("")).wayOf(question(Question.Kind.ADDRESSES, "example.com")))
        .isEqualTo(new Way.Directly(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP,  HTTP,  true",
    "HTTP,  HTTPS, false",
    "HTTP,  SSH,   false",
    "HTTPS, HTTPS, true",
    "HTTPS, TLS,   true",
    "HTTPS, NONE,  true",
    "HTTPS, HTTP,  false",
    "HTTPS, SSH,   false",
    "HTTPS, SMTP,  false",
    "OTHER, SSH,   true",
    "OTHER, SMTP,  true",
    "OTHER, DNS,   true",
    "OTHER, HTTPS, false",
  })
  void a_proxy_is_used_for_what_it_is_set(
      ProxyRules.Use use, Application.Protocol protocol, boolean isUsed) {
    var question =
        new Question(
            Question.Kind.SERVICE,
            Destination.of(Host.parse("example.com")),
            Ports.tcp(443),
            new Application(protocol, ""));

    Way way = ProxyRules.of(Map.of(use, rule("")), List.of()).wayOf(question);

    assertThat(way instanceof Way.Through).isEqualTo(isUsed);
  }

  @Test
  void a_proxy_that_is_set_for_something_else_is_named() {
    var rules = ProxyRules.of(Map.of(ProxyRules.Use.HTTP, rule("")), List.of());

    assertThat(rules.wayOf(question(Question.Kind.SERVICE, "example.com")))
        .isEqualTo(
            directly(Layer.Direct.Rule.NOT_SET, "none is set for https: HTTPS_PROXY is for http"));
  }

  @Test
  void an_entry_that_is_no_prefix_is_refused() {
    assertThatThrownBy(() -> ProxyRules.of(rule("10.0.0.0/33")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 0 to 32");
  }

  @Test
  void a_list_that_its_readers_take_in_different_ways_says_so() {
    String others =
        ", which readers of NO_PROXY take in different ways: directly as curl, Python, through the"
            + " proxy as Netready, Go";
    var rule =
        new ProxyRules.Rule(
            server(), "HTTPS_PROXY", List.of(".example.com"), "NO_PROXY", ".example.com");

    assertThat(ProxyRules.of(rule).wayOf(question(Question.Kind.ROUTE, "example.com")))
        .isEqualTo(
            new Way.Through(
                server(),
                new Layer.ProxyUse(
                    ProxyServer.Kind.HTTP,
                    "proxy.example.com:3128",
                    "set by HTTPS_PROXY" + others,
                    "NO_PROXY")));
    assertThat(ProxyRules.of(rule).wayOf(question(Question.Kind.ROUTE, "api.example.com")))
        .isEqualTo(
            directly(Layer.Direct.Rule.EXCEPTED, "no-proxy entry '.example.com' (NO_PROXY)"));
  }

  private static Way wayOf(Question.Kind kind, String entry, Destination destination) {
    return ProxyRules.of(rule(entry)).wayOf(new Question(kind, destination, Ports.tcp(443), HTTPS));
  }

  private static Question question(Question.Kind kind, String host) {
    return new Question(kind, Destination.of(Host.parse(host)), Ports.tcp(443), HTTPS);
  }

  private static Destination declared(String host, String address) {
    return new Destination(Host.parse(host), List.of(IpAddress.parse(address)));
  }

  private static ProxyRules.Rule rule(String entry) {
    return new ProxyRules.Rule(server(), "HTTPS_PROXY", List.of(entry), "NO_PROXY");
  }

  private static ProxyServer server() {
    return new ProxyServer(
        ProxyServer.Kind.HTTP, Host.parse("proxy.example.com"), 3128, Optional.empty());
  }

  private static Way through() {
    return new Way.Through(
        server(),
        new Layer.ProxyUse(
            ProxyServer.Kind.HTTP, "proxy.example.com:3128", "set by HTTPS_PROXY", "NO_PROXY"));
  }

  private static Way directly(Layer.Direct.Rule rule, String reason) {
    return new Way.Directly(Optional.of(new Layer.Direct(rule, reason)));
  }
}
