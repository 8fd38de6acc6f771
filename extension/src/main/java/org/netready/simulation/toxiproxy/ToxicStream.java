// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.util.Locale;
import java.util.Optional;

/** A direction of a proxied connection, as Toxiproxy names it. */
public enum ToxicStream {
  /** From the client to the server. */
  UPSTREAM,
  /** From the server to the client. */
  DOWNSTREAM;

  /** Return the name in Toxiproxy's API. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Return the direction of a name, in whatever case; empty if there is none. */
  static Optional<ToxicStream> parse(String text) {
    for (ToxicStream stream : values()) {
      if (stream.word().equals(text.toLowerCase(Locale.ROOT))) {
        return Optional.of(stream);
      }
    }
    return Optional.empty();
  }
}
