// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.List;
import java.util.regex.Pattern;
import org.netready.yaml.Position;
import org.netready.yaml.Problems;

/** Finds what makes no sense in a pack whose structure is right. */
final class PackLint {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final Pattern REQUIRED = Pattern.compile("[a-z0-9][a-z0-9-]*(:[a-z0-9*-]+)?");

  private final Pack pack;
  private final Places places;
  private final Problems problems;

  PackLint(Pack pack, Places places, Problems problems) {
    this.pack = pack;
    this.places = places;
    this.problems = problems;
  }

  void run() {
    checkName(pack.name(), "a pack's name", places.of("pack", pack.name()));
    checkRequires();
    new DeclarationLint(pack, places, problems).run();
    new VariableLint(pack, places, problems).run();
    new WildcardLint(pack, places, problems).run();
    for (Requirement requirement : pack.requirements()) {
      new RequirementLint(pack, requirement, places, problems).run();
      new EndpointLint(pack, requirement, places, problems).run();
    }
    new UnusedLint(pack, places, problems).run();
    new RepetitionLint(pack, places, problems).run();
    new ContradictionLint(pack, problems).run();
  }

  private void checkRequires() {
    for (String required : pack.requires()) {
      if (!REQUIRED.matcher(required).matches()) {
        problems.add(
            places.of("requires", required),
            "'%s' is not a pack; expected a form like rancher or rancher:k3s".formatted(required));
      }
    }
  }

  private void checkName(String name, String what, Position place) {
    if (!name.isEmpty() && !isName(name)) {
      problems.add(place, notAName(name, what));
    }
  }

  /** Return whether a text can be a name of something. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Return the message for a text that is no name. */
  static String notAName(String text, String what) {
    return "'%s' is not %s; expected small letters, digits and hyphens".formatted(text, what);
  }

  /** Return a place as another place refers to it: the line alone if it is the same file. */
  static String seenFrom(Position here, Position there) {
    return here.file().equals(there.file()) ? "line " + there.line() : there.toString();
  }

  /** Return texts that are there more than once, each once. */
  static List<String> repeated(List<String> texts) {
    return texts.stream()
        .distinct()
        .filter(text -> texts.indexOf(text) != texts.lastIndexOf(text))
        .toList();
  }
}
