// SPDX-License-Identifier: Apache-2.0
package org.netready.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads one YAML 1.2 document and keeps the place of each value.
 *
 * <p>Bounds hold against hostile files: {@value #MAX_BYTES} bytes, {@value TreeBuilder#MAX_DEPTH}
 * levels, {@value TreeBuilder#MAX_NODES} values; aliases are refused, so that no file can expand.
 */
public final class YamlReader {

  /** The largest file that is read, in bytes. */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  private final String file;
  private final URI source;
  private final Problems problems;
  private final Map<String, String> words;

  /**
   * Make a reader of one file.
   *
   * @param file what messages call the file
   * @param source where it is, for links
   * @param problems receives what is wrong
   */
  public YamlReader(String file, URI source, Problems problems) {
    this(file, source, problems, Map.of());
  }

  /**
   * Make a reader of one file in which some keys hold things by name.
   *
   * @param file what messages call the file
   * @param source where it is, for links
   * @param problems receives what is wrong
   * @param words by key of the outermost mapping, what the entries of its value are called in the
   *     message about one that is there twice: {@code roles}, {@code role}
   */
  public YamlReader(String file, URI source, Problems problems, Map<String, String> words) {
    this.file = file;
    this.source = source;
    this.problems = problems;
    this.words = Map.copyOf(words);
  }

  /**
   * Read the file to its end. The stream is not closed.
   *
   * @return the document; empty if it could not be read, which is then a problem
   * @throws IOException if the stream fails
   */
  public Optional<YamlNode> read(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      problems.add(
          start(), "the file is larger than %s bytes; expected a smaller one".formatted(MAX_BYTES));
      return Optional.empty();
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return parse(text);
    } catch (CharacterCodingException e) {
      problems.add(start(), "the file is not UTF-8; expected a text file in UTF-8");
      return Optional.empty();
    }
  }

  private Optional<YamlNode> parse(String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(MAX_BYTES).build();
    try {
      var events = new ParserImpl(settings, new StreamReader(settings, text));
      return new TreeBuilder(events, this::position, problems, words).document();
    } catch (MarkedYamlEngineException e) {
      String reason = Optional.ofNullable(e.getProblem()).orElse("it cannot be parsed");
      problems.add(
          e.getProblemMark().map(this::position).orElse(start()), "not YAML: %s".formatted(reason));
    } catch (YamlEngineException e) {
      problems.add(start(), "not YAML: %s".formatted(e.getMessage()));
    }
    return Optional.empty();
  }

  private Position position(Mark mark) {
    return new Position(file, source, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private Position start() {
    return new Position(file, source, 1, 1);
  }
}
