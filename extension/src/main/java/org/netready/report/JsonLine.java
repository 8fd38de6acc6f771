// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One JSON object on one line, written field by field into memory. */
final class JsonLine {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final long NANOS_OF_A_MICRO = 1000;
  private static final int DIGITS_SHOWN = 3;

  private final JsonGenerator json;
  private final UnaryOperator<String> filter;

  private JsonLine(JsonGenerator json, UnaryOperator<String> filter) {
    this.json = json;
    this.filter = filter;
  }

  /**
   * Return the object as text with a line feed at its end.
   *
   * @param filter what every text value passes, ids aside
   * @param body writes the fields
   */
  static String of(UnaryOperator<String> filter, Consumer<JsonLine> body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      JsonLine line = new JsonLine(json, filter);
      json.writeStartObject();
      body.accept(line);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  void text(String name, String value) {
    write(() -> json.writeStringField(name, filter.apply(value)));
  }

  /** Write what other lines are joined by, as it is. */
  void id(String name, String value) {
    write(() -> json.writeStringField(name, value));
  }

  void number(String name, int value) {
    write(() -> json.writeNumberField(name, value));
  }

  void flag(String name, boolean value) {
    write(() -> json.writeBooleanField(name, value));
  }

  /** Write a duration in milliseconds, with three decimals. */
  void millis(String name, Duration value) {
    long micros = Math.floorDiv(value.toNanos() + NANOS_OF_A_MICRO / 2, NANOS_OF_A_MICRO);
    write(() -> json.writeNumberField(name, BigDecimal.valueOf(micros, DIGITS_SHOWN)));
  }

  void texts(String name, Collection<?> values) {
    write(
        () -> {
          json.writeArrayFieldStart(name);
          for (Object value : values) {
            json.writeString(filter.apply(value.toString()));
          }
          json.writeEndArray();
        });
  }

  void numbers(String name, Collection<Integer> values) {
    write(
        () -> {
          json.writeArrayFieldStart(name);
          for (int value : values) {
            json.writeNumber(value);
          }
          json.writeEndArray();
        });
  }

  void object(String name, Consumer<JsonLine> body) {
    write(
        () -> {
          json.writeObjectFieldStart(name);
          body.accept(this);
          json.writeEndObject();
        });
  }

  <T> void objects(String name, List<T> values, BiConsumer<JsonLine, T> body) {
    write(
        () -> {
          json.writeArrayFieldStart(name);
          for (T value : values) {
            json.writeStartObject();
            body.accept(this, value);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void write(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
