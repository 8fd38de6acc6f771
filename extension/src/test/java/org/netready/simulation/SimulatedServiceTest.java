// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.simulation.Client.LIMIT;
import static org.netready.simulation.Sites.service;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.Waiting;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.probe.Application;
import org.netready.probe.Application.Protocol;
import org.netready.probe.Cause;
import org.netready.probe.Destination;
import org.netready.probe.Layer;
import org.netready.probe.Network;
import org.netready.probe.Observation;
import org.netready.probe.PortState;
import org.netready.probe.Prober;
import org.netready.probe.ProxyRules;
import org.netready.probe.ProxyServer;
import org.netready.probe.Question;
import org.netready.probe.TrustAnchors;
import org.netready.simulation.SimulatedService.Answer;
import org.netready.simulation.SimulatedService.Authority;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class SimulatedServiceTest {

  private static final String HOST = "app.example.com";

  @Test
  void https_answers_under_a_certificate_that_the_site_trusts() throws Exception {
    try (SimulatedNetwork network = open(service(HOST, "443/tcp", Protocol.HTTPS))) {
      assertThat(new Client(network).https(HOST, 443, "/any"))
          .startsWith("HTTP/1.1 200 \r\n")
          .contains("Connection: close")
          .endsWith("netready simulated network: app.example.com\n");
    }
  }

  @Test
  void http_answers_each_path_rightly() throws Exception {
    SimulatedService service = service(HOST, "80/tcp", Protocol.HTTP);
    try (SimulatedNetwork network =
        open(
            service.withAnswer(new Answer("/health", Set.of(204), "X-Up", "")),
            service
                .withApplication(new Application(Protocol.HTTP, "/secret"))
                .withAnswer(new Answer("", Set.of(403, 401), "", "")),
            service.withAnswer(new Answer("/moved", Set.of(302), "", "")))) {
      Client client = new Client(network);

      assertThat(client.http(HOST, 80, "/health?now"))
          .isEqualTo("HTTP/1.1 204 \r\nX-Up: simulated\r\nConnection: close\r\n\r\n");
      assertThat(client.http(HOST, 80, "/secret"))
          .startsWith("HTTP/1.1 401 \r\nWWW-Authenticate: Basic realm=\"simulated\"\r\n");
      assertThat(client.http(HOST, 80, "/moved")).startsWith("HTTP/1.1 302 \r\nLocation: /\r\n");
      assertThat(client.http(HOST, 80, "/")).startsWith("HTTP/1.1 200 \r\n");
      assertThat(client.http(HOST, 80, "no path")).startsWith("HTTP/1.1 400 \r\n");
    }
  }

  @Test
  void services_that_share_a_path_agree_on_the_status() throws Exception {
    SimulatedService service = service(HOST, "80/tcp", Protocol.HTTP);
    try (SimulatedNetwork network =
        open(
            service.withAnswer(new Answer("/", Set.of(200, 403), "", "")),
            service,
            service.withAnswer(new Answer("/", Set.of(403, 404), "", "")))) {
      assertThat(new Client(network).http(HOST, 80, "/")).startsWith("HTTP/1.1 403 ");
    }
  }

  @Test
  void a_registry_demands_a_token() throws Exception {
    SimulatedService registry = service(HOST, "443/tcp", Protocol.HTTPS);
    try (SimulatedNetwork network = open(registry.withAnswer(Answer.REGISTRY))) {
      assertThat(new Client(network).https(HOST, 443, "/v2/"))
          .startsWith("HTTP/1.1 401 \r\nDocker-Distribution-Api-Version: registry/2.0\r\n")
          .contains("WWW-Authenticate: Bearer realm=\"https://app.example.com/token\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void tls_is_terminated_for_names_and_addresses(String version) throws Exception {
    try (SimulatedNetwork network =
        open(service("node-1", "6443/tcp", Protocol.TLS), service(HOST, "443/tcp", Protocol.TLS))) {
      Client client = new Client(network);

      for (String host : List.of("node-1", "10.0.0.21")) {
        try (SSLSocket tls = client.handshake(host, 6443, version)) {
          assertThat(tls.getSession().getProtocol()).isEqualTo(version);
        }
      }
      try (SSLSocket tls = client.handshake(HOST, 443, version)) {
        assertThat(tls.getSession().isValid()).isTrue();
      }
    }
  }

  @ParameterizedTest(name = "a client that offers {0} gets [{1}]")
  @CsvSource({"h2 http/1.1, http/1.1", "h2, ''"})
  void a_client_may_offer_what_is_not_spoken(String offered, String agreed) throws Exception {
    try (SimulatedNetwork network = open(service(HOST, "443/tcp", Protocol.HTTPS));
        SSLSocket tls = new Client(network).offer(HOST, 443, offered.split(" ", -1))) {
      assertThat(tls.getApplicationProtocol()).isEqualTo(agreed);
    }
  }

  @Test
  void a_private_authority_is_trusted_by_nobody() throws Exception {
    SimulatedService service = service(HOST, "10250/tcp", Protocol.TLS);
    try (SimulatedNetwork network = open(service.withAuthority(Authority.PRIVATE))) {
      Client client = new Client(network);

      assertThatThrownBy(() -> client.handshake(HOST, 10250))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void a_public_authority_wins_where_both_are_wanted() throws Exception {
    SimulatedService service = service(HOST, "443/tcp", Protocol.HTTPS);
    try (SimulatedNetwork network = open(service.withAuthority(Authority.PRIVATE), service)) {
      assertThat(new Client(network).https(HOST, 443, "/")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void https_and_http_on_one_port_are_told_apart() throws Exception {
    try (SimulatedNetwork network =
        open(
            service(HOST, "443/tcp", Protocol.HTTPS),
            service(HOST, "443/tcp", Protocol.HTTP),
            service(HOST, "443/tcp", Protocol.NONE))) {
      Client client = new Client(network);

      assertThat(client.https(HOST, 443, "/")).startsWith("HTTP/1.1 200 ");
      assertThat(client.http(HOST, 443, "/")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void ssh_and_smtp_greet() throws Exception {
    try (SimulatedNetwork network =
            open(service(HOST, "22/tcp", Protocol.SSH), service(HOST, "25/tcp", Protocol.SMTP));
        Socket ssh = new Client(network).dial(HOST, 22);
        Socket smtp = new Client(network).dial(HOST, 25)) {
      assertThat(Client.line(ssh)).isEqualTo("SSH-2.0-netready-simulated");
      assertThat(Client.line(smtp)).isEqualTo("220 netready-simulated ESMTP");
      Client.say(smtp, "EHLO me\r\nNOOP\r\nQUIT\r\n");
      assertThat(Client.line(smtp)).isEqualTo("250 simulated");
      assertThat(Client.line(smtp)).isEqualTo("502 simulated");
      assertThat(Client.line(smtp)).isEqualTo("221 simulated");
    }
  }

  @Test
  void a_greeting_waits_for_a_client_that_could_speak_first() throws Exception {
    try (SimulatedNetwork network =
            open(service(HOST, "443/tcp", Protocol.SSH), service(HOST, "443/tcp", Protocol.HTTPS));
        Socket silent = new Client(network).dial(HOST, 443)) {
      assertThat(Client.line(silent)).isEqualTo("SSH-2.0-netready-simulated");
      assertThat(new Client(network).https(HOST, 443, "/")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void a_service_without_a_protocol_holds_the_connection() throws Exception {
    try (SimulatedNetwork network = open(service(HOST, "5000/tcp", Protocol.NONE));
        Socket socket = new Client(network).dial(HOST, 5000)) {
      Client.say(socket, "anybody?\r\n");
      socket.shutdownOutput();

      assertThat(Client.line(socket)).isEmpty();
    }
  }

  @Test
  void dns_answers_for_the_root_over_tcp_and_udp() throws Exception {
    try (SimulatedNetwork network =
            open(service(HOST, "53/tcp", Protocol.DNS), service(HOST, "53/udp", Protocol.DNS));
        Socket socket = new Client(network).dial(HOST, 53)) {
      byte[] query = query(".");
      DataOutputStream queries = new DataOutputStream(socket.getOutputStream());
      for (int i = 0; i < 2; i++) {
        queries.writeShort(query.length);
        queries.write(query);
        DataInputStream replies = new DataInputStream(socket.getInputStream());
        assertAnswers(replies.readNBytes(replies.readUnsignedShort()));
      }

      assertAnswers(exchange(network, 53, query).toByteArray());
      assertThat(new Message(exchange(network, 53, query("example.com.")).toByteArray()).getRcode())
          .isEqualTo(Rcode.REFUSED);
    }
  }

  @Test
  void what_is_no_query_gets_no_reply() throws Exception {
    try (SimulatedNetwork network = open(service(HOST, "53/udp", Protocol.DNS))) {
      Network node = network.at(Sites.NODE);

      var outcome =
          new Waiting(node)
              .exchange(address(network), 53, new byte[] {1, 2}, Duration.ofMillis(100));

      assertThat(outcome.state()).isEqualTo(PortState.OPEN_OR_FILTERED);
      assertThat(outcome.cause()).contains(Cause.UDP_SILENT);
      assertThat(outcome.evidence()).isEqualTo("no answer in 100 ms");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NTP,  'NTP answered ''version 4, stratum 2'''",
    "QUIC, 'QUIC answered ''version negotiation: v1'''",
  })
  void protocols_over_udp_answer_what_a_probe_asks(Protocol protocol, String evidence)
      throws Exception {
    try (SimulatedNetwork network = open(service(HOST, "123/udp", protocol))) {
      var question =
          new Question(
              Question.Kind.SERVICE,
              Destination.of(HostName.parse(HOST)),
              Ports.parse("123/udp"),
              new Application(protocol, ""));

      var seen =
          new Prober(network.at(Sites.NODE), TrustAnchors.DEFAULT, ProxyRules.NONE, LIMIT)
              .ask(question);

      assertThat(seen.cause()).isEmpty();
      assertThat(seen.conversations().get(0).layer(Layer.Greeting.class).orElseThrow().evidence())
          .isEqualTo(evidence);
    }
  }

  @ParameterizedTest
  @CsvSource({"NTP, 1200", "NTP, 2", "NTP, 48", "QUIC, 1199", "QUIC, 1200", "QUIC, 0"})
  void what_no_client_asks_gets_no_reply_in_any_protocol(Protocol protocol, int bytes)
      throws Exception {
    try (SimulatedNetwork network = open(service(HOST, "123/udp", protocol))) {
      Network node = network.at(Sites.NODE);

      var outcome =
          new Waiting(node)
              .exchange(address(network), 123, new byte[bytes], Duration.ofMillis(100));

      assertThat(outcome.cause()).contains(Cause.UDP_SILENT);
    }
  }

  @ParameterizedTest
  @CsvSource({"HTTPS, 443", "HTTP, 80", "SSH, 22"})
  void a_proxy_brings_whoever_asks_to_every_other_host(Protocol protocol, int port)
      throws Exception {
    var proxy = Destination.of(HostName.parse("proxy.example.net"));
    try (SimulatedNetwork network =
        open(
            service(HOST, port + "/tcp", protocol),
            SimulatedService.proxy(proxy, Ports.tcp(3128)))) {
      var seen = through(network, new Application(protocol, "/"), port);

      assertThat(seen.state()).contains(PortState.OPEN);
      assertThat(seen.cause()).isEmpty();
      assertThat(seen.layers()).extracting(Layer::name).containsExactly("proxy");
      assertThat(seen.conversations()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"HTTPS, 8443", "HTTP, 8080"})
  void a_proxy_says_that_nobody_listens(Protocol protocol, int port) throws Exception {
    var proxy = Destination.of(HostName.parse("proxy.example.net"));
    try (SimulatedNetwork network =
        open(service(HOST, "22/tcp", protocol), SimulatedService.proxy(proxy, Ports.tcp(3128)))) {
      var seen = through(network, new Application(protocol, "/"), port);

      assertThat(seen.cause()).contains(Cause.PROXY_NOT_CONNECTED);
    }
  }

  private static Observation through(SimulatedNetwork network, Application application, int port) {
    var server =
        new ProxyServer(
            ProxyServer.Kind.HTTP, HostName.parse("proxy.example.net"), 3128, Optional.empty());
    var rules =
        ProxyRules.only(
            new ProxyRules.Rule(server, "test", List.of(), "test"), Set.of(HostName.parse(HOST)));
    var question =
        new Question(
            Question.Kind.ROUTE,
            Destination.of(HostName.parse(HOST)),
            Ports.tcp(port),
            application);
    return new Prober(network.at(Sites.NODE), TrustAnchors.DEFAULT, rules, LIMIT).ask(question);
  }

  @Test
  void udp_is_echoed() throws Exception {
    try (SimulatedNetwork network = open(service(HOST, "8472/udp", Protocol.NONE))) {
      assertThat(exchange(network, 8472, "nonce".getBytes(UTF_8)))
          .isEqualTo(ByteString.encodeUtf8("nonce"));
    }
  }

  private static SimulatedNetwork open(SimulatedService... services) throws Exception {
    return SimulatedNetwork.open(Sites.TWO_HOSTS, List.of(services));
  }

  private static ByteString exchange(SimulatedNetwork network, int port, byte[] payload)
      throws Exception {
    var outcome =
        new Waiting(network.at(Sites.NODE)).exchange(address(network), port, payload, LIMIT);
    assertThat(outcome.state()).isEqualTo(PortState.OPEN);
    return outcome.reply();
  }

  private static IpAddress address(SimulatedNetwork network) throws Exception {
    return new Waiting(network.at(Sites.NODE))
        .resolve(HostName.parse(HOST), LIMIT)
        .addresses()
        .get(0);
  }

  private static byte[] query(String name) throws Exception {
    return Message.newQuery(Record.newRecord(Name.fromString(name), Type.NS, DClass.IN)).toWire();
  }

  private static void assertAnswers(byte[] reply) throws Exception {
    assertThat(new Message(reply).getSection(Section.ANSWER)).hasOnlyElementsOfType(NSRecord.class);
  }
}
