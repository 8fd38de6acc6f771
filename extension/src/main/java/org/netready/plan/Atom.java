// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netready.endpoint.Transport;
import org.netready.spec.Alternative;
import org.netready.spec.Answers;
import org.netready.spec.Requirement;
import org.netready.spec.Service;
import org.netready.spec.Target;
import org.netready.spec.Template;
import org.netready.spec.Trust;

/**
 * One source role, one destination and one port of a requirement, as far as they are stated.
 *
 * @param fromRole the source role; empty if none is stated
 * @param alternative the alternative that it is of
 * @param target the destination; empty if none is stated
 * @param port the port; empty if none is stated
 */
record Atom(
    String fromRole, Alternative alternative, Optional<Target> target, Optional<Template> port) {

  private static final Alternative NOWHERE =
      new Alternative(List.of(), List.of(), Service.NONE, Trust.PUBLIC, Answers.UNSAID);

  /**
   * Return the atoms of a requirement, at least one. Those of one list differ in their source
   * alone.
   */
  static List<List<Atom>> of(Requirement requirement) {
    List<List<Atom>> atoms = new ArrayList<>();
    for (Alternative alternative : orIfNone(requirement.alternatives(), NOWHERE)) {
      for (Optional<Target> target : stated(alternative.to())) {
        for (Optional<Template> port : stated(alternative.ports())) {
          atoms.add(
              orIfNone(requirement.from(), "").stream()
                  .map(role -> new Atom(role, alternative, target, port))
                  .toList());
        }
      }
    }
    return atoms;
  }

  /** Return the atoms of a requirement; those of one list differ in their ports alone. */
  static Collection<List<Atom>> byTarget(Requirement requirement) {
    return of(requirement).stream()
        .flatMap(List::stream)
        .collect(
            Collectors.groupingBy(
                atom -> List.of(atom.fromRole(), atom.alternative(), atom.target()),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }

  /** Return the gap that this atom leaves. */
  Gap gap(SelectedRequirement selected, String profile, Missing missing) {
    boolean isRole = target.filter(Target.RoleTarget.class::isInstance).isPresent();
    String text = target.map(Target::text).orElse("");
    return new Gap(
        selected.requirement(),
        selected.pack().name(),
        profile,
        fromRole,
        isRole ? text : "",
        isRole ? "" : text,
        transport(),
        port.map(Template::text).orElse(""),
        missing.reason(),
        missing.detail());
  }

  private Optional<Transport> transport() {
    return port.map(template -> template.text().toLowerCase(Locale.ROOT))
        .flatMap(
            text ->
                List.of(Transport.values()).stream()
                    .filter(transport -> text.endsWith("/" + transport.keyword()))
                    .findFirst());
  }

  private static <T> List<T> orIfNone(List<T> list, T otherwise) {
    return list.isEmpty() ? List.of(otherwise) : list;
  }

  private static <T> List<Optional<T>> stated(List<T> list) {
    return list.isEmpty() ? List.of(Optional.empty()) : list.stream().map(Optional::of).toList();
  }
}
