// SPDX-License-Identifier: Apache-2.0
package org.netready.needs;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Skips tests whose needs are not there, or fails them if these are required. */
final class NeedsCondition implements ExecutionCondition {

  /** What was found missing: a machine does not change while its tests run. */
  private static final Map<Class<? extends Need>, Optional<String>> MISSING =
      new ConcurrentHashMap<>();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context
        .getElement()
        .flatMap(element -> AnnotationSupport.findAnnotation(element, Needs.class))
        .map(needs -> evaluate(needs, required(context)))
        .orElseGet(() -> enabled("needs nothing"));
  }

  private static ConditionEvaluationResult evaluate(Needs needs, RequiredNeeds required) {
    Optional<String> missing =
        MISSING.computeIfAbsent(
            needs.need(), need -> ReflectionSupport.newInstance(need).missing());
    if (missing.isEmpty()) {
      return enabled(needs.tag() + " is there");
    }
    String reason = "%s: %s".formatted(needs.tag(), missing.get());
    if (required.contain(needs.tag())) {
      throw new IllegalStateException(reason + ", and it is required");
    }
    return disabled(reason);
  }

  private static RequiredNeeds required(ExtensionContext context) {
    return RequiredNeeds.of(
        context.getConfigurationParameter(RequiredNeeds.PROPERTY),
        Optional.ofNullable(System.getenv(RequiredNeeds.VARIABLE)));
  }
}
