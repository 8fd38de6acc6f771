// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts, numbers, flags and lists of texts of one JSON object. Objects within it are passed
 * over.
 *
 * @param values texts, numbers and flags, as text
 * @param lists lists, of which only the texts are kept
 */
record FlatObject(Map<String, String> values, Map<String, List<String>> lists) {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Read a line. */
  static FlatObject parse(String line) throws MalformedLineException {
    FlatObject object = new FlatObject(new HashMap<>(), new HashMap<>());
    try (JsonParser parser = FACTORY.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedLineException("no JSON object; expected one object a line");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        object.readField(parser);
      }
      if (parser.nextToken() != null) {
        throw new MalformedLineException("more than one value; expected one object a line");
      }
    } catch (JsonProcessingException e) {
      throw new MalformedLineException("no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return object;
  }

  private void readField(JsonParser parser) throws IOException {
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    if (value == JsonToken.START_ARRAY) {
      lists.put(name, texts(parser));
    } else if (value.isStructStart()) {
      parser.skipChildren();
    } else {
      values.put(name, parser.getText());
    }
  }

  private static List<String> texts(JsonParser parser) throws IOException {
    List<String> texts = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken().isStructStart()) {
        parser.skipChildren();
      } else {
        texts.add(parser.getText());
      }
    }
    return texts;
  }
}
