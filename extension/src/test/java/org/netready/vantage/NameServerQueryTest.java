// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.endpoint.HostName;
import org.netready.probe.Deadline;
import org.netready.probe.NameAnswer.Role;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** Questions to a name server that are under way at the same time. */
class NameServerQueryTest {

  private static final int MANY = 300;
  private static final Deadline LONG = Deadline.after(Duration.ofSeconds(60));

  @Test
  void each_question_is_refused_for_itself_over_tcp() {
    try (var server =
        NameServer.withoutTcp((query, overTcp) -> Optional.of(NameServer.truncated(query)))) {
      List<NameServerQuery> queries = ask(server);

      assertThat(queries)
          .extracting(query -> query.reply().join().detail())
          .containsOnly("no connection (refused)");
    }
  }

  /** RFC 7766, section 6.2.1: a server may close a connection as soon as it likes. */
  @Test
  void a_server_that_answers_one_question_of_a_connection_answers_all() {
    try (var server =
        NameServer.closingAfterAnswers(
            (query, overTcp) ->
                Optional.of(
                    overTcp
                        ? NameServer.answerTo(query, Rcode.NXDOMAIN).toWire()
                        : NameServer.truncated(query)))) {
      List<NameServerQuery> queries = ask(server);

      assertThat(queries)
          .extracting(query -> query.reply().join().message().map(Message::getRcode))
          .containsOnly(Optional.of(Rcode.NXDOMAIN));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void datagrams_that_are_lost_are_sent_again(int lost) {
    Set<Integer> seen = ConcurrentHashMap.newKeySet();
    int[] dropped = {0};
    try (var server =
        NameServer.behaving(
            (query, overTcp) -> {
              seen.add(query.getHeader().getID());
              return dropped[0]++ < lost
                  ? Optional.empty()
                  : Optional.of(NameServer.answerTo(query, Rcode.NXDOMAIN).toWire());
            })) {
      var query = start(server, "a", Deadline.after(Duration.ofSeconds(3)));

      assertThat(query.reply().join().message().map(Message::getRcode)).contains(Rcode.NXDOMAIN);
      assertThat(seen).as("the same question").hasSize(1);
    }
  }

  private static List<NameServerQuery> ask(NameServer server) {
    return IntStream.range(0, MANY).mapToObj(i -> start(server, "n" + i, LONG)).toList();
  }

  private static NameServerQuery start(NameServer server, String label, Deadline deadline) {
    return NameServerQuery.start(
        new ServerAddress(Role.SITE, server.at()),
        HostName.parse(label + ".example.com"),
        Type.A,
        deadline);
  }
}
