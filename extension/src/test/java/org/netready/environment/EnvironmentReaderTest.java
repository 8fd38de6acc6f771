// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;

class EnvironmentReaderTest {

  private static final Path DIRECTORY = Path.of("src/test/resources/org/netready/environment");

  @TempDir private Path directory;

  @Test
  void every_key_has_its_value() throws IOException {
    Environment site = full();

    assertThat(site.name()).isEqualTo("full.yaml");
    assertThat(site.isSimulated()).isFalse();
    assertThat(site.packs()).containsExactly("rancher:k3s", "uipath");
    assertThat(site.phase()).isEqualTo(Phase.INSTALLED);
    assertThat(site.variables())
        .containsOnly(
            Map.entry("region", List.of("eastus")),
            Map.entry("jfrog-storage-hosts", List.of("a.example.com")));
    assertThat(site.facts()).isEqualTo(Map.of("cni", "flannel-vxlan", "http-proxy", "false"));
    assertThat(site.vantagePoints())
        .containsExactly(
            new VantagePoint(
                "laptop",
                VantagePoint.Kind.LOCAL,
                Set.of("jump-server"),
                Optional.of("jump-1"),
                List.of(
                    new VantagePoint.Control(Host.parse("www.example.com"), Ports.tcp(443)),
                    new VantagePoint.Control(Host.parse("2001:db8::53"), Ports.udp(53)))));
    assertThat(site.resolvers().site())
        .containsExactly(
            new InetSocketAddress(InetAddress.getByName("10.0.0.53"), 53),
            new InetSocketAddress(InetAddress.getByName("10.0.0.54"), 5353),
            new InetSocketAddress(InetAddress.getByName("2001:db8::53"), 53),
            new InetSocketAddress(InetAddress.getByName("2001:db8::54"), 5353));
    assertThat(site.resolvers().reference())
        .containsExactly(new InetSocketAddress(InetAddress.getByName("192.0.2.53"), 53));
    assertThat(site.samples())
        .containsOnly(
            Map.entry("*.azurecr.io", List.of("myregistry.azurecr.io")),
            Map.entry("*.ws.${region}.example.com", List.of("a.ws.eastus.example.com")));
    assertThat(site.limits())
        .isEqualTo(
            new Limits(
                Duration.ofMillis(500),
                Duration.ofMinutes(2),
                64,
                Optional.of(new Pace(30, Duration.ofMinutes(1))),
                Limits.Ranges.ALL));
    assertThat(site.failOn()).containsExactlyInAnyOrder(FailOn.values());
    assertThat(site.allowedListeners())
        .containsExactly(Ports.tcp(22), Ports.parse("30000-32767/udp"));
  }

  @Test
  void a_role_has_hosts_with_their_addresses() {
    Environment site = full();

    assertThat(site.hosts("k3s-servers"))
        .containsExactly(SiteHost.of("server-1"), SiteHost.of("10.0.0.12"));
    assertThat(site.hosts("jump-server")).containsExactly(SiteHost.of("jump-1"));
    assertThat(site.hosts("nodes"))
        .containsExactly(
            new SiteHost(
                SiteHost.of("node-1").host(),
                Optional.of(IpAddress.parse("10.0.0.21")),
                List.of(IpAddress.parse("203.0.113.9"))));
    assertThat(site.roles()).containsEntry("workers", List.of());
  }

  @Test
  void a_proxy_keeps_its_password_to_itself() {
    ProxySettings proxy = full().proxy();

    SiteProxy only =
        new SiteProxy(
            SiteProxy.Kind.HTTP,
            Host.parse("proxy.corp.example"),
            3128,
            Optional.of(new SiteProxy.Credentials("netready", "s3cret")),
            "environment file",
            List.of(".corp.example", "10.0.0.0/8", ".site.example"),
            "'no-proxy' in the environment file");
    assertThat(proxy.proxies())
        .isEqualTo(
            Map.of(
                ProxySettings.Use.HTTP, only,
                ProxySettings.Use.HTTPS, only,
                ProxySettings.Use.OTHER, only));
    assertThat(proxy.toString()).doesNotContain("s3cret");
  }

  @Test
  void a_trust_file_holds_several_certificates() {
    TrustStores trust = full().trust();

    assertThat(trust.siteRoots())
        .extracting(EnvironmentReaderTest::subject)
        .containsExactly("CN=corp-root,O=Netready tests", "CN=corp-backup,O=Netready tests");
    assertThat(trust.publicRoots())
        .extracting(EnvironmentReaderTest::subject)
        .containsExactly("CN=product-root,O=Netready tests");
  }

  @Test
  void the_products_store_may_need_a_password() {
    assertThat(full().trust().productRoots())
        .extracting(EnvironmentReaderTest::subject)
        .containsExactly(
            "CN=product-root,O=Netready tests",
            "CN=corp-root,O=Netready tests",
            "CN=corp-backup,O=Netready tests");
  }

  @Test
  void an_exemption_has_its_reason() {
    assertThat(full().trust().exemptions())
        .containsExactly(
            new TrustExemption("k3s-*", "inspected by leave"),
            new TrustExemption("uipath-portal", "a private authority"));
  }

  @Test
  void what_is_not_said_has_its_default() throws IOException {
    Environment site = read("packs: [uipath]\nroles:\nproxy:\nlimits:\n", Map.of());

    assertThat(site)
        .usingRecursiveComparison()
        .ignoringFields("source")
        .isEqualTo(
            new Environment(
                "site.yaml",
                false,
                List.of("uipath"),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Phase.BEFORE_INSTALL,
                List.of(),
                ProxySettings.NONE,
                TrustStores.DEFAULT,
                Map.of(),
                Limits.DEFAULT,
                Set.of(FailOn.FAIL)));
  }

