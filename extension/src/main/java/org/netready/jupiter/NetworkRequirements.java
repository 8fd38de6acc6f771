// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Names the requirements that a test class checks, and the site that it checks them against.
 *
 * <pre>{@code
 * @NetworkRequirements(packs = "rancher:k3s", environment = "prod.yaml")
 * class RancherReadinessTest implements NetworkReadiness {}
 * }</pre>
 *
 * <p>It works as a meta-annotation and is inherited by subclasses. What the annotation of a nested
 * class leaves open, that of the class around it says.
 *
 * <p>Limitations: {@code @BeforeEach} and {@code TestWatcher} do not see dynamic tests, {@code
 * -Dtest=Class#method} cannot name one of them (use {@code netready.include}), two factories of a
 * class cannot test the same check, and tags of single requirements are not JUnit tags. A
 * class-level {@code @DisplayName} replaces the class name in Surefire's files. Parallel execution:
 * probes run concurrently whatever JUnit's mode is, so nothing is gained by a concurrent mode, and
 * nothing breaks.
 *
 * @see NetworkReadiness
 * @see Readiness
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@ExtendWith({ReadinessExtension.class, SimulationExtension.class})
public @interface NetworkRequirements {

  /**
   * The packs: {@code name}, {@code name:profile}, {@code name:*} for all profiles, a file {@code
   * needs.yaml}, or {@code classpath:needs.yaml}. If empty, the property {@code netready.packs}
   * chooses, else the environment's {@code packs}.
   */
  String[] packs() default {};

  /**
   * The environment: a file, or {@code simulated}. The property {@code netready.environment} goes
   * before it. There is no default: without both it is an error.
   */
  String environment() default "";
}
