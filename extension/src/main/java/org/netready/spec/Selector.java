// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netready.yaml.Position;
import org.netready.yaml.Problems;

/** Finds, reads and unites the packs of some choices. */
final class Selector {

  private static final Pattern FORM =
      Pattern.compile("(?<pack>(?:classpath:)?[^:]+|.+\\.ya?ml)(?::(?<profile>[^:/\\\\]+))?");
  private static final String ALL = "*";
  private static final String CLASSPATH = "classpath:";

  private final Map<String, PackFile> catalog;
  private final ClassLoader loader;
  private final Problems problems;
  private final Map<String, Chosen> chosen = new LinkedHashMap<>();
  private final Queue<Runnable> required = new ArrayDeque<>();

  Selector(Map<String, PackFile> catalog, ClassLoader loader, Problems problems) {
    this.catalog = catalog;
    this.loader = loader;
    this.problems = problems;
  }

  /**
   * Choose a pack.
   *
   * @param text the choice
   * @param directory where relative files are
   * @param from where another pack requires it
   */
  void choose(String text, Path directory, Optional<Position> from) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      report(
          from,
          "'%s' is not a pack; expected a form like rancher, rancher:k3s, rancher:* or packs/mine.yaml"
              .formatted(text));
      return;
    }
    String name = form.group("pack");
    Optional<String> profile = Optional.ofNullable(form.group("profile"));
    find(name, directory, from)
        .map(file -> chosen.computeIfAbsent(file.url().toString(), key -> read(file, directory)))
        .ifPresent(it -> it.pack().ifPresent(pack -> addProfiles(it, pack, name, profile, from)));
  }

  /** Return what was chosen, then what that requires. */
  List<PackSelection> selections() {
    while (!required.isEmpty()) {
      required.remove().run();
    }
    List<PackSelection> selections = new ArrayList<>();
    for (Chosen it : chosen.values()) {
      it.pack().ifPresent(pack -> selections.add(new PackSelection(pack, it.profiles())));
    }
    return selections;
  }

  private Chosen read(PackFile file, Path directory) {
    Optional<Pack> pack = file.read(problems);
    pack.ifPresent(it -> it.requires().forEach(text -> require(text, directory, it.position())));
    return new Chosen(pack, new LinkedHashSet<>());
  }

  private void require(String text, Path directory, Position from) {
    required.add(() -> choose(text, directory, Optional.of(from)));
  }

  private Optional<PackFile> find(String name, Path directory, Optional<Position> from) {
    if (!name.matches(".*([/\\\\]|\\.ya?ml$).*")) {
      if (!catalog.containsKey(name)) {
        String or = ", or a file such as packs/%s.yaml".formatted(name);
        report(from, unknown("pack", name, catalog.keySet(), or));
      }
      return Optional.ofNullable(catalog.get(name));
    }
    if (name.startsWith(CLASSPATH)) {
      return findResource(name.substring(CLASSPATH.length()), from);
    }
    try {
      Path file = directory.resolve(name).toAbsolutePath().normalize();
      if (Files.isRegularFile(file)) {
        return Optional.of(PackFile.of(name, file));
      }
      report(from, "there is no file '%s'; expected a pack at %s".formatted(name, file));
    } catch (InvalidPathException e) {
      report(from, "'%s' is not a path; expected the path of a pack".formatted(name));
    }
    return Optional.empty();
  }

  private Optional<PackFile> findResource(String resource, Optional<Position> from) {
    Optional<PackFile> file = PackFile.resource(loader, resource);
    if (file.isEmpty()) {
      report(
          from,
          "there is no resource '%s' on the class path; expected a pack such as src/test/resources/%s"
              .formatted(resource, resource));
    }
    return file;
  }

  private void addProfiles(
      Chosen it, Pack pack, String name, Optional<String> profile, Optional<Position> from) {
    Set<String> known = pack.profiles().keySet();
    if (profile.isEmpty()) {
      if (pack.profileRequired()) {
        report(
            from,
            "pack '%s' needs a profile; expected one of %s"
                .formatted(name, known.stream().map(each -> name + ":" + each).toList()));
      }
      pack.profiles().values().stream()
          .filter(Profile::isDefault)
          .map(Profile::name)
          .forEach(it.profiles()::add);
    } else if (profile.get().equals(ALL)) {
      it.profiles().addAll(known);
    } else if (known.contains(profile.get())) {
      it.profiles().add(profile.get());
    } else if (known.isEmpty()) {
      report(
          from,
          "pack '%s' has no profiles, so no '%s'; expected '%s' alone"
              .formatted(name, profile.get(), name));
    } else {
      String kind = "profile of pack '%s',".formatted(name);
      report(from, unknown(kind, profile.get(), known, ", or * for all"));
    }
  }

  private static String unknown(String kind, String name, Collection<String> known, String or) {
    return "unknown %s '%s'; expected one of %s%s%s"
        .formatted(kind, name, known, or, Spelling.hint(name, known));
  }

  private void report(Optional<Position> from, String text) {
    from.ifPresentOrElse(place -> problems.add(place, text), () -> problems.add(text));
  }

  /** A pack, if it could be read, and its profiles so far. */
  private record Chosen(Optional<Pack> pack, Set<String> profiles) {}
}
