// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.netready.endpoint.HostName;
import org.netready.probe.Cause;
import org.netready.probe.NameOutcome;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** Looks up names with this host's own resolver, whose name server it is itself. */
public final class RealNamesMain {

  private static final String TOO_LONG = "long.example.test";

  private RealNamesMain() {}

  /** Print a line for each name; {@code *} among them lets every name have an address. */
  public static void main(String[] names) throws Exception {
    Zone zone =
        new Zone()
            .with("service.example.test", "192.0.2.7", "2001:db8::7")
            .with("half.example.test", "192.0.2.8")
            .failing("half.example.test", Type.AAAA, Rcode.SERVFAIL)
            .with("www.example.test", "192.0.2.9")
            .alias("circle.example.test", "around.example.test")
            .alias("around.example.test", "circle.example.test")
            .with(TOO_LONG, "192.0.2.10")
            .with("*.corp.example", "10.0.0.9");
    if (List.of(names).contains("*")) {
      zone.with("*", "10.9.9.9");
    }
    NameServer server =
        NameServer.onPort53(
            (query, overTcp) ->
                !query.getQuestion().getName().toString(true).equals(TOO_LONG)
                    ? Optional.of(zone.answer(query).toWire())
                    : overTcp ? Optional.empty() : Optional.of(NameServer.truncated(query)));
    var network = new LocalNetwork("here", List.of());
    for (String name : names) {
      if (!name.equals("*")) {
        NameOutcome outcome = network.resolve(HostName.parse(name), Duration.ofSeconds(6)).get();
        System.out.println(
            "%s: %s: %s %s"
                .formatted(
                    name,
                    outcome.cause().map(Cause::name).orElse("found"),
                    outcome.evidence(),
                    outcome.notes()));
      }
    }
    server.close();
    System.exit(0);
  }
}
