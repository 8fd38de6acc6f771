// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.netready.probe.Cause;
import org.netready.probe.PortState;
import org.netready.verdict.Verdict;

/** Makes a result of one line of a result file. */
final class ResultParser {

  private final FlatObject object;

  private ResultParser(FlatObject object) {
    this.object = object;
  }

  static ResultLine parse(String line) throws MalformedLineException {
    ResultParser parser = new ResultParser(FlatObject.parse(line));
    parser.require("kind", "result");
    parser.require("version", Integer.toString(ResultLines.VERSION));
    return parser.result();
  }

  private ResultLine result() throws MalformedLineException {
    return new ResultLine(
        text("id"),
        text("requirement"),
        text("pack"),
        constant("verdict", Verdict.class),
        optional("cause", Cause.class),
        optional("state", PortState.class),
        text("expected"),
        text("butWas"),
        text("fix"),
        object.lists().getOrDefault("notes", List.of()),
        Boolean.parseBoolean(text("simulated")),
        text("environment"),
        instant("when"));
  }

  private void require(String field, String expected) throws MalformedLineException {
    if (!text(field).equals(expected)) {
      throw new MalformedLineException(
          "%s '%s'; expected '%s'".formatted(field, text(field), expected));
    }
  }

  private String text(String field) throws MalformedLineException {
    String value = object.values().get(field);
    if (value == null) {
      throw new MalformedLineException("no field '%s'; expected a text".formatted(field));
    }
    return value;
  }

  private <E extends Enum<E>> Optional<E> optional(String field, Class<E> type)
      throws MalformedLineException {
    return object.values().containsKey(field)
        ? Optional.of(constant(field, type))
        : Optional.empty();
  }

  private <E extends Enum<E>> E constant(String field, Class<E> type)
      throws MalformedLineException {
    String value = text(field);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new MalformedLineException(
                    "unknown %s '%s'; expected one of %s"
                        .formatted(field, value, Arrays.toString(type.getEnumConstants()))));
  }

  private Instant instant(String field) throws MalformedLineException {
    try {
      return Instant.parse(text(field));
    } catch (DateTimeParseException e) {
      throw new MalformedLineException(
          "%s '%s'; expected a form like 2026-11-21T00:01:03Z".formatted(field, text(field)), e);
    }
  }
}
