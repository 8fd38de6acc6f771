// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.NameOutcome;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** Whether the addresses that the system found can be those of the name that was meant. */
class NameDoubtsTest {

  private static final String NAME = "registry.example.com";
  private static final String ANY_NAME =
      "any name below example.com has an address, so that a misspelt one would have one too";

  @Test
  void a_name_with_the_address_of_every_name_is_sinkholed() throws Exception {
    NameOutcome outcome = new Lookups().system("*", "10.9.9.9").of(NAME);

    assertThat(outcome.cause()).contains(Cause.NAME_SINKHOLED);
    assertThat(outcome.evidence())
        .matches(
            "resolves to 10\\.9\\.9\\.9, as every name does here: netready-[0-9a-f]{12}\\.invalid,"
                + " which cannot exist, has that address too");
  }

  @Test
  void a_name_with_an_address_of_its_own_passes_where_every_other_name_has_one() throws Exception {
    NameOutcome outcome = new Lookups().system("*", "10.9.9.9").system(NAME, "192.0.2.7").of(NAME);

    assertThat(outcome.cause()).isEmpty();
  }

  @Test
  void a_resolver_that_denies_the_canary_itself_is_found_out_by_its_name_server() throws Exception {
    try (var server = NameServer.knowing("10.9.9.9")) {
      NameOutcome outcome = new Lookups().system(NAME, "10.9.9.9").configured(server).of(NAME);

      assertThat(outcome.cause()).contains(Cause.NAME_SINKHOLED);
    }
  }

  @Test
  void one_address_of_every_name_among_others_is_enough() throws Exception {
    NameOutcome outcome =
        new Lookups().system("*", "10.9.9.9").system(NAME, "10.9.9.8", "10.9.9.9").of(NAME);

    assertThat(outcome.cause()).contains(Cause.NAME_SINKHOLED);
  }

  /** Unbound, dnsmasq and systemd-resolved deny .invalid by themselves. */
  @ParameterizedTest
  @ValueSource(strings = {"misspelt.nosuch", "misspelt.example.com"})
  void a_resolver_that_denies_what_cannot_exist_and_hijacks_the_rest_is_found_out(String name)
      throws Exception {
    Zone all = new Zone().with("*", "10.9.9.9");
    try (var server =
        NameServer.behaving(
            (query, overTcp) ->
                Optional.of(
                    isInvalid(query)
                        ? NameServer.answerTo(query, Rcode.NXDOMAIN).toWire()
                        : all.answer(query).toWire()))) {
      NameOutcome outcome = new Lookups().system(name, "10.9.9.9").configured(server).of(name);

      assertThat(outcome.cause()).contains(Cause.NAME_SINKHOLED);
      assertThat(outcome.evidence())
          .matches(
              "resolves to 10\\.9\\.9\\.9, as every name does here: netready-[0-9a-f]{12}\\.com,"
                  + " which nobody has, has that address too");
    }
  }

  @Test
  void where_every_name_has_an_address_by_chance_any_address_may_be_made_up() throws Exception {
    try (var server = byChance("10.9.9.1", "10.9.9.2")) {
      NameOutcome outcome = new Lookups().system(NAME, "10.9.9.3").configured(server).of(NAME);

      assertThat(outcome.cause()).as("it may be its own").isEmpty();
      assertThat(outcome.doubt()).contains(Cause.NAME_UNCONFIRMED);
      assertThat(outcome.notes())
          .singleElement()
          .asString()
          .matches(
              "registry\\.example\\.com resolves to 10\\.9\\.9\\.3, and names that nobody has, such"
                  + " as netready-[0-9a-f]{12}\\.com, have addresses here, of 2 at least, by chance");
    }
  }

