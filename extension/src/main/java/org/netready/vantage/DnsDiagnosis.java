// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.netready.endpoint.HostName;
import org.netready.probe.Cause;
import org.netready.probe.Deadline;
import org.xbill.DNS.ResolverConfig;

/**
 * Asks name servers itself why a name was not found, because the system's resolver does not say.
 */
final class DnsDiagnosis {

  private final List<InetSocketAddress> given;

  /**
   * Make a diagnosis.
   *
   * @param given the servers to ask; empty means those that this host is configured with
   */
  DnsDiagnosis(List<InetSocketAddress> given) {
    this.given = List.copyOf(given);
  }

  /**
   * Why a name was not found.
   *
   * @param cause why
   * @param resolver who said so
   * @param evidence what was seen, as a sentence part
   */
  record Reason(Cause cause, String resolver, String evidence) {}

  /**
   * Queries under way.
   *
   * @param servers who is asked
   * @param answers what they will have said
   * @param deadline until when they can
   */
  record Inquiry(
      List<InetSocketAddress> servers,
      List<CompletableFuture<NameServerAnswer>> answers,
      Deadline deadline) {

    /** Wait; what one server knows for certain counts more than that another is dead. */
    Reason await() throws InterruptedException {
      List<NameServerAnswer> said = NameServerQuery.awaitAll(answers, servers, deadline);
      String evidence =
          said.stream().map(NameServerAnswer::evidence).collect(Collectors.joining("; "));
      return said.stream()
          .min(Comparator.comparing(NameServerAnswer::certainty))
          .map(best -> new Reason(best.cause(), best.server(), evidence))
          .orElse(new Reason(Cause.NAME_NOT_RESOLVED, "", "no name server is configured"));
    }
  }

  /** Begin to ask every server at once. */
  Inquiry start(HostName name, Deadline deadline) {
    List<InetSocketAddress> servers =
        given.isEmpty() ? ResolverConfig.getCurrentConfig().servers() : given;
    return new Inquiry(
        servers,
        servers.stream().map(server -> NameServerQuery.ask(server, name, deadline)).toList(),
        deadline);
  }
}
