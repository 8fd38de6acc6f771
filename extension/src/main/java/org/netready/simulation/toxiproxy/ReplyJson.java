// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Writes what Toxiproxy's API replies with, field by field as the real server does. */
final class ReplyJson {

  private static final JsonFactory FACTORY = new JsonFactory();

  private ReplyJson() {}

  static String version(String version) {
    return "{\"version\": \"%s\"}\n".formatted(version);
  }

  static String error(ApiException error) {
    return text(
            json -> {
              json.writeStartObject();
              writeError(json, error);
              json.writeEndObject();
            })
        + "\n";
  }

  static String proxy(TcpProxy proxy) {
    return text(json -> write(json, proxy));
  }

  /** Write proxies by their names. */
  static String proxies(Collection<TcpProxy> proxies) {
    return text(
        json -> {
          json.writeStartObject();
          for (TcpProxy proxy : proxies) {
            json.writeFieldName(proxy.name());
            write(json, proxy);
          }
          json.writeEndObject();
        });
  }

  /** Write what became of several proxies, and why there are no more. */
  static String populated(List<TcpProxy> proxies, Optional<ApiException> error) {
    return text(
        json -> {
          json.writeStartObject();
          if (error.isPresent()) {
            writeError(json, error.get());
          }
          json.writeFieldName("proxies");
          if (proxies.isEmpty()) {
            json.writeNull();
          } else {
            json.writeStartArray();
            for (TcpProxy proxy : proxies) {
              write(json, proxy);
            }
            json.writeEndArray();
          }
          json.writeEndObject();
        });
  }

  static String toxic(InstalledToxic toxic) {
    return text(json -> write(json, toxic));
  }

  static String toxics(List<InstalledToxic> toxics) {
    return text(json -> write(json, toxics));
  }

  private static void writeError(JsonGenerator json, ApiException error) throws IOException {
    json.writeStringField("error", error.text());
    json.writeNumberField("status", error.status());
  }

  private static void write(JsonGenerator json, TcpProxy proxy) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", proxy.name());
    json.writeStringField("listen", proxy.listen());
    json.writeStringField("upstream", proxy.upstream());
    json.writeBooleanField("enabled", proxy.isEnabled());
    json.writeFieldName("toxics");
    write(json, proxy.toxics());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, List<InstalledToxic> toxics) throws IOException {
    json.writeStartArray();
    for (InstalledToxic toxic : toxics) {
      write(json, toxic);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, InstalledToxic toxic) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("attributes");
    for (String attribute : toxic.type().attributes()) {
      json.writeNumberField(attribute, toxic.attribute(attribute));
    }
    json.writeEndObject();
    json.writeStringField("name", toxic.name());
    json.writeStringField("type", toxic.type().word());
    json.writeStringField("stream", toxic.streamText());
    json.writeFieldName("toxicity");
    writeFraction(json, toxic.toxicity());
    json.writeEndObject();
  }

  private static void writeFraction(JsonGenerator json, double value) throws IOException {
    if (value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE) {
      json.writeNumber((long) value);
    } else {
      json.writeNumber(value);
    }
  }

  private static String text(Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      body.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }
}
