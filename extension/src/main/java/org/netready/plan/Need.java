// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A name that packs use, what they say of it, and the requirements that need it. Not safe for use
 * by several threads.
 *
 * @param <T> what a pack says of such a name
 */
final class Need<T> {

  private final Map<String, T> declarations = new LinkedHashMap<>();
  private final Set<String> sourceOf = new LinkedHashSet<>();
  private final Set<String> usedBy = new LinkedHashSet<>();

  void declare(String pack, T declaration) {
    declarations.putIfAbsent(pack, declaration);
  }

  void useAsSource(String requirement) {
    sourceOf.add(requirement);
  }

  void use(String requirement) {
    usedBy.add(requirement);
  }

  boolean isUsed() {
    return !sourceOf.isEmpty() || !usedBy.isEmpty();
  }

  /** Return the requirements that start there. */
  Set<String> sourceOf() {
    return sourceOf;
  }

  /** Return the requirements that use it otherwise: those that go there. */
  Set<String> usedBy() {
    return usedBy;
  }

  /** Return what the first pack says; empty if none says anything. */
  Optional<T> declaration() {
    return declarations.values().stream().findFirst();
  }

  /** Return what the packs say, each thing once, with the pack before it if they differ. */
  Collection<String> said(Function<T, String> words) {
    Set<String> said = new LinkedHashSet<>();
    declarations.values().forEach(declaration -> said.add(words.apply(declaration)));
    if (said.size() < 2) {
      return said;
    }
    return declarations.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + words.apply(entry.getValue()))
        .toList();
  }

  /** Return the first thing that a pack says and that is not empty; else the empty list. */
  List<String> first(Function<T, List<String>> values) {
    return declarations.values().stream()
        .map(values)
        .filter(list -> !list.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
