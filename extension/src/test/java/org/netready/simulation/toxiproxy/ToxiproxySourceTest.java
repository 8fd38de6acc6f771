// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.probe.VantageException;

/** Where a Toxiproxy comes from, and what is said where none does. */
class ToxiproxySourceTest {

  @TempDir private Path folder;

  @Test
  void each_word_is_a_source() {
    assertThat(parse("embedded")).isEqualTo(new ToxiproxySource.Embedded());
    assertThat(parse("auto")).isEqualTo(new ToxiproxySource.Auto());
    assertThat(parse("docker"))
        .isEqualTo(new ToxiproxySource.Docker("ghcr.io/shopify/toxiproxy:2.12.0"));
    assertThat(parse("docker:mirror:5000/toxiproxy:2.9.0"))
        .isEqualTo(new ToxiproxySource.Docker("mirror:5000/toxiproxy:2.9.0"));
    assertThat(parse("path")).isEqualTo(new ToxiproxySource.Server(Optional.empty()));
    assertThat(parse("path:bin/server"))
        .isEqualTo(new ToxiproxySource.Server(Optional.of(folder.resolve("bin/server"))));
    assertThat(parse("localhost:8474")).isEqualTo(new ToxiproxySource.Address("localhost", 8474));
    assertThat(parse("[::1]:8474")).isEqualTo(new ToxiproxySource.Address("::1", 8474));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dokcer", "", "localhost:0", "localhost:x", ":8474"})
  void what_is_no_source_is_an_error_that_lists_them(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "unknown Toxiproxy '%s'; expected one of [auto, docker, docker:IMAGE, embedded, path,"
                    .formatted(text)
                + " path:FILE, HOST:PORT]");
  }

  @Test
  void an_address_where_nobody_answers() throws IOException {
    int port;
    try (ServerSocket socket = loopback()) {
      port = socket.getLocalPort();
    }

    requireError(
        "127.0.0.1:" + port,
        "no Toxiproxy answers at 127.0.0.1:%d; start one there, or use netready.toxiproxy=embedded"
            .formatted(port));
  }

  @Test
  void an_address_where_something_else_answers() throws IOException {
    try (Upstream web = http("200 OK", "<html>Welcome</html>")) {
      requireError(
          web.text(),
          "what answers at %s is no Toxiproxy; give the address of its API, whose default port is"
                  .formatted(web.text())
              + " 8474");
    }
  }

  @Test
  void an_address_whose_toxiproxy_is_too_old() throws IOException {
    try (Upstream old = http("200 OK", "2.1.4")) {
      requireError(
          old.text(),
          "the Toxiproxy at %s is of version 2.1.4, which has not all toxics; expected 2.2.0 or later"
              .formatted(old.text()));
    }
  }

  @Test
  void an_address_of_another_machine() {
    requireError(
        "192.0.2.1:8474",
        "the Toxiproxy's host '192.0.2.1' is not this machine's loopback, which alone reaches the"
            + " simulated network; run one here");
  }

  @Test
  void an_address_whose_proxies_listen_elsewhere() throws Exception {
    // As a container with published ports does: its proxies are in its own network.
    try (Upstream other =
        Upstream.of(
            client -> {
              String request = firstLine(client);
              String body =
                  request.contains("/version")
                      ? "{\"version\": \"2.12.0\"}"
                      : "{\"name\":\"a\",\"listen\":\"127.0.0.1:1\",\"upstream\":\"x:1\",\"enabled\":true,\"toxics\":[]}";
              reply(client, request.startsWith("POST") ? "201 Created" : "200 OK", body);
            })) {
      requireError(
          other.text(),
          "the Toxiproxy at %s passes nothing at 127.0.0.1:1, where it says that its proxy listens;"
                  .formatted(other.text())
              + " run it in the network of this machine, in a container with --network=host");
    }
  }

  @Test
  void a_server_that_stops_answering_is_not_waited_for() throws IOException {
    try (Upstream silent = Upstream.of(client -> client.getInputStream().readAllBytes());
        OfficialClient client = new OfficialClient(silent.address(), Duration.ofSeconds(1))) {
      assertThatThrownBy(client::version)
          .isInstanceOf(VantageException.class)
          .hasMessage(
              "the Toxiproxy at %s fails: does not answer within 1 s; see whether it still runs"
                  .formatted(silent.text()));
    }
  }