  @Test
  void a_reference_stands_anywhere_in_a_text() throws IOException {
    String text =
        """
        packs: ["${env:PACK}:k3s"]
        variables: {name: "a-${env:X}-${env:X}"}
        roles: {nodes: ["node-${env:X}"]}
        proxy: {http: "${env:PROXY}"}
        """;
    Map<String, String> process = Map.of("PACK", "rancher", "X", "7", "PROXY", "http://proxy:3128");

    Environment site = read(text, process);

    assertThat(site.packs()).containsExactly("rancher:k3s");
    assertThat(site.variables()).containsEntry("name", List.of("a-7-7"));
    assertThat(site.hosts("nodes")).containsExactly(SiteHost.of("node-7"));
    assertThat(proxies(site))
        .isEqualTo("HTTP http proxy:3128, HTTPS http proxy:3128, OTHER http proxy:3128");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http: http://a:1                              | HTTP http a:1, HTTPS http a:1, OTHER http a:1
          https: http://a:1                             | HTTPS http a:1, OTHER http a:1
          socks: socks5://a:1                           | HTTP socks5 a:1, HTTPS socks5 a:1, OTHER socks5 a:1
          socks: socks5h://a:1                          | HTTP socks5 a:1, HTTPS socks5 a:1, OTHER socks5 a:1
          http: http://a:1, https: http://b:2           | HTTP http a:1, HTTPS http b:2, OTHER http b:2
          http: http://a:1, socks: socks5://b:2         | HTTP http a:1, HTTPS http a:1, OTHER socks5 b:2
          https: http://a:1, socks: socks5://b:2        | HTTP socks5 b:2, HTTPS http a:1, OTHER socks5 b:2
          """)
  void each_use_has_its_proxy(String keys, String expected) throws IOException {
    assertThat(proxies(read("proxy: {%s}".formatted(keys), Map.of()))).isEqualTo(expected);
  }

  @Test
  void credentials_of_a_referenced_url_are_moved_out_of_it() throws IOException {
    Environment site =
        read("proxy: {http: \"${env:P}\"}", Map.of("P", "http://me:p%40ss+word@proxy:3128/"));

    SiteProxy proxy = site.proxy().proxies().get(ProxySettings.Use.HTTPS);
    assertThat(proxy.host()).isEqualTo(Host.parse("proxy"));
    assertThat(proxy.credentials()).contains(new SiteProxy.Credentials("me", "p@ss+word"));
    assertThat(site.toString()).doesNotContain("p@ss");
  }

  @Test
  void the_secrets_of_proxies_are_shown_nowhere() throws IOException {
    Environment detected =
        read("phase: installed", Map.of("HTTPS_PROXY", "http://me:p%40ss+word@proxy:3128/"));
    Environment written =
        read(
            "proxy: {socks: \"socks5://proxy:1080\", user: me, password: \"${env:P}\"}",
            Map.of("P", "p@ss+word"));

    assertThat(detected.source().redact("p@ss+word, Basic bWU6cEBzcyt3b3Jk"))
        .isEqualTo("${env:HTTPS_PROXY}, Basic ${env:HTTPS_PROXY}");
    assertThat(written.source().redact("p@ss+word, Basic bWU6cEBzcyt3b3Jk"))
        .isEqualTo("${env:P}, Basic ${env:P}");
  }

  @Test
  void none_overrides_the_proxy_of_the_process() throws IOException {
    Environment site = read("proxy: none", Map.of("HTTPS_PROXY", "http://proxy:3128"));

    assertThat(site.proxy()).isEqualTo(ProxySettings.NONE);
  }

  @Test
  void without_a_proxy_that_of_the_process_holds() throws IOException {
    Environment site = read("phase: installed", Map.of("HTTPS_PROXY", "http://proxy:3128"));

    assertThat(proxies(site)).isEqualTo("HTTPS http proxy:3128");
    assertThat(site.proxy().proxies().get(ProxySettings.Use.HTTPS).source())
        .isEqualTo("HTTPS_PROXY");
  }

  @Test
  void a_vantage_point_may_name_its_host_by_address() throws IOException {
    String text =
        """
        roles: {nodes: [{host: node-1, address: 10.0.0.21}, node-2]}
        vantage-points: {here: {roles: [nodes], host: 10.0.0.21}}
        """;

    assertThat(read(text, Map.of()).vantagePoints())
        .extracting(VantagePoint::host)
        .containsExactly(Optional.of("node-1"));
  }

  @Test
  void a_vantage_point_may_be_outside() throws IOException {
    assertThat(read("vantage-points: {cloud: {roles: [internet, any]}}", Map.of()).vantagePoints())
        .extracting(VantagePoint::roles)
        .containsExactly(Set.of("internet", "any"));
  }

  private Environment full() {
    return EnvironmentReader.read(
        Path.of("full.yaml"),
        DIRECTORY,
        Map.of("PROXY_PASSWORD", "s3cret", "STORE_PASSWORD", "Hunter 2"),
        new Properties());
  }

  private Environment read(String text, Map<String, String> process) throws IOException {
    Files.writeString(directory.resolve("site.yaml"), text);
    return EnvironmentReader.read(Path.of("site.yaml"), directory, process, new Properties());
  }

  private static String subject(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  private static String proxies(Environment site) {
    return site.proxy().proxies().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(it -> "%s %s".formatted(it.getKey(), ProxyDetectionTest.text(it.getValue())))
        .collect(Collectors.joining(", "));
  }
}
