// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.NameAnswer;
import org.netready.probe.NameOutcome;
import org.xbill.DNS.Rcode;

/** What the site's resolver and a reference resolver say, side by side. */
class NameComparisonTest {

  private static final String NAME = "registry.example.com";

  @Test
  void a_private_address_here_and_a_public_one_outside_is_a_split_horizon() throws Exception {
    try (var reference = NameServer.of(new Zone().with(NAME, "8.8.4.4"))) {
      NameOutcome outcome = new Lookups().system(NAME, "10.1.2.3").reference(reference).of(NAME);

      assertThat(outcome.cause()).isEmpty();
      assertThat(outcome.addresses()).containsExactly(IpAddress.parse("10.1.2.3"));
      assertThat(outcome.evidence())
          .isEqualTo(
              "10.1.2.3; the reference resolver %s answers 8.8.4.4".formatted(reference.name()));
      assertThat(outcome.notes())
          .containsExactly(
              "the reference resolver %s answers 8.8.4.4, where this host gets 10.1.2.3: split"
                      .formatted(reference.name())
                  + " horizon, which is right if the site serves the name itself, and else a"
                  + " filter's answer");
      assertThat(outcome.answers())
          .extracting(NameAnswer::role)
          .containsExactly(NameAnswer.Role.REFERENCE);
    }
  }

  @Test
  void a_sinkhole_shows_what_the_reference_resolver_has() throws Exception {
    try (var reference = NameServer.of(new Zone().with(NAME, "8.8.4.4"))) {
      NameOutcome outcome = new Lookups().system(NAME, "0.0.0.0").reference(reference).of(NAME);

      assertThat(outcome.cause()).contains(Cause.NAME_SINKHOLED);
      assertThat(outcome.notes()).singleElement().asString().contains("answers 8.8.4.4, where");
    }
  }

  @Test
  void other_public_addresses_are_noted() throws Exception {
    try (var reference = NameServer.of(new Zone().with(NAME, "8.8.4.4"))) {
      NameOutcome outcome = new Lookups().system(NAME, "8.8.8.8").reference(reference).of(NAME);

      assertThat(outcome.notes())
          .containsExactly(
              "the reference resolver %s answers 8.8.4.4, other addresses than this host gets, as"
                      .formatted(reference.name())
                  + " content networks do too");
    }
  }

  @Test
  void the_same_address_is_no_matter_for_a_note() throws Exception {
    try (var reference = NameServer.of(new Zone().with(NAME, "8.8.4.4", "8.8.8.8"))) {
      NameOutcome outcome = new Lookups().system(NAME, "8.8.8.8").reference(reference).of(NAME);

      assertThat(outcome.notes()).isEmpty();
      assertThat(outcome.evidence())
          .isEqualTo(
              "8.8.8.8; the reference resolver %s answers 8.8.4.4, 8.8.8.8"
                  .formatted(reference.name()));
    }
  }

  @Test
  void a_name_that_only_the_reference_resolver_knows_exists_elsewhere() throws Exception {
    try (var site = NameServer.saying(Rcode.NXDOMAIN);
        var reference = NameServer.of(new Zone().with(NAME, "8.8.4.4"))) {
      NameOutcome outcome = new Lookups().site(site).reference(reference).of(NAME);

      assertThat(outcome.cause()).contains(Cause.NAME_NXDOMAIN);
      assertThat(outcome.resolver()).isEqualTo(site.name());
      assertThat(outcome.addresses()).isEmpty();
      assertThat(outcome.notes())
          .containsExactly(
              "the reference resolver %s answers 8.8.4.4, so that the name exists elsewhere"
                  .formatted(reference.name()));
    }
  }

  @Test
  void a_name_of_the_site_alone_is_unknown_outside() throws Exception {
    try (var reference = NameServer.saying(Rcode.NXDOMAIN)) {
      NameOutcome outcome = new Lookups().system(NAME, "10.1.2.3").reference(reference).of(NAME);

      assertThat(outcome.cause()).isEmpty();
      assertThat(outcome.notes())
          .containsExactly(
              "the reference resolver %s says NXDOMAIN: there is no such name"
                  .formatted(reference.name()));
    }
  }

  @Test
  void a_resolver_of_the_site_that_differs_from_this_hosts_is_noted() throws Exception {
    try (var site = NameServer.of(new Zone().with(NAME, "10.7.7.7"))) {
      NameOutcome outcome = new Lookups().system(NAME, "10.1.2.3").site(site).of(NAME);

      assertThat(outcome.addresses()).containsExactly(IpAddress.parse("10.1.2.3"));
      assertThat(outcome.notes())
          .containsExactly(
              "the site's resolver %s answers 10.7.7.7, other addresses than this host gets, as"
                      .formatted(site.name())
                  + " content networks do too");
    }
  }
}
