// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.probe.Cause;
import org.netready.probe.Deadline;
import org.netready.probe.Elapsed;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/**
 * What one name server says of a name.
 *
 * @param server who
 * @param certainty how much it tells
 * @param cause the cause that follows
 * @param evidence what was seen, as a sentence part
 */
record NameServerAnswer(String server, Certainty certainty, Cause cause, String evidence) {

  private static final int DNS_PORT = 53;

  /** How much an answer tells, the most first. */
  enum Certainty {
    /** Of the name itself. */
    OF_THE_NAME,
    /** That the server could not, or would not, say. */
    OF_THE_SERVER,
    /** Nothing. */
    NONE
  }

  /** Read the answers for both address families. */
  static NameServerAnswer of(InetSocketAddress server, List<Message> answers) {
    String who = name(server);
    String found =
        answers.stream().flatMap(NameServerAnswer::addresses).collect(Collectors.joining(", "));
    if (!found.isEmpty()) {
      return new NameServerAnswer(
          who,
          Certainty.OF_THE_NAME,
          Cause.NAME_NOT_RESOLVED,
          "this host's resolver found nothing, %s answers %s".formatted(who, found));
    }
    return answers.stream()
        .map(Message::getRcode)
        .filter(code -> code != Rcode.NOERROR)
        .findFirst()
        .map(code -> byCode(who, code))
        .orElseGet(() -> byCode(who, Rcode.NOERROR));
  }

  /** Return that nothing came from a server. */
  static NameServerAnswer silent(InetSocketAddress server, Deadline deadline) {
    return new NameServerAnswer(
        name(server),
        Certainty.NONE,
        Cause.NAME_RESOLVER_TIMEOUT,
        "no answer from the name server %s in %s"
            .formatted(name(server), Elapsed.text(deadline.elapsed())));
  }

  /** Return that a server cannot be reached: no route, or nobody listens. */
  static NameServerAnswer unreachable(InetSocketAddress server) {
    return new NameServerAnswer(
        name(server),
        Certainty.NONE,
        Cause.NAME_RESOLVER_TIMEOUT,
        "the name server %s cannot be reached".formatted(name(server)));
  }

  private static NameServerAnswer byCode(String who, int code) {
    String says = "%s says %s".formatted(who, Rcode.string(code));
    return switch (code) {
      case Rcode.NOERROR ->
          new NameServerAnswer(
              who,
              Certainty.OF_THE_NAME,
              Cause.NAME_NODATA,
              who + " says NODATA: the name exists and has no address");
      case Rcode.NXDOMAIN ->
          new NameServerAnswer(
              who,
              Certainty.OF_THE_NAME,
              Cause.NAME_NXDOMAIN,
              who + " says NXDOMAIN: there is no such name");
      case Rcode.SERVFAIL ->
          new NameServerAnswer(who, Certainty.OF_THE_SERVER, Cause.NAME_SERVFAIL, says);
      case Rcode.REFUSED ->
          new NameServerAnswer(who, Certainty.OF_THE_SERVER, Cause.NAME_REFUSED, says);
      default -> new NameServerAnswer(who, Certainty.OF_THE_SERVER, Cause.NAME_NOT_RESOLVED, says);
    };
  }

  private static Stream<String> addresses(Message answer) {
    return answer.getSection(Section.ANSWER).stream()
        .flatMap(
            record -> {
              if (record instanceof ARecord a) {
                return Stream.of(a.getAddress().getHostAddress());
              }
              return record instanceof AAAARecord aaaa
                  ? Stream.of(aaaa.getAddress().getHostAddress())
                  : Stream.of();
            });
  }

  private static String name(InetSocketAddress server) {
    String address =
        server.isUnresolved() ? server.getHostString() : server.getAddress().getHostAddress();
    return server.getPort() == DNS_PORT ? address : address + " port " + server.getPort();
  }
}
