// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.yaml.SpecException;

class ProxyDetectionTest {

  /** The variables have upper-case names or end in _proxy; what has a dot is a property. */
  @ParameterizedTest(name = "{0}: http {1}, https {2}, others {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTPS_PROXY=http://a:3128                 | none                    | http a:3128 HTTPS_PROXY     | none
          https_proxy=http://a:3128                 | none                    | http a:3128 https_proxy     | none
          HTTP_PROXY=http://a:3128                  | http a:3128 HTTP_PROXY  | none                        | none
          http_proxy=http://a:3128                  | http a:3128 http_proxy  | none                        | none
          ALL_PROXY=http://a:3128                   | http a:3128 ALL_PROXY   | http a:3128 ALL_PROXY       | http a:3128 ALL_PROXY
          all_proxy=socks5://a:1                    | socks5 a:1 all_proxy    | socks5 a:1 all_proxy        | socks5 a:1 all_proxy
          ALL_PROXY=socks5h://a                     | socks5 a:1080 ALL_PROXY | socks5 a:1080 ALL_PROXY     | socks5 a:1080 ALL_PROXY
          HTTPS_PROXY=SOCKS5://a:1                  | none                    | socks5 a:1 HTTPS_PROXY      | none
          HTTPS_PROXY=http://a:1 https_proxy=http://b:2 | none                | http a:1 HTTPS_PROXY        | none
          HTTP_PROXY=http://a:1 https_proxy=http://b:2 | http a:1 HTTP_PROXY  | http b:2 https_proxy        | none
          ALL_PROXY=socks5://a:1 http_proxy=http://b:2 | http b:2 http_proxy  | socks5 a:1 ALL_PROXY        | socks5 a:1 ALL_PROXY
          HTTPS_PROXY= HTTP_PROXY=http://b:2        | http b:2 HTTP_PROXY     | none                        | none
          HTTPS_PROXY=proxy.corp.example            | none | http proxy.corp.example:80 HTTPS_PROXY         | none
          HTTPS_PROXY=proxy.corp.example:3128       | none | http proxy.corp.example:3128 HTTPS_PROXY       | none
          HTTPS_PROXY=http://10.0.0.1:3128/         | none | http 10.0.0.1:3128 HTTPS_PROXY                 | none
          HTTPS_PROXY=http://[2001:db8::1]:3128     | none | http 2001:db8:0:0:0:0:0:1:3128 HTTPS_PROXY     | none
          https.proxyHost=a https.proxyPort=3128    | none                       | http a:3128 https.proxyHost | none
          https.proxyHost=a                         | none                       | http a:443 https.proxyHost  | none
          http.proxyHost=a http.proxyPort=3128      | http a:3128 http.proxyHost | none                        | none
          http.proxyHost=a                          | http a:80 http.proxyHost   | none                        | none
          http.proxyHost=a https.proxyHost=b https.proxyPort=2 | http a:80 http.proxyHost | http b:2 https.proxyHost | none
          socksProxyHost=a                          | socks5 a:1080 socksProxyHost | socks5 a:1080 socksProxyHost | socks5 a:1080 socksProxyHost
          socksProxyHost=a socksProxyPort=1 http.proxyHost=b | http b:80 http.proxyHost | socks5 a:1 socksProxyHost | socks5 a:1 socksProxyHost
          https.proxyHost=a https.proxyPort=1 HTTP_PROXY=b:2   | none          | http a:1 https.proxyHost    | none
          https.proxyHost= HTTPS_PROXY=b:2          | none                    | http b:2 HTTPS_PROXY        | none
          """)
  void each_protocol_has_the_proxy_that_its_clients_use(
      String settings, String http, String https, String other) {
    ProxySettings found = detect(settings);

    assertThat(text(found, ProxySettings.Use.HTTP)).isEqualTo(http);
    assertThat(text(found, ProxySettings.Use.HTTPS)).isEqualTo(https);
    assertThat(text(found, ProxySettings.Use.OTHER)).isEqualTo(other);
    assertThat(found.proxies().values()).allSatisfy(it -> assertThat(it.credentials()).isEmpty());
  }

  @ParameterizedTest(name = "{0} is reached directly: {1}, by {2}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          HTTPS_PROXY=a:1 ; '' ; NO_PROXY
          HTTPS_PROXY=a:1 NO_PROXY=.corp.example,10.0.0.0/8 ; .corp.example 10.0.0.0/8 ; NO_PROXY
          HTTPS_PROXY=a:1 no_proxy=.corp.example ; .corp.example ; no_proxy
          HTTPS_PROXY=a:1 NO_PROXY=.x.example no_proxy=.y.example ; .x.example ; NO_PROXY
          HTTPS_PROXY=a:1 NO_PROXY=corp.example ; corp.example ; NO_PROXY
          HTTPS_PROXY=a:1 NO_PROXY=*.corp.example,, ; .corp.example ; NO_PROXY
          HTTPS_PROXY=a:1 NO_PROXY=10.0.0.1,::1,[2001:db8::1] ; 10.0.0.1 0:0:0:0:0:0:0:1 2001:db8:0:0:0:0:0:1 ; NO_PROXY
          HTTPS_PROXY=a:1 NO_PROXY=* ; * ; NO_PROXY
          HTTPS_PROXY=a:1 no_proxy=.corp.example,* ; .corp.example * ; no_proxy
          HTTPS_PROXY=a:1 http.nonProxyHosts=*.corp.example ; '' ; NO_PROXY
          ALL_PROXY=socks5://a:1 NO_PROXY=.corp.example ; .corp.example ; NO_PROXY
          https.proxyHost=a ; =localhost 127.0.0.0/8 0:0:0:0:0:0:0:1 ; http.nonProxyHosts
          https.proxyHost=a NO_PROXY=.corp.example http.nonProxyHosts=b ; =b ; http.nonProxyHosts
          https.proxyHost=a http.nonProxyHosts=*.corp.example ; .corp.example ; http.nonProxyHosts
          https.proxyHost=a http.nonProxyHosts=*corp.example ; corp.example ; http.nonProxyHosts
          https.proxyHost=a http.nonProxyHosts=* ; * ; http.nonProxyHosts
          https.proxyHost=a http.nonProxyHosts=10.*|172.16.*|10.1.2.* ; 10.0.0.0/8 172.16.0.0/16 10.1.2.0/24 ; http.nonProxyHosts
          socksProxyHost=a http.nonProxyHosts=b socksNonProxyHosts=c ; =b ; http.nonProxyHosts
          """)
  void what_is_reached_directly_comes_from_where_the_proxy_comes_from(
      String settings, String expected, String exceptions) {
    List<String> entries = expected.isEmpty() ? List.of() : Arrays.asList(expected.split(" "));

    SiteProxy proxy = detect(settings).proxies().get(ProxySettings.Use.HTTPS);

    assertThat(proxy.noProxy()).isEqualTo(entries);
    assertThat(proxy.exceptions()).isEqualTo(exceptions);
  }

