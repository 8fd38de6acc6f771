// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.Elapsed;
import org.netready.probe.NameAnswer.Family;
import org.netready.probe.PlainText;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Reads what came back for one address family; what a stranger wrote comes out safe to print. */
final class FamilyReading {

  private static final int MOST_ADDRESSES = 64;
  private static final int MOST_ALIASES = 16;
  private static final int LONGEST_NAME = 253;

  private final String server;

  private FamilyReading(String server) {
    this.server = server;
  }

  /**
   * Read a reply.
   *
   * @param waited how long was waited for it, if it is none
   */
  static Family of(ServerAddress server, NameServerReply reply, Duration waited) {
    return new FamilyReading(server.name()).read(reply, waited);
  }

  private Family read(NameServerReply reply, Duration waited) {
    String detail = reply.detail().isEmpty() ? "" : ": " + reply.detail();
    return switch (reply.kind()) {
      case ANSWER -> answer(reply.message().orElseThrow());
      case SILENCE ->
          none(
              Cause.NAME_RESOLVER_TIMEOUT,
              "no answer from the name server %s in %s".formatted(server, Elapsed.text(waited)));
      case UNREACHABLE ->
          none(
              Cause.NAME_RESOLVER_TIMEOUT,
              "the name server %s cannot be reached".formatted(server));
      case GARBAGE ->
          none(
              Cause.NAME_MALFORMED_ANSWER,
              server + " sends what is no answer to the question" + detail);
      case CUT ->
          none(
              Cause.NAME_TRUNCATED,
              server + " says that its answer is too long for UDP, and over TCP" + detail);
    };
  }

  private static Family none(Cause cause, String said) {
    return new Family(Optional.of(cause), List.of(), List.of(), said);
  }

  private Family answer(Message answer) {
    List<IpAddress> addresses =
        answer.getSection(Section.ANSWER).stream()
            .flatMap(FamilyReading::address)
            .distinct()
            .limit(MOST_ADDRESSES)
            .toList();
    Aliases aliases = Aliases.of(answer);
    if (!addresses.isEmpty()) {
      String said = "%s answers %s".formatted(server, AddressList.text(addresses));
      return new Family(Optional.empty(), addresses, aliases.names(), said);
    }
    if (aliases.isCircle()) {
      return new Family(
          Optional.of(Cause.NAME_ALIAS_LOOP),
          List.of(),
          aliases.names(),
          "%s answers with aliases that lead in a circle: %s"
              .formatted(server, String.join(" -> ", aliases.names())));
    }
    return byCode(answer.getRcode(), aliases.names());
  }

  private Family byCode(int code, List<String> aliases) {
    String of =
        aliases.isEmpty() ? "" : "it is an alias of " + aliases.get(aliases.size() - 1) + ", and ";
    return switch (code) {
      case Rcode.NOERROR ->
          without(
              Cause.NAME_NODATA, aliases, "NODATA: " + of + "the name exists and has no address");
      case Rcode.NXDOMAIN ->
          without(Cause.NAME_NXDOMAIN, aliases, "NXDOMAIN: " + of + "there is no such name");
      case Rcode.SERVFAIL -> without(Cause.NAME_SERVFAIL, aliases, "SERVFAIL");
      case Rcode.REFUSED -> without(Cause.NAME_REFUSED, aliases, "REFUSED");
      default -> without(Cause.NAME_NOT_RESOLVED, aliases, Rcode.string(code));
    };
  }

  private Family without(Cause cause, List<String> aliases, String says) {
    return new Family(Optional.of(cause), List.of(), aliases, server + " says " + says);
  }

  private static Stream<IpAddress> address(Record record) {
    @Nullable InetAddress address =
        record instanceof ARecord a
            ? a.getAddress()
            : record instanceof AAAARecord aaaa ? aaaa.getAddress() : null;
    return address == null ? Stream.of() : Stream.of(AddressList.withoutName(address));
  }

  /** The names that the one asked for is an alias of, in order. */
  private record Aliases(List<String> names, boolean isCircle) {

    static Aliases of(Message answer) {
      Map<Name, Name> targets = new HashMap<>();
      for (Record record : answer.getSection(Section.ANSWER)) {
        if (record instanceof CNAMERecord alias) {
          targets.put(alias.getName(), alias.getTarget());
        }
      }
      @Nullable Record question = answer.getQuestion();
      List<Name> path = new ArrayList<>();
      @Nullable Name next = question == null ? null : targets.get(question.getName());
      boolean isCircle = false;
      while (next != null && path.size() < MOST_ALIASES && !isCircle) {
        isCircle = path.contains(next) || next.equals(question.getName());
        path.add(next);
        next = targets.get(next);
      }
      return new Aliases(path.stream().map(Aliases::text).toList(), isCircle);
    }

    private static String text(Name name) {
      return PlainText.of(name.toString(true), LONGEST_NAME);
    }
  }
}
