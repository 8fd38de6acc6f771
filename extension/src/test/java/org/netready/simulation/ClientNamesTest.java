// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.simulation.Client.LIMIT;
import static org.netready.simulation.ClientNetwork.WEB;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.simulation.client.NetworkClient;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** A client of somebody else's that asks the DNS server of a simulated network. */
class ClientNamesTest {

  @AutoClose private final SimulatedNetwork network = ClientNetwork.open();
  private final NetworkClient node = network.client("nodes");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_name_has_its_addresses(boolean overTcp) throws IOException {
    Message reply = ask("Node-1.", Type.A, overTcp);

    assertThat(reply.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(reply.getHeader().getFlag(Flags.RA)).isTrue();
    assertThat(answers(reply)).containsExactly("10.0.0.21");
    assertThat(reply.getSection(Section.ANSWER).get(0).getTTL()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {Type.AAAA, Type.MX, Type.HTTPS})
  void a_name_has_no_records_of_other_types(int type) throws IOException {
    Message reply = ask(WEB + ".", type, false);

    assertThat(reply.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(answers(reply)).isEmpty();
  }

  @Test
  void an_address_of_the_other_family_is_a_record_of_another_type() throws IOException {
    network.names(WEB).impair(Impairments.resolvesTo("2001:db8::7", "192.0.2.7"));

    assertThat(answers(ask(WEB + ".", Type.AAAA, false))).containsExactly("2001:db8:0:0:0:0:0:7");
    assertThat(answers(ask(WEB + ".", Type.A, false))).containsExactly("192.0.2.7");
  }

  @Test
  void what_nobody_has_does_not_exist() throws IOException {
    assertThat(ask("nobody.example.org.", Type.A, false).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(ask("no\\032name.", Type.A, false).getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  static Stream<Arguments> impairments() {
    return Stream.of(
        Arguments.of(Impairments.nxDomain(), Rcode.NXDOMAIN, List.of()),
        Arguments.of(Impairments.noData(), Rcode.NOERROR, List.of()),
        Arguments.of(Impairments.servFail(), Rcode.SERVFAIL, List.of()),
        Arguments.of(Impairments.refusedByResolver(), Rcode.REFUSED, List.of()),
        Arguments.of(Impairments.sinkholed(), Rcode.NOERROR, List.of("0.0.0.0")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("impairments")
  void the_server_says_what_is_wrong_until_it_is_undone(
      Impairment impairment, int code, List<String> addresses) throws IOException {
    try (AppliedImpairment off = network.names(WEB).impair(impairment)) {
      Message reply = ask(WEB + ".", Type.A, false);

      assertThat(reply.getRcode()).as("in force: %s", off).isEqualTo(code);
      assertThat(answers(reply)).isEqualTo(addresses);
    }

    assertThat(answers(ask(WEB + ".", Type.A, false))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_silent_resolver_says_nothing(boolean overTcp) {
    network.names(WEB).impair(Impairments.resolverSilent());

    SimpleResolver resolver = resolver(overTcp);
    resolver.setTimeout(Duration.ofMillis(300));

    assertThatThrownBy(() -> resolver.send(query(WEB + ".", Type.A)))
        .isInstanceOf(IOException.class)
        .hasRootCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void what_does_not_fit_into_a_datagram_is_asked_over_tcp() throws IOException {
    String[] many =
        IntStream.rangeClosed(1, 200).mapToObj(it -> "192.0.2." + it).toArray(String[]::new);
    network.names(WEB).impair(Impairments.resolvesTo(many));

    assertThat(answers(ask(WEB + ".", Type.A, false))).hasSize(200);
  }

  @Test
  void a_resolver_knows_the_root_and_takes_queries_alone() throws IOException {
    Message notify = query("web.example.com.", Type.SOA);
    notify.getHeader().setOpcode(Opcode.NOTIFY);

    assertThat(answers(ask(".", Type.NS, false))).containsExactly("a.root-servers.net.");
    assertThat(resolver(false).send(notify).getRcode()).isEqualTo(Rcode.NOTIMP);
  }

  private Message ask(String name, int type, boolean overTcp) throws IOException {
    return resolver(overTcp).send(query(name, type));
  }

  private static Message query(String name, int type) throws IOException {
    return Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN));
  }

  private SimpleResolver resolver(boolean overTcp) {
    SimpleResolver resolver = new SimpleResolver(node.dnsServer());
    resolver.setTCP(overTcp);
    resolver.setTimeout(LIMIT);
    return resolver;
  }

  private static List<String> answers(Message reply) {
    return reply.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList();
  }
}