  @Test
  void the_jvms_socks_proxy_has_exceptions_of_its_own_for_what_is_not_of_the_web() {
    ProxySettings found = detect("socksProxyHost=a http.nonProxyHosts=b socksNonProxyHosts=c");

    SiteProxy other = found.proxies().get(ProxySettings.Use.OTHER);
    assertThat(other.noProxy()).containsExactly("=c");
    assertThat(other.exceptions()).isEqualTo("socksNonProxyHosts");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTPS_PROXY=a:1 NO_PROXY=b.example:443,.c.example | HTTPS_PROXY (not understood in NO_PROXY: [b.example:443])
          HTTPS_PROXY=a:1 NO_PROXY=a.test:8080,http://b.test | HTTPS_PROXY (not understood in NO_PROXY: [a.test:8080, http://b.test])
          HTTPS_PROXY=a:1 NO_PROXY=*.10.0.0,.40.2,fe80::1%lo | HTTPS_PROXY (not understood in NO_PROXY: [*.10.0.0, .40.2, fe80::1%lo])
          HTTPS_PROXY=a:1 NO_PROXY=fd00::/8,[::1],10.0.0.0/8 | HTTPS_PROXY
          https.proxyHost=a http.nonProxyHosts=build*       | https.proxyHost (not understood in http.nonProxyHosts: [build*])
          https.proxyHost=a http.nonProxyHosts=10.0.0.0/8   | https.proxyHost (not understood in http.nonProxyHosts: [10.0.0.0/8])
          """)
  void what_is_not_understood_is_said(String settings, String source) {
    assertThat(detect(settings).proxies().get(ProxySettings.Use.HTTPS).source()).isEqualTo(source);
  }

  @Test
  void a_list_that_its_readers_take_in_different_ways_is_kept_as_it_was_written() {
    assertThat(written("HTTPS_PROXY=a:1 NO_PROXY=*.corp.example,b.example:443"))
        .isEqualTo("*.corp.example,b.example:443");
    assertThat(written("https.proxyHost=a http.nonProxyHosts=*.corp.example")).isEmpty();
  }

  private static String written(String settings) {
    return detect(settings).proxies().get(ProxySettings.Use.HTTPS).written();
  }

  @Test
  void nothing_set_means_no_proxy() {
    assertThat(detect("NO_PROXY=.corp.example")).isEqualTo(ProxySettings.NONE);
  }

  @ParameterizedTest(name = "{0}: {1} and {2}")
  @CsvSource({
    "http://me:s3cret@a:3128,   me, s3cret",
    "me:s3cret@a:3128,          me, s3cret",
    "http://me:p%40ss+@a:3128,  me, p@ss+",
    "http://me:s3@cret@a:3128,  me, s3@cret",
    "http://me@a:3128,          me, ''",
    "socks5://m%3ae:s3cret@a,   m:e, s3cret",
  })
  void credentials_are_moved_out_of_the_url(String url, String user, String password) {
    ProxySettings found = detect("HTTPS_PROXY=" + url);

    SiteProxy proxy = found.proxies().get(ProxySettings.Use.HTTPS);
    assertThat(proxy.host().text()).isEqualTo("a");
    assertThat(proxy.credentials()).contains(new SiteProxy.Credentials(user, password));
    assertThat(found.toString()).doesNotContain("s3");
  }

  @Test
  void the_jvms_socks_credentials_count() {
    ProxySettings found =
        detect("socksProxyHost=a java.net.socks.username=me java.net.socks.password=s3cret");

    assertThat(found.proxies().get(ProxySettings.Use.OTHER).credentials())
        .contains(new SiteProxy.Credentials("me", "s3cret"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTPS_PROXY=socks4://a:1080            | HTTPS_PROXY
          HTTPS_PROXY=socks4a://a:1080           | HTTPS_PROXY
          all_proxy=socks://a:1080               | all_proxy
          ALL_PROXY=https://a:443                | ALL_PROXY
          HTTP_PROXY=a:0                         | HTTP_PROXY
          HTTPS_PROXY=a:65536                    | HTTPS_PROXY
          HTTPS_PROXY=http://me:s3cret@a:65536   | HTTPS_PROXY
          ALL_PROXY=socks5://me:s3cret@a:b       | ALL_PROXY
          HTTPS_PROXY=http://me:s3%zz@a:3128     | HTTPS_PROXY
          HTTPS_PROXY=http://b:1 ALL_PROXY=me:s3cret@ | ALL_PROXY
          """)
  void a_wrong_variable_is_an_error_with_its_name(String settings, String name) {
    assertThatThrownBy(() -> detect(settings))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            "the value of %s is not a proxy; expected a form like http://proxy.example.com:3128 or"
                    .formatted(name)
                + " socks5://proxy.example.com:1080, or 'proxy' in the environment file");
  }

  @Test
  void all_wrong_variables_are_named_at_once() {
    assertThatThrownBy(() -> detect("HTTP_PROXY=a:0 HTTPS_PROXY=b:0"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("the value of HTTP_PROXY is not a proxy")
        .hasMessageContaining("the value of HTTPS_PROXY is not a proxy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          https.proxyHost=a https.proxyPort=x   | 'a' with port 'x' of https.proxyHost is not a proxy; expected a host and a port 1 to 65535, or 'proxy' in the environment file
          https.proxyHost=me:s3cret@a           | the value of https.proxyHost is not a proxy; expected a host and a port 1 to 65535, or 'proxy' in the environment file
          socksProxyHost=a socksProxyPort=99999 | 'a' with port '99999' of socksProxyHost is not a proxy; expected a host and a port 1 to 65535, or 'proxy' in the environment file
          socksProxyHost=a socksProxyVersion=4  | socksProxyVersion is '4'; expected 5, or 'proxy' in the environment file
          """)
  void a_wrong_property_is_an_error(String settings, String message) {
    assertThatThrownBy(() -> detect(settings))
        .isInstanceOf(SpecException.class)
        .hasMessage(message);
  }

  static String text(SiteProxy proxy) {
    return "%s %s:%s"
        .formatted(proxy.kind().name().toLowerCase(Locale.ROOT), proxy.host(), proxy.port());
  }

  private static String text(ProxySettings settings, ProxySettings.Use use) {
    SiteProxy proxy = settings.proxies().get(use);
    return proxy == null ? "none" : text(proxy) + " " + proxy.source();
  }

  private static ProxySettings detect(String settings) {
    Map<String, String> process = new HashMap<>();
    Properties jvm = new Properties();
    for (String setting : settings.split(" ")) {
      String name = setting.substring(0, setting.indexOf('='));
      String value = setting.substring(name.length() + 1);
      if (name.indexOf('.') < 0 && !name.startsWith("socks")) {
        process.put(name, value);
      } else {
        jvm.setProperty(name, value);
      }
    }
    return ProxyDetection.detect(process, jvm);
  }
}
