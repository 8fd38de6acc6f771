// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How the bytes of a TCP connection fare: a toxic of Toxiproxy, or {@link Kind#DOWN}.
 *
 * @param kind which toxic
 * @param attributes its attributes, by the names that Toxiproxy has for them: milliseconds, bytes,
 *     kilobytes a second; the delay of a slicer in microseconds
 * @param toxicity the share of connections that it acts on, above 0 to 1
 * @param direction which of the two directions
 */
public record StreamImpairment(
    Kind kind, Map<String, Long> attributes, double toxicity, Direction direction)
    implements Impairment {

  private static final String JITTER = "jitter";

  /** Toxics. */
  public enum Kind {
    /** Each piece of data comes later. */
    LATENCY,
    /** Data comes no faster than a rate. */
    BANDWIDTH,
    /** The connection is closed later. */
    SLOW_CLOSE,
    /** No data passes, and the connection ends after a while. */
    TIMEOUT,
    /** The connection is reset once data came. */
    RESET_PEER,
    /** Data comes in small pieces. */
    SLICER,
    /** The connection ends after so many bytes. */
    LIMIT_DATA,
    /** Nothing listens. */
    DOWN
  }

  /** Directions of a connection. */
  public enum Direction {
    /** From the service to the client. */
    DOWNSTREAM,
    /** From the client to the service. */
    UPSTREAM
  }

  /**
   * Make an impairment.
   *
   * @throws IllegalArgumentException if the toxicity is no share, or an attribute is negative
   */
  public StreamImpairment {
    if (!(toxicity > 0 && toxicity <= 1)) {
      throw new IllegalArgumentException(
          "toxicity %s of %s; expected more than 0 and at most 1".formatted(toxicity, word(kind)));
    }
    attributes.forEach(
        (name, value) -> {
          if (value < 0) {
            throw new IllegalArgumentException(
                "%s %s of %s; expected 0 or more".formatted(name, value, word(kind)));
          }
        });
    attributes = Map.copyOf(attributes);
  }

  static StreamImpairment of(Kind kind, Map<String, Long> attributes) {
    return new StreamImpairment(kind, attributes, 1, Direction.DOWNSTREAM);
  }

  /**
   * Return this with a latency that varies by up to so much, to either side.
   *
   * @throws IllegalArgumentException if this is no latency
   */
  public StreamImpairment jitter(Duration jitter) {
    if (kind != Kind.LATENCY) {
      throw new IllegalArgumentException(
          "jitter of %s; expected it of latency alone".formatted(word(kind)));
    }
    Map<String, Long> more = new TreeMap<>(attributes);
    more.put(JITTER, jitter.toMillis());
    return new StreamImpairment(kind, more, toxicity, direction);
  }

  /**
   * Return this for a share of all connections; which ones is drawn at random.
   *
   * @param share above 0 to 1
   */
  public StreamImpairment toxicity(double share) {
    return new StreamImpairment(kind, attributes, share, direction);
  }

  /** Return this for what the client sends. */
  public StreamImpairment upstream() {
    return new StreamImpairment(kind, attributes, toxicity, Direction.UPSTREAM);
  }

  /** Return this for what the service sends, which is the default. */
  public StreamImpairment downstream() {
    return new StreamImpairment(kind, attributes, toxicity, Direction.DOWNSTREAM);
  }

  @Override
  public Layer layer() {
    return Layer.STREAMS;
  }

  @Override
  public String text() {
    String detail =
        new TreeMap<>(attributes)
            .entrySet().stream()
                .map(it -> " %s=%s".formatted(it.getKey(), it.getValue()))
                .collect(Collectors.joining());
    return word(kind)
        + detail
        + (toxicity < 1 ? " toxicity=" + toxicity : "")
        + (direction == Direction.UPSTREAM ? " upstream" : "");
  }

  @Override
  public String toString() {
    return text();
  }

  /** Return an attribute; 0 if it has none of that name. */
  long attribute(String name) {
    return attributes.getOrDefault(name, 0L);
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
