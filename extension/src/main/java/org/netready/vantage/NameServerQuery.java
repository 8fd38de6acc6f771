// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.netready.endpoint.HostName;
import org.netready.probe.Deadline;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;

/** One question to one name server, for one record type of one name, by dnsjava. */
final class NameServerQuery {

  private static final Duration SHORTEST = Duration.ofMillis(1);

  private static final int WITHOUT_EDNS = -1;
  private static final DnsSockets SOCKETS = new DnsSockets();

  private final ServerAddress server;
  private final Message query;
  private final Deadline deadline;
  private volatile CompletableFuture<NameServerReply> reply = new CompletableFuture<>();
  private volatile boolean isTruncated;

  private NameServerQuery(ServerAddress server, Message query, Deadline deadline) {
    this.server = server;
    this.query = query;
    this.deadline = deadline;
  }

  /** Begin to ask over UDP, and over TCP if the answer is too long for it. */
  static NameServerQuery start(ServerAddress server, HostName name, int type, Deadline deadline) {
    var question = new NameServerQuery(server, query(name, type), deadline);
    question.reply =
        question
            .send(false)
            .thenCompose(question::untruncated)
            .exceptionally(failure -> NameServerReply.of(null, failure));
    return question;
  }

  /** Return what will have come; never fails. */
  CompletableFuture<NameServerReply> reply() {
    return reply;
  }

  /** Return whether nothing at all has come by now. */
  boolean isSilent() {
    return !reply.isDone() && !isTruncated;
  }

  /** Return what has come by now. */
  NameServerReply soFar() {
    NameServerReply silence = NameServerReply.silence();
    return reply.getNow(isTruncated ? silence.overTcp() : silence);
  }

  private CompletableFuture<NameServerReply> untruncated(NameServerReply overUdp) {
    if (!overUdp.isTruncated()) {
      return CompletableFuture.completedFuture(overUdp);
    }
    isTruncated = true;
    return send(true).thenApply(NameServerReply::overTcp);
  }

  private CompletableFuture<NameServerReply> send(boolean overTcp) {
    var resolver = new SimpleResolver(server.address());
    Duration left = deadline.remaining();
    resolver.setTimeout(left.compareTo(SHORTEST) < 0 ? SHORTEST : left);
    resolver.setTCP(overTcp);
    resolver.setIoClientFactory(SOCKETS);
    // As the system's resolver asks unless it is told otherwise: no more than 512 bytes over UDP.
    resolver.setEDNS(WITHOUT_EDNS);
    resolver.setIgnoreTruncation(true);
    return resolver.sendAsync(query).toCompletableFuture().handle(NameServerReply::of);
  }

  /** The name as it is, without a search domain. */
  private static Message query(HostName name, int type) {
    try {
      Name absolute = Name.fromString(name.text() + ".");
      return Message.newQuery(Record.newRecord(absolute, type, DClass.IN));
    } catch (TextParseException e) {
      throw new IllegalStateException("a host name is a domain name", e);
    }
  }
}