  @Test
  void an_address_that_a_name_nobody_has_got_by_chance_is_sinkholed() throws Exception {
    try (var server = byChance("10.9.9.1", "10.9.9.2")) {
      NameOutcome outcome = new Lookups().system(NAME, "10.9.9.1").configured(server).of(NAME);

      assertThat(outcome.cause()).contains(Cause.NAME_SINKHOLED);
      assertThat(outcome.doubt()).isEmpty();
    }
  }

  private static NameServer byChance(String ofInvalid, String ofOthers) {
    Zone one = new Zone().with("*", ofInvalid);
    Zone other = new Zone().with("*", ofOthers);
    return NameServer.behaving(
        (query, overTcp) -> Optional.of((isInvalid(query) ? one : other).answer(query).toWire()));
  }

  @Test
  void loopback_in_the_clothes_of_ipv6_is_loopback() throws Exception {
    byte[] mapped = new byte[16];
    System.arraycopy(new byte[] {-1, -1, 127, 0, 0, 1}, 0, mapped, 10, 6);
    InetAddress address = Inet6Address.getByAddress("", mapped, -1);
    var system =
        new SystemResolver(
            new SystemResolver.Lookup() {
              @Override
              public InetAddress[] addresses(String name) {
                return new InetAddress[] {address};
              }

              @Override
              public String ownName() {
                return "builder";
              }
            });

    assertThat(system.lookUp(HostName.parse(NAME)).join().isSinkholed()).isTrue();
  }

  private static boolean isInvalid(Message query) {
    return query.getQuestion().getName().toString(true).endsWith(".invalid");
  }

  @Test
  void the_canary_is_asked_for_once() throws Exception {
    try (var server = NameServer.of(new Zone().with("*.example.com", "192.0.2.7"))) {
      NameLookup names =
          new Lookups()
              .system(NAME, "192.0.2.7")
              .system("www.example.com", "192.0.2.7")
              .configured(server)
              .open();

      names.lookUp(HostName.parse(NAME), Lookups.LONG);
      names.lookUp(HostName.parse("www.example.com"), Lookups.LONG);
      names.lookUp(HostName.parse(NAME), Lookups.LONG);

      assertThat(server.asked()).filteredOn(name -> name.endsWith(".invalid")).hasSize(2);
      assertThat(server.asked()).filteredOn(NAME::equals).hasSize(2);
    }
  }

  @Test
  void a_wildcard_over_the_name_is_noted() throws Exception {
    try (var server = NameServer.of(new Zone().with("*.apps.example.com", "192.0.2.7"))) {
      NameOutcome outcome =
          new Lookups()
              .system("shop.apps.example.com", "192.0.2.7")
              .configured(server)
              .of("shop.apps.example.com");

      assertThat(outcome.cause()).isEmpty();
      assertThat(outcome.notes())
          .containsExactly(
              "any name below apps.example.com has this address, so that a misspelt one would have"
                  + " it too");
      assertThat(outcome.doubt()).contains(Cause.NAME_WILDCARD);
    }
  }

  /** A name server with a pool gives each question another address of it. */
  @Test
  void a_wildcard_whose_answers_rotate_is_noted() throws Exception {
    var asked = new AtomicInteger();
    try (var server =
        NameServer.behaving(
            (query, overTcp) ->
                Optional.of(
                    new Zone()
                        .with("*.example.com", "192.0.2." + (10 + asked.incrementAndGet()))
                        .answer(query)
                        .toWire()))) {
      NameOutcome outcome = new Lookups().system(NAME, "192.0.2.7").configured(server).of(NAME);

      assertThat(outcome.cause()).isEmpty();
      assertThat(outcome.notes()).containsExactly(ANY_NAME);
      assertThat(outcome.doubt()).contains(Cause.NAME_WILDCARD);
    }
  }

  @Test
  void a_name_with_another_address_than_its_sibling_may_have_it_of_the_wildcard() throws Exception {
    Zone zone = new Zone().with("*.example.com", "192.0.2.1").with(NAME, "192.0.2.7");
    try (var server = NameServer.of(zone)) {
      NameOutcome outcome = new Lookups().system(NAME, "192.0.2.7").configured(server).of(NAME);

      assertThat(outcome.notes()).containsExactly(ANY_NAME);
      assertThat(outcome.doubt()).contains(Cause.NAME_WILDCARD);
    }
  }

