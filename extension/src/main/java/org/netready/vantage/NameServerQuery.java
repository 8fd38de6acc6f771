// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.netready.endpoint.HostName;
import org.netready.probe.Deadline;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks one name server for the addresses of one name, by dnsjava, without waiting. */
final class NameServerQuery {

  private static final Duration SHORTEST = Duration.ofMillis(1);

  private NameServerQuery() {}

  /** Ask for both address families; one answer of the two is enough. */
  static CompletableFuture<NameServerAnswer> ask(
      InetSocketAddress server, HostName name, Deadline deadline) {
    var resolver = new SimpleResolver(server);
    Duration left = deadline.remaining();
    resolver.setTimeout(left.compareTo(SHORTEST) < 0 ? SHORTEST : left);
    CompletableFuture<List<Message>> v4 = ask(resolver, name, Type.A);
    CompletableFuture<List<Message>> v6 = ask(resolver, name, Type.AAAA);
    return v4.thenCombine(v6, (a, aaaa) -> Stream.of(a, aaaa).flatMap(List::stream).toList())
        .thenApply(
            answers ->
                answers.isEmpty()
                    ? NameServerAnswer.silent(server, deadline)
                    : NameServerAnswer.of(server, answers));
  }

  /** Wait for the answers until the deadline; whoever has not answered by then is silent. */
  static List<NameServerAnswer> awaitAll(
      List<CompletableFuture<NameServerAnswer>> answers,
      List<InetSocketAddress> servers,
      Deadline deadline)
      throws InterruptedException {
    List<NameServerAnswer> said = new ArrayList<>();
    for (int i = 0; i < servers.size(); i++) {
      try {
        said.add(answers.get(i).get(deadline.timeoutMillis(), TimeUnit.MILLISECONDS));
      } catch (ExecutionException | TimeoutException e) {
        said.add(NameServerAnswer.silent(servers.get(i), deadline));
      }
    }
    return said;
  }

  private static CompletableFuture<List<Message>> ask(
      SimpleResolver resolver, HostName name, int type) {
    Message query = Message.newQuery(Record.newRecord(absolute(name), type, DClass.IN));
    return resolver
        .sendAsync(query)
        .toCompletableFuture()
        .handle((answer, failure) -> answer == null ? List.of() : List.of(answer));
  }

  private static Name absolute(HostName name) {
    try {
      return Name.fromString(name.text() + ".");
    } catch (TextParseException e) {
      throw new IllegalStateException("a host name is a domain name", e);
    }
  }
}