  @Test
  void an_error_of_the_server_is_one_of_ours_whatever_the_client_makes_of_it() throws IOException {
    for (String body : List.of("{}", "not json", "", "{\"error\":\"x\"}")) {
      try (Upstream broken = http("500 Internal Server Error", body);
          OfficialClient client = new OfficialClient(broken.address())) {
        assertThatThrownBy(() -> client.create("a", new InetSocketAddress("127.0.0.1", 1)))
            .isInstanceOf(VantageException.class)
            .hasMessageStartingWith("the Toxiproxy at %s fails: ".formatted(broken.text()));
      }
    }
  }

  @Test
  void a_path_without_a_server() {
    Path none = folder.resolve("none");

    requireError(
        "path:none", "there is no toxiproxy-server at %s; name the file itself".formatted(none));
    assertThatThrownBy(() -> ServerProcess.find(Optional.empty(), folder.toString()))
        .hasMessage(
            "there is no toxiproxy-server on the PATH; name it with netready.toxiproxy=path:FILE,"
                + " or use netready.toxiproxy=embedded");
  }

  @Test
  void a_path_that_is_not_executable() throws IOException {
    Path file = Files.writeString(folder.resolve("server"), "#!/bin/sh\n");

    requireError("path:server", "%s is not executable; chmod +x it".formatted(file));
  }

  @Test
  void a_path_of_another_program() throws IOException {
    Path file = script("echo \"unknown option -host\" >&2; exit 3");

    requireError(
        "path:server",
        "%s does not answer as a Toxiproxy does, and ended with code 3; see that it is a"
                .formatted(file)
            + " toxiproxy-server: unknown option -host");
  }

  @Test
  void a_library_that_is_absent_is_named() {
    ClassLoader bare = ClassLoader.getPlatformClassLoader();

    assertThatThrownBy(() -> OptionalParts.CLIENT.require("path", bare))
        .isInstanceOf(VantageException.class)
        .hasMessage(
            "netready.toxiproxy=path needs eu.rekawek.toxiproxy:toxiproxy-java:2.1.11, which is not"
                + " on the class path; add it with scope test, or use netready.toxiproxy=embedded");
    assertThatThrownBy(() -> OptionalParts.TESTCONTAINERS.require("docker", bare))
        .hasMessage(
            "netready.toxiproxy=docker needs org.testcontainers:testcontainers-toxiproxy:2.0.5,"
                + " which is not on the class path; add it with scope test, or use"
                + " netready.toxiproxy=embedded");
  }

  @Test
  void a_locale_that_the_client_cannot_write_in() {
    assertThatThrownBy(
            () ->
                ClientPitfalls.requireNone(
                    new InetSocketAddress("127.0.0.1", 8474),
                    new Locale("tr", "TR"),
                    ProxySelector.of(null)))
        .hasMessage(
            "the client of Toxiproxy cannot name its toxics in the default locale 'tr_TR'; run with"
                + " -Duser.language=en, or use netready.toxiproxy=embedded");
  }

  @Test
  void a_proxy_that_the_client_would_ask() {
    ProxySelector all =
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            return List.of(
                new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.corp", 3128)));
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        };

    assertThatThrownBy(
            () ->
                ClientPitfalls.requireNone(
                    new InetSocketAddress("127.0.0.1", 8474), Locale.ROOT, all))
        .hasMessageStartingWith(
            "the client of Toxiproxy would ask 127.0.0.1:8474 through the proxy proxy.corp")
        .hasMessageEndingWith("; add 127.0.0.1 to http.nonProxyHosts");
  }

  private ToxiproxySource parse(String text) {
    return ToxiproxySource.parse(text, folder);
  }

  private void requireError(String source, String message) {
    assertThatThrownBy(() -> parse(source).open())
        .isInstanceOf(VantageException.class)
        .hasMessage(message);
  }

  private Path script(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("server"), "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static ServerSocket loopback() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
  }

  private static Upstream http(String status, String body) throws IOException {
    return Upstream.of(
        client -> {
          firstLine(client);
          reply(client, status, body);
        });
  }

  /** Read a request's head, and return its first line. */
  private static String firstLine(java.net.Socket client) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = client.getInputStream().read();
      if (read < 0) {
        break;
      }
      head.append((char) read);
    }
    return head.substring(0, Math.max(0, head.indexOf("\r\n")));
  }

  private static void reply(java.net.Socket client, String status, String body) throws IOException {
    client
        .getOutputStream()
        .write(
            "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, body.length(), body)
                .getBytes(StandardCharsets.UTF_8));
    client.shutdownOutput();
    client.getInputStream().readAllBytes();
  }
}
