// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.netready.yaml.Position;
import org.netready.yaml.Problem;
import org.netready.yaml.Problems;
import org.netready.yaml.SpecException;

/**
 * The packs on a class path, and packs in files beside them.
 *
 * <p>A pack is found if a resource {@value #INDEX} lists its name; it is the resource {@code
 * org/netready/packs/NAME.yaml}. If several indexes list a name, the first on the class path
 * counts. Safe for use by several threads.
 */
public final class PackCatalog {

  static final String FOLDER = "org/netready/packs/";
  static final String INDEX = FOLDER + "index.txt";

  private final ClassLoader loader;
  private final Map<String, PackFile> files;

  private PackCatalog(ClassLoader loader, Map<String, PackFile> files) {
    this.loader = loader;
    this.files = Collections.unmodifiableMap(files);
  }

  /**
   * Find the packs that a class loader sees.
   *
   * @throws SpecException if an index cannot be read, or lists a pack that is not there
   */
  public static PackCatalog of(ClassLoader loader) {
    Problems problems = new Problems();
    Map<String, PackFile> files = new LinkedHashMap<>();
    try {
      for (URL index : Collections.list(loader.getResources(INDEX))) {
        for (String name : lines(index)) {
          Optional<PackFile> file = PackFile.named(loader, name);
          file.ifPresent(it -> files.putIfAbsent(name, it));
          if (file.isEmpty()) {
            problems.add(
                "%s lists the pack '%s'; expected a resource %s%s.yaml"
                    .formatted(index, name, FOLDER, name));
          }
        }
      }
    } catch (IOException e) {
      problems.add("the indexes of packs cannot be read: %s".formatted(e));
    }
    problems.throwIfAny();
    return new PackCatalog(loader, files);
  }

  /** Return the names of the packs on the class path, in the order of the indexes. */
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  /**
   * Read the packs that somebody chose, and those that they require.
   *
   * <p>A choice is {@code rancher}, {@code rancher:k3s} for one profile, {@code rancher:*} for all,
   * or the same with a file in place of the name: {@code packs/my-needs.yaml:ci}, or with a
   * resource of the class path: {@code classpath:my-needs.yaml}. A pack without a profile means its
   * default profiles. Choices of one pack are united.
   *
   * @param selections the choices
   * @param baseDirectory where relative files are
   * @return the packs in the order of the choices, then those that they require
   * @throws SpecException if nothing is chosen, a pack or profile is not there, a profile is
   *     needed, a file is wrong, packs require each other in a circle, or two requirements have one
   *     id; with all of these problems
   */
  public List<PackSelection> select(List<String> selections, Path baseDirectory) {
    return select(selections, baseDirectory, unused -> Optional.empty());
  }

  /**
   * Choose packs by name where a file chooses them; see {@link #select(List, Path)}.
   *
   * @param places where each choice is made; empty if that is in no file
   */
  public List<PackSelection> select(
      List<String> selections, Path baseDirectory, Function<String, Optional<Position>> places) {
    Problems problems = new Problems();
    if (selections.isEmpty()) {
      problems.add("no pack is chosen; expected some of %s, or a file".formatted(names()));
    }
    Selector selector = new Selector(files, loader, problems);
    selections.forEach(text -> selector.choose(text, baseDirectory, places.apply(text)));
    List<PackSelection> selected = selector.selections();
    if (problems.isEmpty()) {
      new SelectionLint(selected, problems).run();
    }
    if (!problems.isEmpty()) {
      List<Problem> distinct = problems.all().stream().distinct().toList();
      throw new SpecException(distinct);
    }
    return selected;
  }

  private static List<String> lines(URL index) throws IOException {
    try (var reader =
        new BufferedReader(new InputStreamReader(index.openStream(), StandardCharsets.UTF_8))) {
      return reader.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
  }
}
