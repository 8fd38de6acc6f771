// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A JSON object of a request. As in the real server the case of its keys does not count, {@code
 * null} is as good as absent, unknown keys and what follows the object are passed over.
 *
 * @param values by key: a String, a Boolean, a Number, a list or a request body
 */
record RequestBody(Map<String, Object> values) {

  private static final JsonFactory FACTORY = new JsonFactory();

  /** Read an object. */
  static RequestBody object(String text) throws ApiException {
    Optional<Object> value = read(text);
    if (value.isEmpty()) {
      return new RequestBody(Map.of());
    }
    if (value.get() instanceof RequestBody body) {
      return body;
    }
    throw mismatch(value.get(), "the body", "object");
  }

  /** Read an array of objects. */
  static List<RequestBody> objects(String text) throws ApiException {
    Optional<Object> value = read(text);
    List<RequestBody> bodies = new ArrayList<>();
    if (value.isPresent()) {
      if (!(value.get() instanceof List<?> list)) {
        throw mismatch(value.get(), "the body", "array");
      }
      for (Object item : list) {
        if (!(item instanceof RequestBody body)) {
          throw mismatch(item, "an item", "object");
        }
        bodies.add(body);
      }
    }
    return bodies;
  }

  Optional<String> text(String key) throws ApiException {
    return value(key, String.class, "string");
  }

  Optional<Boolean> flag(String key) throws ApiException {
    return value(key, Boolean.class, "bool");
  }

  Optional<Double> fraction(String key) throws ApiException {
    return value(key, Number.class, "float").map(Number::doubleValue);
  }

  Optional<Long> integer(String key) throws ApiException {
    return value(key, Long.class, "int64");
  }

  Optional<RequestBody> body(String key) throws ApiException {
    return value(key, RequestBody.class, "object");
  }

  private <T> Optional<T> value(String key, Class<T> type, String typeName) throws ApiException {
    Object value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw mismatch(value, key, typeName);
    }
    return Optional.of(type.cast(value));
  }

  private static ApiException mismatch(Object value, String key, String type) {
    return ApiException.malformed(
        "json: cannot read %s as %s of type %s".formatted(kind(value), key, type));
  }

  private static String kind(Object value) {
    if (value instanceof RequestBody) {
      return "object";
    }
    if (value instanceof List) {
      return "array";
    }
    return value instanceof Number number ? "number " + number : value.getClass().getSimpleName();
  }

  private static Optional<Object> read(String text) throws ApiException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw ApiException.malformed("EOF");
      }
      return value(parser);
    } catch (JsonEOFException e) {
      throw ApiException.malformed("unexpected EOF");
    } catch (JsonProcessingException e) {
      throw ApiException.malformed(e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Object> value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> Optional.of(object(parser));
      case START_ARRAY -> Optional.of(list(parser));
      case VALUE_STRING -> Optional.of(parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> Optional.of(parser.getBooleanValue());
      case VALUE_NUMBER_INT -> Optional.of(integer(parser));
      case VALUE_NUMBER_FLOAT -> Optional.of(parser.getDoubleValue());
      default -> Optional.empty();
    };
  }

  private static Number integer(JsonParser parser) throws IOException {
    boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    return fits ? (Number) parser.getLongValue() : (Number) parser.getDoubleValue();
  }

  private static RequestBody object(JsonParser parser) throws IOException {
    Map<String, Object> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      value(parser).ifPresent(value -> values.put(key, value));
    }
    return new RequestBody(values);
  }

  private static List<Object> list(JsonParser parser) throws IOException {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser).orElseGet(() -> new RequestBody(Map.of())));
    }
    return items;
  }
}
