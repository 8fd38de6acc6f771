// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.netready.endpoint.HostName;
import org.netready.probe.Deadline;
import org.netready.probe.NameAnswer;
import org.xbill.DNS.Type;

/**
 * One name that name servers are asked about, all of them and both address families at once.
 *
 * @param deadline until when they can answer
 * @param asked who is asked
 */
record NameInquiry(Deadline deadline, List<Asked> asked) {

  NameInquiry {
    asked = List.copyOf(asked);
  }

  /**
   * A server under question.
   *
   * @param server the server
   * @param v4 what it will have said of IPv4 addresses
   * @param v6 what it will have said of IPv6 addresses
   */
  record Asked(ServerAddress server, NameServerQuery v4, NameServerQuery v6) {

    boolean isSilent() {
      return v4.isSilent() && v6.isSilent();
    }

    boolean isAnswered() {
      return v4.reply().isDone() && v6.reply().isDone();
    }
  }

  /** Begin to ask. */
  static NameInquiry start(List<ServerAddress> servers, HostName name, Deadline deadline) {
    return new NameInquiry(
        deadline,
        servers.stream()
            .map(
                server ->
                    new Asked(
                        server,
                        NameServerQuery.start(server, name, Type.A, deadline),
                        NameServerQuery.start(server, name, Type.AAAA, deadline)))
            .toList());
  }

  /** Wait for a server at most until a moment; of a server with no answer at all says so. */
  void await(Asked server, Deadline until) throws InterruptedException {
    try {
      CompletableFuture.allOf(server.v4().reply(), server.v6().reply())
          .get(Math.min(until.timeoutMillis(), deadline.timeoutMillis()), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a question never fails", e);
    } catch (TimeoutException e) {
      // What is not there by now is silence, for whoever asks.
    }
  }

  /** Wait for all servers until the deadline, and return what they said. */
  List<NameAnswer> await() throws InterruptedException {
    List<NameAnswer> answers = new ArrayList<>();
    for (Asked server : asked) {
      await(server, deadline);
    }
    Duration waited = deadline.elapsed();
    asked.forEach(server -> answers.add(answer(server, waited)));
    return answers;
  }

  /** Return what a server has said by now. */
  static NameAnswer answer(Asked asked, Duration waited) {
    return new NameAnswer(
        asked.server().role(),
        asked.server().name(),
        FamilyReading.of(asked.server(), asked.v4().soFar(), waited),
        FamilyReading.of(asked.server(), asked.v6().soFar(), waited));
  }
}
