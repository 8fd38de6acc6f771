// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.NameOutcome;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** Whether a search domain of this host makes another name of the one that was meant. */
class SearchDomainsTest {

  private static final String NAME = "registry.example.com";

  @Test
  void a_search_domain_with_a_wildcard_is_a_trap() throws Exception {
    try (var server = NameServer.of(new Zone().with("*.corp.example", "10.0.0.9"))) {
      NameOutcome outcome =
          new Lookups()
              .system(NAME, "10.0.0.9")
              .configured(server)
              .search("dc.corp.invalid", "corp.example")
              .of(NAME);

      assertThat(outcome.cause()).contains(Cause.NAME_SEARCH_DOMAIN);
      assertThat(outcome.addresses()).containsExactly(IpAddress.parse("10.0.0.9"));
      assertThat(outcome.evidence())
          .isEqualTo(
              "registry.example.com does not exist; this host's search domain corp.example makes"
                  + " registry.example.com.corp.example of it, and has 10.0.0.9 for any name");
    }
  }

  @Test
  void a_search_domain_that_is_asked_before_the_name_itself_is_a_trap_too() throws Exception {
    Zone zone = new Zone().with("*.corp.example", "10.0.0.9").with(NAME, "192.0.2.7");
    try (var server = NameServer.of(zone)) {
      NameOutcome outcome = lookUp(NAME, "10.0.0.9", server);

      assertThat(outcome.cause()).contains(Cause.NAME_SEARCH_DOMAIN);
      assertThat(outcome.evidence())
          .isEqualTo(
              "registry.example.com has 192.0.2.7; this host's search domain corp.example makes"
                  + " registry.example.com.corp.example of it, and has 10.0.0.9 for any name");
    }
  }

  /** The wildcard gives each name an address of its own: by hash, or one after the other. */
  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.4", "10.0.0.6"})
  void a_search_domain_with_addresses_by_chance_is_a_trap(String dialled) throws Exception {
    Zone zone =
        new Zone().with("*.corp.example", "10.0.0.5").with(NAME + ".corp.example", "10.0.0.4");
    try (var server = NameServer.of(zone)) {
      NameOutcome outcome = lookUp(NAME, dialled, server);

      assertThat(outcome.cause()).contains(Cause.NAME_SEARCH_DOMAIN);
      assertThat(outcome.evidence())
          .isEqualTo(
              "registry.example.com does not exist; this host's search domain corp.example makes"
                  + " registry.example.com.corp.example of it, and has an address for any name");
    }
  }

  @Test
  void a_search_domain_that_is_asked_first_is_a_trap_without_a_wildcard() throws Exception {
    Zone zone = new Zone().with(NAME + ".corp.example", "10.0.0.9").with(NAME, "192.0.2.7");
    try (var server = NameServer.of(zone)) {
      NameOutcome outcome = lookUp(NAME, "10.0.0.9", server);

      assertThat(outcome.cause()).contains(Cause.NAME_SEARCH_DOMAIN);
      assertThat(outcome.evidence())
          .isEqualTo(
              "registry.example.com has 192.0.2.7; this host's search domain corp.example makes"
                  + " registry.example.com.corp.example of it");
    }
  }

  @Test
  void a_search_domain_steps_in_for_a_name_that_fails() throws Exception {
    Zone zone =
        new Zone()
            .with("*.corp.example", "10.0.0.9")
            .failing(NAME, Type.A, Rcode.SERVFAIL)
            .failing(NAME, Type.AAAA, Rcode.SERVFAIL);
    try (var server = NameServer.of(zone)) {
      NameOutcome outcome = lookUp(NAME, "10.0.0.9", server);

      assertThat(outcome.cause()).contains(Cause.NAME_SEARCH_DOMAIN);
      assertThat(outcome.evidence())
          .startsWith(
              "registry.example.com is not resolved (%s says SERVFAIL); this host's"
                  .formatted(server.name()));
    }
  }

