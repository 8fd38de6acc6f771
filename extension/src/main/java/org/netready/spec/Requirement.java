// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netready.yaml.Position;

/**
 * One demand of a document.
 *
 * @param id its stable name, unique among all packs of a run
 * @param title what must hold, as a claim
 * @param purpose why; empty if not said
 * @param level how much it is demanded
 * @param profiles the profiles that it belongs to; empty means all
 * @param direction which way the document's table looks
 * @param from the roles where it starts
 * @param sources how many hosts of those roles must pass
 * @param alternatives where it goes; more than one if any of them is enough; empty if it goes
 *     nowhere, as with {@link Expect#VARIABLE_ALLOWED}
 * @param listens when something listens there
 * @param expect what is expected
 * @param rule what a value may be; present for {@link Expect#VARIABLE_ALLOWED} only
 * @param when the condition on which it depends; empty if on none
 * @param inferred what the document does not say
 * @param obsolete why the document's row is out of date; empty if it is not
 * @param tags words to select it by
 * @param citation where the document says it
 * @param position where the pack says it
 */
public record Requirement(
    String id,
    String title,
    String purpose,
    Level level,
    Set<String> profiles,
    Direction direction,
    List<String> from,
    Sources sources,
    List<Alternative> alternatives,
    Listens listens,
    Expect expect,
    Optional<ValueRule> rule,
    Optional<Condition> when,
    Set<Inferred> inferred,
    String obsolete,
    List<String> tags,
    Citation citation,
    Position position) {

  /** Make a requirement. */
  public Requirement {
    profiles = Collections.unmodifiableSet(new LinkedHashSet<>(profiles));
    from = List.copyOf(from);
    alternatives = List.copyOf(alternatives);
    inferred = Collections.unmodifiableSet(new LinkedHashSet<>(inferred));
    tags = List.copyOf(tags);
  }

  /** Return whether it is of a profile that was chosen, or of all. */
  public boolean isIn(Set<String> chosen) {
    return profiles.isEmpty() || profiles.stream().anyMatch(chosen::contains);
  }

  /** Return whether one of several checks is enough. */
  public boolean oneIsEnough() {
    return alternatives.size() > 1 || sources == Sources.ANY;
  }
}