  @Test
  void a_name_beside_which_no_name_has_an_address_is_meant() throws Exception {
    try (var server = NameServer.of(new Zone().with(NAME, "192.0.2.8"))) {
      NameOutcome outcome = new Lookups().system(NAME, "192.0.2.7").configured(server).of(NAME);

      assertThat(outcome.notes()).isEmpty();
      assertThat(outcome.doubt()).isEmpty();
    }
  }

  private static boolean isBeside(Message query) {
    return query.getQuestion().getName().toString(true).startsWith("netready-");
  }

  @Test
  void that_no_name_server_answers_of_a_name_that_nobody_has_is_noted() throws Exception {
    Zone zone = new Zone().with(NAME, "192.0.2.7");
    try (var server =
        NameServer.behaving(
            (query, overTcp) ->
                isBeside(query) ? Optional.empty() : Optional.of(zone.answer(query).toWire()))) {
      NameOutcome outcome =
          new Lookups()
              .system(NAME, "192.0.2.7")
              .configured(server)
              .of(NAME, Duration.ofSeconds(2));

      assertThat(outcome.cause()).isEmpty();
      assertThat(outcome.notes())
          .singleElement()
          .asString()
          .matches(
              "whether names that nobody has get addresses here too was not shown: no name server"
                  + " answered for netready-[0-9a-f]{12}\\.com");
    }
  }

  @Test
  void an_address_family_that_fails_is_told_where_the_other_is_fine() throws Exception {
    Zone zone = new Zone().with(NAME, "192.0.2.7").failing(NAME, Type.AAAA, Rcode.SERVFAIL);
    try (var server = NameServer.of(zone)) {
      NameOutcome outcome = new Lookups().system(NAME, "192.0.2.7").configured(server).of(NAME);

      assertThat(outcome.cause()).isEmpty();
      assertThat(outcome.notes())
          .containsExactly("A is answered, AAAA is not: " + server.name() + " says SERVFAIL");
      assertThat(outcome.answers().get(0).v4().addresses())
          .containsExactly(IpAddress.parse("192.0.2.7"));
      assertThat(outcome.answers().get(0).v6().cause()).contains(Cause.NAME_SERVFAIL);
    }
  }

  @Test
  void an_address_family_that_is_not_answered_is_told_too() throws Exception {
    Zone zone = new Zone().with(NAME, "192.0.2.7");
    try (var server =
        NameServer.behaving(
            (query, overTcp) ->
                query.getQuestion().getType() == Type.AAAA
                    ? Optional.empty()
                    : Optional.of(zone.answer(query).toWire()))) {
      NameOutcome outcome =
          new Lookups()
              .system(NAME, "192.0.2.7")
              .configured(server)
              .of(NAME, Duration.ofSeconds(4));

      assertThat(outcome.cause()).isEmpty();
      assertThat(outcome.notes())
          .singleElement()
          .asString()
          .startsWith(
              "A is answered, AAAA is not: no answer from the name server " + server.name());
    }
  }

  @Test
  void a_name_server_that_is_silent_is_waited_for_once() throws Exception {
    try (var server = NameServer.silent()) {
      NameLookup names =
          new Lookups()
              .system(NAME, "192.0.2.7")
              .system("www.example.com", "192.0.2.7")
              .configured(server)
              .open();
      Duration first = names.lookUp(HostName.parse(NAME), Lookups.LONG).took();

      NameOutcome outcome = names.lookUp(HostName.parse("www.example.com"), Lookups.LONG);

      assertThat(outcome.cause()).isEmpty();
      assertThat(outcome.answers()).isEmpty();
      assertThat(outcome.took()).isLessThan(first);
    }
  }
}
