// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads toxics out of requests. */
final class ToxicRequest {

  private ToxicRequest() {}

  /** Return the toxic that a request wants to be made. */
  static InstalledToxic create(RequestBody body) throws ApiException {
    String streamText = body.text("stream").filter(it -> !it.isEmpty()).orElse("downstream");
    ToxicStream stream =
        ToxicStream.parse(streamText)
            .orElseThrow(
                () ->
                    new ApiException(
                        400, "stream was invalid, can be either upstream or downstream"));
    ToxicType type =
        ToxicType.parse(body.text("type").orElse(""))
            .orElseThrow(() -> new ApiException(400, "invalid toxic type"));
    String name =
        body.text("name")
            .filter(it -> !it.isEmpty())
            .orElse("%s_%s".formatted(type.word(), streamText));
    Map<String, Long> none = new HashMap<>();
    return new InstalledToxic(
        name,
        type,
        stream,
        streamText,
        body.fraction("toxicity").orElse(1.0),
        attributes(body, type, none));
  }

  /** Return what a toxic becomes by a request, which changes only what it names. */
  static InstalledToxic update(InstalledToxic toxic, RequestBody body) throws ApiException {
    return new InstalledToxic(
        toxic.name(),
        toxic.type(),
        toxic.stream(),
        toxic.streamText(),
        body.fraction("toxicity").orElse(toxic.toxicity()),
        attributes(body, toxic.type(), toxic.attributes()));
  }

  private static Map<String, Long> attributes(
      RequestBody body, ToxicType type, Map<String, Long> before) throws ApiException {
    Map<String, Long> attributes = new HashMap<>(before);
    Optional<RequestBody> given = body.body("attributes");
    for (String attribute : type.attributes()) {
      Optional<Long> value = given.isPresent() ? given.get().integer(attribute) : Optional.empty();
      value.ifPresent(it -> attributes.put(attribute, it));
    }
    return attributes;
  }
}
