// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.simulation.Sites.TWO_HOSTS;
import static org.netready.simulation.Sites.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.netready.endpoint.AddressScope;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Prefix;
import org.netready.probe.Application.Protocol;
import org.netready.probe.Destination;

class AddressBookTest {

  private static final Prefix BENCHMARK = Prefix.parse("198.18.0.0/15");

  @Test
  void a_host_of_the_site_has_its_declared_address() {
    AddressBook book = AddressBook.of(TWO_HOSTS, List.of());

    assertThat(book.addresses(Host.parse("node-1"))).containsExactly(address("10.0.0.21"));
    assertThat(book.hostsAt(address("203.0.113.21"))).containsExactly(Host.parse("node-1"));
  }

  @Test
  void a_host_of_the_site_without_an_address_is_on_a_private_network() {
    AddressBook book = AddressBook.of(TWO_HOSTS, List.of());

    assertThat(book.addresses(Host.parse("node-2")))
        .singleElement()
        .matches(address -> AddressScope.of(address) == AddressScope.PRIVATE);
  }

  @Test
  void all_other_hosts_have_an_address_for_benchmarks() {
    AddressBook book =
        AddressBook.of(TWO_HOSTS, List.of(service("app.run.ai", "443/tcp", Protocol.TLS)));

    assertThat(book.addresses(Host.parse("app.run.ai")))
        .singleElement()
        .matches(BENCHMARK::contains);
    assertThat(book.addresses(Host.parse("unknown.example.com"))).isEmpty();
  }

  @Test
  void the_addresses_at_which_a_host_is_asked_are_its_own() {
    SimulatedService pinned =
        SimulatedService.of(
            new Destination(Host.parse("db.example.com"), List.of(address("10.9.9.9"))),
            Ports.tcp(1433));

    AddressBook book = AddressBook.of(TWO_HOSTS, List.of(pinned));

    assertThat(book.addresses(Host.parse("db.example.com"))).containsExactly(address("10.9.9.9"));
  }

  @Test
  void a_host_that_is_asked_at_its_public_address_resolves_to_the_private_one() {
    SimulatedService exposed =
        SimulatedService.of(
            new Destination(Host.parse("node-1"), List.of(address("203.0.113.21"))), Ports.tcp(22));

    AddressBook book = AddressBook.of(TWO_HOSTS, List.of(exposed));

    assertThat(book.addresses(Host.parse("node-1"))).containsExactly(address("10.0.0.21"));
  }

  @Test
  void a_host_that_is_an_address_is_there() {
    AddressBook book =
        AddressBook.of(TWO_HOSTS, List.of(service("192.0.2.7", "443/tcp", Protocol.TLS)));

    assertThat(book.hostsAt(address("192.0.2.7"))).containsExactly(address("192.0.2.7"));
  }

  @Test
  void made_up_addresses_are_stable_and_distinct() {
    List<SimulatedService> services =
        new ArrayList<>(
            IntStream.range(0, 2000)
                .mapToObj(i -> service("h%d.example.com".formatted(i), "1/tcp", Protocol.NONE))
                .toList());
    AddressBook book = AddressBook.of(TWO_HOSTS, services);
    Collections.reverse(services);
    AddressBook again = AddressBook.of(TWO_HOSTS, services);

    assertThat(services)
        .extracting(service -> book.addresses(service.destination().host()))
        .doesNotHaveDuplicates()
        .isEqualTo(services.stream().map(it -> again.addresses(it.destination().host())).toList());
  }

  private static IpAddress address(String text) {
    return IpAddress.parse(text);
  }
}
