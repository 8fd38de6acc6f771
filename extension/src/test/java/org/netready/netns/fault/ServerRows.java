// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.util.List;
import java.util.Set;
import org.netready.netns.bed.Channel;
import org.netready.netns.bed.Misbehaviour;
import org.netready.netns.bed.Page;

/** What happens once a connection is open, whatever the service. */
final class ServerRows {

  private static final Set<Kind> BY_NAME = Set.of(Kind.TCP, Kind.TLS, Kind.HTTPS, Kind.REGISTRY);

  private ServerRows() {}

  static List<Row> all() {
    return List.of(
        everywhere("accept-then-silence", Misbehaviour.SILENCE.port()),
        everywhere("accept-then-close", Misbehaviour.CLOSE.port()),
        everywhere("accept-then-reset", Misbehaviour.RESET.port()),
        everywhere("block-page-on-every-port", Page.BLOCK_PAGE.port(Channel.PLAIN)),
        everywhere("ssh-on-every-port", Kind.SSH.ports().first())
            .sparing(Set.of(Kind.TCP, Kind.SSH)),
        filter("sni-reset", Misbehaviour.RESET_BY_NAME),
        filter("sni-close", Misbehaviour.CLOSE_BY_NAME),
        filter("sni-silence", Misbehaviour.SILENCE_BY_NAME),
        filter("sni-not-listed", Misbehaviour.RESET_BY_NAME).sparing(BY_NAME).named(""));
  }

  private static Row everywhere(String id, int port) {
    return Row.of(id, NameFaults.right().and(WayFaults.redirectAll(port)), Kind.OVER_TCP)
        .sparing(Set.of(Kind.TCP));
  }

  private static Row filter(String id, Misbehaviour misbehaviour) {
    return Row.of(
            id,
            NameFaults.right().and(WayFaults.redirect(Channel.PUBLIC.port(), misbehaviour.port())),
            BY_NAME)
        .sparing(Set.of(Kind.TCP))
        .named(Misbehaviour.LISTED + id + ".bed.example");
  }
}