  @Test
  void addresses_that_change_from_answer_to_answer_are_no_trap() throws Exception {
    Zone zone = new Zone().with("*.corp.example", "10.0.0.9").with(NAME, "192.0.2.7");
    try (var server = NameServer.of(zone)) {
      NameOutcome outcome = lookUp(NAME, "192.0.2.8", server);

      assertThat(outcome.cause()).isEmpty();
      assertThat(outcome.notes()).isEmpty();
    }
  }

  @Test
  void a_search_domain_that_has_this_very_name_is_noted() throws Exception {
    Zone zone = new Zone().with("node-1.dc1.corp.example", "10.0.0.9");
    try (var server = NameServer.of(zone)) {
      NameOutcome outcome = lookUp("node-1.dc1", "10.0.0.9", server);

      assertThat(outcome.cause()).isEmpty();
      assertThat(outcome.notes())
          .containsExactly(
              "node-1.dc1 does not exist; this host's search domain corp.example makes"
                  + " node-1.dc1.corp.example of it");
    }
  }

  @Test
  void a_name_of_one_label_is_meant_to_be_completed() throws Exception {
    try (var server = NameServer.of(new Zone().with("node-1.corp.example", "10.0.0.1"))) {
      NameOutcome outcome = lookUp("node-1", "10.0.0.1", server);

      assertThat(outcome.cause()).isEmpty();
      assertThat(outcome.notes()).isEmpty();
      assertThat(outcome.doubt()).isEmpty();
    }
  }

  /** A wildcard may give each name another address of a pool. */
  @Test
  void a_name_of_one_label_beside_a_wildcard_may_be_misspelt_whatever_its_address()
      throws Exception {
    Zone zone =
        new Zone().with("*.corp.example", "10.0.0.9").with("node-1.corp.example", "10.0.0.1");
    try (var server = NameServer.of(zone)) {
      NameOutcome outcome = lookUp("node-1", "10.0.0.1", server);

      assertThat(outcome.cause()).isEmpty();
      assertThat(outcome.notes())
          .containsExactly(
              "any name below corp.example has an address, so that a misspelt one would have one"
                  + " too");
      assertThat(outcome.doubt()).contains(Cause.NAME_WILDCARD);
    }
  }

  @Test
  void a_name_of_one_label_that_a_wildcard_completes_may_be_misspelt() throws Exception {
    try (var server = NameServer.of(new Zone().with("*.corp.example", "10.0.0.9"))) {
      NameOutcome outcome = lookUp("nod-1", "10.0.0.9", server);

      assertThat(outcome.cause()).isEmpty();
      assertThat(outcome.notes())
          .containsExactly(
              "any name below corp.example has this address, so that a misspelt one would have it"
                  + " too");
      assertThat(outcome.doubt()).contains(Cause.NAME_WILDCARD);
    }
  }

  @Test
  void a_name_in_this_hosts_own_files_is_no_trap() throws Exception {
    try (var server = NameServer.of(new Zone().with("*.corp.example", "10.0.0.9"))) {
      NameOutcome outcome = lookUp(NAME, "192.0.2.7", server);

      assertThat(outcome.cause()).isEmpty();
      assertThat(outcome.notes())
          .containsExactly(
              "registry.example.com does not exist: its address is from this host's own files, or"
                  + " from another name service");
    }
  }

  @Test
  void a_name_that_exists_is_no_trap_whatever_the_search_domain_has() throws Exception {
    Zone zone = new Zone().with("*.corp.example", "10.0.0.9").with(NAME, "10.0.0.9");
    try (var server = NameServer.of(zone)) {
      NameOutcome outcome = lookUp(NAME, "10.0.0.9", server);

      assertThat(outcome.cause()).isEmpty();
      assertThat(outcome.notes()).isEmpty();
    }
  }

  /** Look a name up of which the system has an address, where corp.example completes names. */
  private static NameOutcome lookUp(String name, String address, NameServer server)
      throws InterruptedException {
    return new Lookups().system(name, address).configured(server).search("corp.example").of(name);
  }
}
