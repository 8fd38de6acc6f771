// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link NetworkSimulation} chooses for a test, or for a class. What the annotation of a
 * method leaves open, that of its class says, and then those of the classes around it.
 *
 * @param packs the packs; empty if nothing chooses them
 * @param scenarios the scenarios; empty if nothing chooses them
 */
record ChosenSimulation(List<String> packs, List<String> scenarios) {

  /** Make a choice. */
  ChosenSimulation {
    packs = List.copyOf(packs);
    scenarios = List.copyOf(scenarios);
  }

  /** Return what is chosen for a context; empty if there is no annotation. */
  static Optional<ChosenSimulation> by(ExtensionContext context) {
    List<AnnotatedElement> elements = new ArrayList<>(context.getEnclosingTestClasses());
    elements.add(context.getRequiredTestClass());
    context.getTestMethod().ifPresent(elements::add);
    Collections.reverse(elements);
    List<NetworkSimulation> annotations =
        elements.stream()
            .map(it -> AnnotationSupport.findAnnotation(it, NetworkSimulation.class))
            .flatMap(Optional::stream)
            .toList();
    return annotations.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ChosenSimulation(
                first(annotations, NetworkSimulation::packs),
                first(annotations, NetworkSimulation::scenario)));
  }

  private static List<String> first(
      List<NetworkSimulation> annotations, Function<NetworkSimulation, String[]> part) {
    return annotations.stream()
        .map(part)
        .filter(words -> words.length > 0)
        .findFirst()
        .map(Arrays::asList)
        .orElse(List.of());
  }
}
