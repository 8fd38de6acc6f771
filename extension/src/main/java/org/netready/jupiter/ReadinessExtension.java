// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Injects {@link Readiness}, and publishes what each dynamic test found out. */
final class ReadinessExtension implements ParameterResolver, InvocationInterceptor {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ReadinessExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Readiness.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> testClass = context.getRequiredTestClass();
    Settings settings = new Settings(context::getConfigurationParameter);
    MethodRuns runs =
        new MethodRuns(
            new SuiteLoader(testClass, settings, Chosen.by(context)),
            settings,
            Session.of(context, NAMESPACE),
            claimedIds(context),
            context.getTestMethod().map(Method::getName).orElse("class"));
    context.getStore(NAMESPACE).put(runs, runs);
    return new Readiness(runs);
  }

  /** Return the ids of the class; those of an enclosing class are none of its own. */
  @SuppressWarnings("deprecation") // its successor, computeIfAbsent, is of JUnit 6 alone
  private static ClaimedIds claimedIds(ExtensionContext context) {
    ExtensionContext ofClass = context;
    while (ofClass.getTestMethod().isPresent()) {
      ofClass = ofClass.getParent().orElseThrow();
    }
    return requireNonNull(
        ofClass
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                context.getRequiredTestClass(), type -> new ClaimedIds(), ClaimedIds.class));
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
      throws Throwable {
    try {
      invocation.proceed();
    } finally {
      if (test.getExecutable() instanceof ReportedTest reported) {
        context.publishReportEntry(reported.entries());
      }
    }
  }
}
