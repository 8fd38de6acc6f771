// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The toxics that Toxiproxy has, and the attributes of each in the order of its replies. */
enum ToxicType {
  NOOP,
  LATENCY("latency", "jitter"),
  BANDWIDTH("rate"),
  SLOW_CLOSE("delay"),
  TIMEOUT("timeout"),
  RESET_PEER("timeout"),
  SLICER("average_size", "size_variation", "delay"),
  LIMIT_DATA("bytes");

  @SuppressWarnings("ImmutableEnumChecker") // no list of List.of ever changes
  private final List<String> attributes;

  ToxicType(String... attributes) {
    this.attributes = List.of(attributes);
  }

  List<String> attributes() {
    return attributes;
  }

  /** Return the name in Toxiproxy's API. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Return the type of that very name; empty if there is none. */
  static Optional<ToxicType> parse(String text) {
    for (ToxicType type : values()) {
      if (type.word().equals(text)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
