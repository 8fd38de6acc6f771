// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.netready.yaml.Position;
import org.netready.yaml.Problem;
import org.netready.yaml.Problems;
import org.netready.yaml.YamlMapping;
import org.netready.yaml.YamlNode;
import org.netready.yaml.YamlReader;

/**
 * Reads a pack from a YAML file and checks that it makes sense. Every mistake of the file is
 * reported, by line. Not safe for use by several threads.
 *
 * <p>Other packs that it requires are not looked for: see {@link PackCatalog}.
 */
public final class PackReader {

  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(
          problem -> problem.position().orElseThrow(),
          Comparator.comparingInt(Position::line).thenComparingInt(Position::column));

  private final Problems problems;

  /** Make a reader that reports what is wrong to {@code problems}. */
  public PackReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Read one pack. The stream is not closed.
   *
   * @param file what messages call the file; its last part without the ending is the pack's name
   * @param source where it is, for links
   * @param stream the file
   * @return the pack; empty if there was a problem
   * @throws IOException if the stream fails
   */
  public Optional<Pack> read(String file, URI source, InputStream stream) throws IOException {
    Problems found = new Problems();
    Optional<YamlNode> root = new YamlReader(file, source, found).read(stream);
    Optional<Pack> pack = root.flatMap(node -> pack(node, found));
    List<Problem> sorted = found.all().stream().sorted(BY_PLACE).toList();
    problems.addAll(sorted);
    return sorted.isEmpty() ? pack : Optional.empty();
  }

  private static Optional<Pack> pack(YamlNode root, Problems found) {
    if (!(root instanceof YamlMapping mapping)) {
      found.add(root.position(), "%s; expected the mapping of a pack".formatted(root.kind()));
      return Optional.empty();
    }
    Pack pack = new StructureReader(found).read(mapping);
    new PackLint(pack, new YamlPlaces(mapping), found).run();
    return Optional.of(pack);
  }
}
