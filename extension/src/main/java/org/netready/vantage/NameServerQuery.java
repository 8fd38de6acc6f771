// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    CompletableFuture<Reply> v4 = ask(resolver, name, Type.A);
    CompletableFuture<Reply> v6 = ask(resolver, name, Type.AAAA);
    return v4.thenCombine(
        v6,
        (a, aaaa) -> {
          List<Message> answers =
              Stream.of(a, aaaa).map(Reply::message).flatMap(Optional::stream).toList();
          if (!answers.isEmpty()) {
            return NameServerAnswer.of(server, answers);
          }
          return a.hasTimedOut() || aaaa.hasTimedOut()
              ? NameServerAnswer.silent(server, deadline)
              : NameServerAnswer.unreachable(server);
        });
  }

  /** A message, or the way in which none came. */
  private record Reply(Optional<Message> message, boolean hasTimedOut) {

    static Reply of(@Nullable Message message, @Nullable Throwable failure) {
      return new Reply(Optional.ofNullable(message), isTimeout(failure));
    }

    private static boolean isTimeout(@Nullable Throwable failure) {
      for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
        if (e instanceof SocketTimeoutException || e instanceof TimeoutException) {
          return true;
        }
      }
      return false;
    }
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

  private static CompletableFuture<Reply> ask(SimpleResolver resolver, HostName name, int type) {
    Message query = Message.newQuery(Record.newRecord(absolute(name), type, DClass.IN));
    return resolver.sendAsync(query).toCompletableFuture().handle(Reply::of);
  }

  private static Name absolute(HostName name) {
    try {
      return Name.fromString(name.text() + ".");
    } catch (TextParseException e) {
      throw new IllegalStateException("a host name is a domain name", e);
    }
  }
}
