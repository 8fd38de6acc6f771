// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.yaml.SpecException;

class ProxyDetectionTest {

  /** The variables have upper-case names or end in _proxy; what has a dot is a property. */
  @ParameterizedTest(name = "{0} gives {1} by {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTPS_PROXY=http://a:3128                              | http://a:3128  | HTTPS_PROXY
          https_proxy=http://a:3128                              | http://a:3128  | https_proxy
          HTTP_PROXY=http://a:3128                               | http://a:3128  | HTTP_PROXY
          http_proxy=http://a:3128                               | http://a:3128  | http_proxy
          ALL_PROXY=http://a:3128                                | http://a:3128  | ALL_PROXY
          all_proxy=http://a:3128                                | http://a:3128  | all_proxy
          HTTPS_PROXY=http://a:1 https_proxy=http://b:2          | http://a:1     | HTTPS_PROXY
          HTTP_PROXY=http://a:1 https_proxy=http://b:2           | http://b:2     | https_proxy
          ALL_PROXY=http://a:1 http_proxy=http://b:2             | http://b:2     | http_proxy
          HTTPS_PROXY= HTTP_PROXY=http://b:2                     | http://b:2     | HTTP_PROXY
          HTTPS_PROXY=proxy.corp.example                         | http://proxy.corp.example:80 | HTTPS_PROXY
          HTTPS_PROXY=proxy.corp.example:3128                    | http://proxy.corp.example:3128 | HTTPS_PROXY
          HTTPS_PROXY=http://10.0.0.1:3128/                      | http://10.0.0.1:3128 | HTTPS_PROXY
          HTTPS_PROXY=http://[2001:db8::1]:3128                  | http://[2001:db8:0:0:0:0:0:1]:3128 | HTTPS_PROXY
          https.proxyHost=a https.proxyPort=3128                 | http://a:3128  | https.proxyHost
          https.proxyHost=a                                      | http://a:443   | https.proxyHost
          http.proxyHost=a http.proxyPort=3128                   | http://a:3128  | http.proxyHost
          http.proxyHost=a                                       | http://a:80    | http.proxyHost
          http.proxyHost=a https.proxyHost=b https.proxyPort=2   | http://b:2     | https.proxyHost
          https.proxyHost=a https.proxyPort=1 HTTPS_PROXY=b:2    | http://a:1     | https.proxyHost
          https.proxyHost= HTTPS_PROXY=b:2                       | http://b:2     | HTTPS_PROXY
          """)
  void the_first_that_is_set_counts(String settings, URI proxy, String source) {
    ProxySettings found = detect(settings);

    assertThat(found.proxy()).contains(proxy);
    assertThat(found.source()).isEqualTo(source);
    assertThat(found.credentials()).isEmpty();
  }

  @ParameterizedTest(name = "{0} is reached directly: {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          HTTPS_PROXY=a:1 ; ''
          HTTPS_PROXY=a:1 NO_PROXY=.corp.example,10.0.0.0/8 ; .corp.example 10.0.0.0/8
          HTTPS_PROXY=a:1 no_proxy=.corp.example ; .corp.example
          HTTPS_PROXY=a:1 NO_PROXY=.x.example no_proxy=.y.example ; .x.example
          HTTPS_PROXY=a:1 NO_PROXY=corp.example ; corp.example
          HTTPS_PROXY=a:1 NO_PROXY=*.corp.example,, ; .corp.example
          HTTPS_PROXY=a:1 NO_PROXY=10.0.0.1,::1,[2001:db8::1] ; 10.0.0.1 0:0:0:0:0:0:0:1 2001:db8:0:0:0:0:0:1
          HTTPS_PROXY=a:1 http.nonProxyHosts=*.corp.example ; ''
          https.proxyHost=a ; localhost 127.0.0.0/8 0:0:0:0:0:0:0:1
          https.proxyHost=a NO_PROXY=.corp.example http.nonProxyHosts=b ; b
          http.proxyHost=a http.nonProxyHosts=*.corp.example ; .corp.example
          http.proxyHost=a http.nonProxyHosts=*corp.example ; corp.example
          http.proxyHost=a http.nonProxyHosts=10.*|172.16.*|10.1.2.* ; 10.0.0.0/8 172.16.0.0/16 10.1.2.0/24
          """)
  void what_is_reached_directly_comes_from_where_the_proxy_comes_from(
      String settings, String expected) {
    List<String> entries = expected.isEmpty() ? List.of() : Arrays.asList(expected.split(" "));

    assertThat(detect(settings).noProxy()).isEqualTo(entries);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTPS_PROXY=a:1 NO_PROXY=*                        | NO_PROXY is *
          HTTPS_PROXY=a:1 no_proxy=.corp.example,*          | no_proxy is *
          https.proxyHost=a http.nonProxyHosts=*            | http.nonProxyHosts is *
          """)
  void a_star_means_no_proxy(String settings, String source) {
    assertThat(detect(settings))
        .isEqualTo(new ProxySettings(Optional.empty(), Optional.empty(), List.of(), source));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTPS_PROXY=a:1 NO_PROXY=b.example:443,.c.example | HTTPS_PROXY (not understood in NO_PROXY: [b.example:443])
          http.proxyHost=a http.nonProxyHosts=build*        | http.proxyHost (not understood in http.nonProxyHosts: [build*])
          """)
  void what_is_not_understood_is_said(String settings, String source) {
    assertThat(detect(settings).source()).isEqualTo(source);
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
    "http://me@a:3128,          me, ''"
  })
  void credentials_are_moved_out_of_the_url(String url, String user, String password) {
    ProxySettings found = detect("HTTPS_PROXY=" + url);

    assertThat(found.proxy()).contains(URI.create("http://a:3128"));
    assertThat(found.credentials()).contains(new ProxySettings.Credentials(user, password));
    assertThat(found.toString()).doesNotContain("s3");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTPS_PROXY=socks5://a:1080          | the value of HTTPS_PROXY
          ALL_PROXY=https://a:443              | the value of ALL_PROXY
          HTTPS_PROXY=a:0                      | the value of HTTPS_PROXY
          HTTPS_PROXY=a:65536                  | the value of HTTPS_PROXY
          HTTPS_PROXY=http://me:s3cret@a:65536 | the value of HTTPS_PROXY
          HTTPS_PROXY=http://me:s3%zz@a:3128   | the value of HTTPS_PROXY
          """)
  void a_wrong_variable_is_an_error(String settings, String shown) {
    assertThatThrownBy(() -> detect(settings))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            shown
                + " is not an HTTP proxy; expected a form like http://proxy.example.com:3128,"
                + " or 'proxy' in the environment file");
  }

  @Test
  void a_wrong_property_is_an_error() {
    assertThatThrownBy(() -> detect("https.proxyHost=a https.proxyPort=x"))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            "'a' with port 'x' of https.proxyHost is not an HTTP proxy; expected a host and a port"
                + " 1 to 65535, or 'proxy' in the environment file");
  }

  private static ProxySettings detect(String settings) {
    Map<String, String> process = new HashMap<>();
    Properties jvm = new Properties();
    for (String setting : settings.split(" ")) {
      String name = setting.substring(0, setting.indexOf('='));
      String value = setting.substring(name.length() + 1);
      if (name.indexOf('.') < 0) {
        process.put(name, value);
      } else {
        jvm.setProperty(name, value);
      }
    }
    return ProxyDetection.detect(process, jvm);
  }
}
