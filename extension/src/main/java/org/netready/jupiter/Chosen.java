// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link NetworkRequirements} chooses for a class. What a nested class leaves open, the
 * classes around it choose.
 *
 * @param packs the packs; empty if nothing chooses them
 * @param environment the environment; empty if nothing chooses it
 */
record Chosen(List<String> packs, String environment) {

  /** Make a choice. */
  Chosen {
    packs = List.copyOf(packs);
  }

  /** Return what is chosen for the class of a context. */
  static Chosen by(ExtensionContext context) {
    List<Class<?>> classes = new ArrayList<>(context.getEnclosingTestClasses());
    classes.add(context.getRequiredTestClass());
    Collections.reverse(classes);
    List<NetworkRequirements> annotations =
        classes.stream()
            .map(type -> AnnotationSupport.findAnnotation(type, NetworkRequirements.class))
            .flatMap(Optional::stream)
            .toList();
    return new Chosen(
        first(annotations, it -> Arrays.asList(it.packs())),
        String.join("", first(annotations, Chosen::environment)));
  }

  private static List<String> environment(NetworkRequirements annotation) {
    String text = annotation.environment().strip();
    return text.isEmpty() ? List.of() : List.of(text);
  }

  private static List<String> first(
      List<NetworkRequirements> annotations, Function<NetworkRequirements, List<String>> part) {
    return annotations.stream()
        .map(part)
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
