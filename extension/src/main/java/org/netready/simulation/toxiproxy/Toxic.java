// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What Toxiproxy does to the bytes that pass in one direction of a proxied connection. Times are
 * whole milliseconds, the slicer's whole microseconds; what is finer is cut off.
 */
public sealed interface Toxic {

  /** Return the type and the attributes as Toxiproxy's API has them. */
  Form form();

  /**
   * A toxic as Toxiproxy's API has it.
   *
   * @param type the name of the type
   * @param attributes the attributes
   */
  record Form(String type, Map<String, Long> attributes) {

    private static Form of(ToxicType type, long... values) {
      Map<String, Long> attributes = new LinkedHashMap<>();
      for (int i = 0; i < values.length; i++) {
        attributes.put(type.attributes().get(i), values[i]);
      }
      return new Form(type.word(), attributes);
    }
  }

  /**
   * Delays data, but neither a connect nor a bare end.
   *
   * @param latency the delay, not negative
   * @param jitter how much more or less it may be, drawn evenly for each chunk; not negative
   */
  record Latency(Duration latency, Duration jitter) implements Toxic {

    /** Check the times. */
    public Latency {
      requirePositive("latency", latency);
      requirePositive("jitter", jitter);
    }

    @Override
    public Form form() {
      return Form.of(ToxicType.LATENCY, latency.toMillis(), jitter.toMillis());
    }
  }

  /**
   * Lets so much pass on each connection; with 0 the connection stalls.
   *
   * @param kilobytesPerSecond in units of 1000 bytes, not negative
   */
  record Bandwidth(long kilobytesPerSecond) implements Toxic {

    /** Check the rate. */
    public Bandwidth {
      requirePositive("bandwidth", kilobytesPerSecond);
    }

    @Override
    public Form form() {
      return Form.of(ToxicType.BANDWIDTH, kilobytesPerSecond);
    }
  }

  /**
   * Delays the end of a stream.
   *
   * @param delay how long, not negative
   */
  record SlowClose(Duration delay) implements Toxic {

    /** Check the time. */
    public SlowClose {
      requirePositive("delay", delay);
    }

    @Override
    public Form form() {
      return Form.of(ToxicType.SLOW_CLOSE, delay.toMillis());
    }
  }

  /**
   * Drops all data and ends the stream after a time without any. Undoing it ends it, too.
   *
   * @param timeout how long; with 0 the stream never ends
   */
  record Timeout(Duration timeout) implements Toxic {

    /** Check the time. */
    public Timeout {
      requirePositive("timeout", timeout);
    }

    @Override
    public Form form() {
      return Form.of(ToxicType.TIMEOUT, timeout.toMillis());
    }
  }

  /**
   * Resets a connection a time after the first data in its direction. Connections that were open
   * before are ended without a reset.
   *
   * @param timeout how long, not negative
   */
  record ResetPeer(Duration timeout) implements Toxic {

    /** Check the time. */
    public ResetPeer {
      requirePositive("timeout", timeout);
    }

    @Override
    public Form form() {
      return Form.of(ToxicType.RESET_PEER, timeout.toMillis());
    }
  }

  /**
   * Cuts data into pieces.
   *
   * @param averageSize the size of a piece in bytes, at least 1: a real server dies of 0
   * @param sizeVariation how much more or less it may be, less than the average size
   * @param delay the pause after each piece, not negative
   */
  record Slicer(int averageSize, int sizeVariation, Duration delay) implements Toxic {

    /** Check the sizes and the time. */
    public Slicer {
      if (averageSize < 1 || sizeVariation < 0 || sizeVariation >= averageSize) {
        throw new IllegalArgumentException(
            "slices of %d bytes, %d more or less; expected at least 1, and less variation than that"
                .formatted(averageSize, sizeVariation));
      }
      requirePositive("delay", delay);
    }

    @Override
    public Form form() {
      return Form.of(
          ToxicType.SLICER,
          averageSize,
          sizeVariation,
          TimeUnit.NANOSECONDS.toMicros(delay.toNanos()));
    }
  }

  /**
   * Lets so many bytes pass, counted from when it was added, and then ends the stream.
   *
   * @param bytes how many; with 0 the first data ends it
   */
  record LimitData(long bytes) implements Toxic {

    /** Check the number. */
    public LimitData {
      requirePositive("limit", bytes);
    }

    @Override
    public Form form() {
      return Form.of(ToxicType.LIMIT_DATA, bytes);
    }
  }

  private static void requirePositive(String what, Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("%s %s; expected 0 or more".formatted(what, time));
    }
  }

  private static void requirePositive(String what, long number) {
    if (number < 0) {
      throw new IllegalArgumentException("%s %d; expected 0 or more".formatted(what, number));
    }
  }
}
