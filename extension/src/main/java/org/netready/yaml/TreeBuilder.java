// SPDX-License-Identifier: Apache-2.0
package org.netready.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;

/** Builds the tree of one document from the parser's events, within bounds. */
final class TreeBuilder {

  static final int MAX_DEPTH = 40;
  static final int MAX_NODES = 200_000;

  private final Parser events;
  private final Function<Mark, Position> positions;
  private final Problems problems;
  private final Map<String, String> words;
  private int nodes;

  TreeBuilder(
      Parser events,
      Function<Mark, Position> positions,
      Problems problems,
      Map<String, String> words) {
    this.events = events;
    this.positions = positions;
    this.problems = problems;
    this.words = words;
  }

  /**
   * Return the one document; empty, with a problem, if there is none, two, or a bound is passed.
   */
  Optional<YamlNode> document() {
    Event streamStart = events.next();
    Event first = events.next();
    if (!(first instanceof DocumentStartEvent)) {
      problems.add(position(streamStart), "the file is empty; expected a YAML document");
      return Optional.empty();
    }
    try {
      YamlNode root = node(0, "");
      events.next();
      if (events.peekEvent() instanceof DocumentStartEvent second) {
        problems.add(position(second), "a second document begins here; expected one in a file");
        return Optional.empty();
      }
      return Optional.of(root);
    } catch (BoundException e) {
      problems.add(e.position, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private YamlNode node(int depth, String owner) throws BoundException {
    Event event = events.next();
    nodes++;
    if (nodes > MAX_NODES) {
      throw new BoundException(
          position(event), "more than " + MAX_NODES + " values in one file; expected fewer");
    }
    if (depth > MAX_DEPTH) {
      throw new BoundException(
          position(event), "nested deeper than " + MAX_DEPTH + " levels; expected fewer");
    }
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    if (event instanceof SequenceStartEvent) {
      return sequence(event, depth);
    }
    if (event instanceof MappingStartEvent) {
      return mapping(event, depth, owner);
    }
    String what = event instanceof AliasEvent ? "an alias (*name)" : "a " + event.getEventId();
    throw new BoundException(
        position(event), what + " is not supported; expected the value itself");
  }

  private YamlScalar scalar(ScalarEvent event) {
    String text = event.getValue();
    boolean isNull = event.isPlain() && (text.equals("~") || text.equals("null"));
    return new YamlScalar(isNull ? "" : text, position(event), form(event));
  }

  /** How the text is written: as it is, if it is as long as its place in the file. */
  private static YamlScalar.Form form(ScalarEvent event) {
    int length =
        event
            .getStartMark()
            .flatMap(start -> event.getEndMark().map(end -> end.getIndex() - start.getIndex()))
            .orElse(-1);
    if (length == event.getValue().length()) {
      return YamlScalar.Form.PLAIN;
    }
    return length == event.getValue().length() + 2 && !event.isLiteral() && !event.isFolded()
        ? YamlScalar.Form.QUOTED
        : YamlScalar.Form.OTHER;
  }

  private YamlSequence sequence(Event start, int depth) throws BoundException {
    List<YamlNode> items = new ArrayList<>();
    while (!(events.peekEvent() instanceof SequenceEndEvent)) {
      items.add(node(depth + 1, ""));
    }
    events.next();
    return new YamlSequence(items, position(start));
  }

  private YamlMapping mapping(Event start, int depth, String owner) throws BoundException {
    List<YamlMapping.Entry> entries = new ArrayList<>();
    Map<String, Position> seen = new HashMap<>();
    while (!(events.peekEvent() instanceof MappingEndEvent)) {
      YamlNode key = node(depth + 1, "");
      YamlNode value = node(depth + 1, depth == 0 && key instanceof YamlScalar it ? it.text() : "");
      if (!(key instanceof YamlScalar name)) {
        problems.add(key.position(), "%s as a key; expected a text".formatted(key.kind()));
        continue;
      }
      Position before = seen.putIfAbsent(name.text(), name.position());
      if (before == null) {
        entries.add(new YamlMapping.Entry(name, value));
      } else {
        problems.add(name.position(), twice(name.text(), before, owner));
      }
    }
    events.next();
    return new YamlMapping(entries, position(start));
  }

  private String twice(String name, Position before, String owner) {
    String word = words.get(owner);
    return word == null
        ? "duplicate key '%s', first at line %s; expected it once".formatted(name, before.line())
        : "%s '%s' is named twice, first at line %s; expected each name once"
            .formatted(word, name, before.line());
  }

  private Position position(Event event) {
    return event
        .getStartMark()
        .map(positions)
        .orElseThrow(() -> new IllegalStateException("the parser gave no position"));
  }

  private static final class BoundException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Position position;

    BoundException(Position position, String message) {
      super(message);
      this.position = position;
    }
  }
}
