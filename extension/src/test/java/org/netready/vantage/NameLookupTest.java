// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.environment.Resolvers;
import org.netready.probe.Cause;
import org.netready.probe.NameOutcome;
import org.xbill.DNS.Rcode;

class NameLookupTest {

  private static final HostName NAME = HostName.parse("service.example.test");
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofSeconds(1);

  @Test
  void what_the_system_says_is_what_counts() throws Exception {
    NameOutcome outcome = lookup(system("192.0.2.7", "2001:db8::7")).lookUp(NAME, LONG);

    assertThat(outcome.cause()).isEmpty();
    assertThat(outcome.addresses())
        .containsExactly(IpAddress.parse("192.0.2.7"), IpAddress.parse("2001:db8::7"));
    assertThat(outcome.resolver()).isEqualTo("this host's resolver");
    assertThat(outcome.evidence()).isEqualTo("192.0.2.7, 2001:db8:0:0:0:0:0:7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "127.0.0.1", "127.0.0.53", "::1"})
  void a_name_of_another_host_that_means_this_one_is_sinkholed(String address) throws Exception {
    NameOutcome outcome = lookup(system(address)).lookUp(NAME, LONG);

    assertThat(outcome.cause()).contains(Cause.NAME_SINKHOLED);
    assertThat(outcome.evidence())
        .isEqualTo(
            "resolves to %s, which means this host itself".formatted(IpAddress.parse(address)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "db.localhost", "localhost.localdomain", "builder"})
  void names_of_this_host_may_mean_it(String name) throws Exception {
    NameOutcome outcome = lookup(system("127.0.0.1")).lookUp(HostName.parse(name), LONG);

    assertThat(outcome.cause()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "3, NAME_NXDOMAIN,     says NXDOMAIN: there is no such name",
    "0, NAME_NODATA,       says NODATA: the name exists and has no address",
    "2, NAME_SERVFAIL,     says SERVFAIL",
    "5, NAME_REFUSED,      says REFUSED",
    "4, NAME_NOT_RESOLVED, says NOTIMP",
  })
  void the_name_servers_say_why_a_name_is_not_found(int code, Cause cause, String says)
      throws Exception {
    try (var server = NameServer.saying(code)) {
      NameOutcome outcome = lookup(nothing(), server.at()).lookUp(NAME, LONG);

      assertThat(outcome.addresses()).isEmpty();
      assertThat(outcome.cause()).contains(cause);
      assertThat(outcome.resolver()).isEqualTo(server.name());
      assertThat(outcome.evidence()).isEqualTo(server.name() + " " + says);
    }
  }

  @Test
  void a_silent_name_server_has_timed_out() throws Exception {
    try (var server = NameServer.silent()) {
      NameOutcome outcome = lookup(nothing(), server.at()).lookUp(NAME, SHORT);

      assertThat(outcome.cause()).contains(Cause.NAME_RESOLVER_TIMEOUT);
      assertThat(outcome.evidence())
          .startsWith("no answer from the name server " + server.name() + " in ");
      assertThat(outcome.took()).isLessThan(Duration.ofSeconds(6));
    }
  }

  @Test
  void a_name_server_that_nobody_runs_cannot_be_reached() throws Exception {
    InetSocketAddress nobody = NameServer.nowhere();

    NameOutcome outcome = lookup(nothing(), nobody).lookUp(NAME, LONG);

    assertThat(outcome.cause()).contains(Cause.NAME_RESOLVER_TIMEOUT);
    assertThat(outcome.evidence())
        .isEqualTo("the name server 127.0.0.1 port %d cannot be reached", nobody.getPort());
  }

  @Test
  void a_server_that_knows_counts_more_than_one_that_is_dead() throws Exception {
    try (var silent = NameServer.silent();
        var knowing = NameServer.saying(Rcode.NXDOMAIN)) {
      NameOutcome outcome = lookup(nothing(), silent.at(), knowing.at()).lookUp(NAME, SHORT);

      assertThat(outcome.cause()).contains(Cause.NAME_NXDOMAIN);
      assertThat(outcome.evidence()).contains(silent.name(), knowing.name() + " says NXDOMAIN");
    }
  }

  @Test
  void an_address_that_only_a_name_server_knows_is_named_and_not_used() throws Exception {
    try (var server = NameServer.knowing("192.0.2.9")) {
      NameOutcome outcome = lookup(nothing(), server.at()).lookUp(NAME, LONG);

      assertThat(outcome.addresses()).isEmpty();
      assertThat(outcome.cause()).contains(Cause.NAME_NOT_RESOLVED);
      assertThat(outcome.evidence())
          .isEqualTo(
              "this host's resolver found nothing, %s answers 192.0.2.9".formatted(server.name()));
    }
  }

  @Test
  void a_lookup_that_hangs_ends_with_the_limit_and_holds_up_no_other() throws Exception {
    var hanging = new CountDownLatch(1);
    try (var server = NameServer.saying(Rcode.NXDOMAIN)) {
      var names =
          lookup(
              new System() {
                @Override
                public InetAddress[] addresses(String name) throws UnknownHostException {
                  if (name.equals(NAME.text())) {
                    awaitForEver(hanging);
                  }
                  if (name.endsWith(".invalid.")) {
                    throw new UnknownHostException(name);
                  }
                  return new InetAddress[] {InetAddress.getByName("192.0.2.1")};
                }
              },
              server.at());

      NameOutcome outcome = names.lookUp(NAME, SHORT);
      NameOutcome other = names.lookUp(HostName.parse("other.example.test"), LONG);

      assertThat(outcome.cause()).contains(Cause.NAME_RESOLVER_TIMEOUT);
      assertThat(outcome.evidence())
          .isEqualTo(
              "no answer from this host's resolver in 1 s; %s says NXDOMAIN: there is no such name"
                  .formatted(server.name()));
      assertThat(outcome.took()).isLessThan(Duration.ofSeconds(6));
      assertThat(other.cause()).isEmpty();
    } finally {
      hanging.countDown();
    }
  }

  private static void awaitForEver(CountDownLatch latch) throws UnknownHostException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new UnknownHostException("interrupted");
    }
  }

  private static NameLookup lookup(System system, InetSocketAddress... servers) {
    return new NameLookup(
        new SystemResolver(system),
        new NameServers(new Resolvers(List.of(servers), List.of()), new ConfiguredHost()));
  }

  /** A system that knows these addresses for every name that can exist. */
  private static System system(String... addresses) {
    return new System() {
      @Override
      public InetAddress[] addresses(String name) throws UnknownHostException {
        if (name.endsWith(".invalid.")) {
          throw new UnknownHostException(name);
        }
        return Stream.of(addresses)
            .map(address -> IpAddress.parse(address).inet())
            .toArray(InetAddress[]::new);
      }
    };
  }

  private static System nothing() {
    return new System() {
      @Override
      public InetAddress[] addresses(String name) throws UnknownHostException {
        throw new UnknownHostException(name);
      }
    };
  }

  /** A system that calls itself builder. */
  private interface System extends SystemResolver.Lookup {
    @Override
    default String ownName() {
      return "builder.example.test";
    }
  }
}
