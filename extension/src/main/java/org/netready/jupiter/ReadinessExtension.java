// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.Optional;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

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
    Optional<NetworkRequirements> annotation =
        AnnotationSupport.findAnnotation(
            testClass, NetworkRequirements.class, context.getEnclosingTestClasses());
    Settings settings = new Settings(context::getConfigurationParameter);
    Session session = Session.of(context, NAMESPACE);
    Readiness readiness =
        new Readiness(new SuiteLoader(testClass, settings, annotation), settings, session);
    context.getStore(NAMESPACE).put(readiness, (AutoCloseable) readiness::close);
    return readiness;
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
