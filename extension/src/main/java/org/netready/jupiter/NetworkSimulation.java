// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.netready.simulation.SimulatedNetwork;
import org.netready.simulation.client.NetworkClient;

/**
 * Injects a {@link SimulatedNetwork}, in which all that the packs demand is there and the scenario
 * is in force, so that a test of any client can be rehearsed in it.
 *
 * <pre>{@code
 * @NetworkSimulation(packs = "rancher:k3s")
 * class InstallerTest {
 *   @Test
 *   void the_installer_says_that_the_registry_is_blocked(SimulatedNetwork network) {
 *     network.to("registry-1.docker.io", 443).impair(filtered());
 *     NetworkClient node = network.client("k3s-servers");
 *     ...
 *   }
 * }
 * }</pre>
 *
 * <p>A network that is injected into a test, or into its {@code @BeforeEach}, {@code @AfterEach} or
 * constructor, is that test's own. Each invocation of a parameterized or repeated test has one of
 * its own, and the dynamic tests of a factory share that of the factory. One that is injected into
 * {@code @BeforeAll}, or into the constructor of a class whose instance is shared ({@code
 * PER_CLASS}), is the whole class's: its tests get the same, unless they choose other packs or
 * scenarios. Whatever becomes of the test, the network is closed after it, and nothing of it is
 * left. If the network itself broke meanwhile, the test fails and says so.
 *
 * <p>On a class or a method; what the annotation of a method leaves open, that of the class says,
 * and then that of the class around it. It works as a meta-annotation and is inherited by
 * subclasses. The network is a simulated one whatever {@code netready.environment} says.
 *
 * <p>Limitations: {@code netready.include}, {@code netready.exclude} and {@code netready.dry-run}
 * are of no consequence here. Parallel execution: several networks at once know nothing of each
 * other, so tests with networks of their own may run in parallel, while those that share one see
 * each other's impairments.
 *
 * @see NetworkClient
 * @see NetworkRequirements
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ExtendWith(SimulationExtension.class)
public @interface NetworkSimulation {

  /**
   * The packs whose hosts and services are there: {@code name}, {@code name:profile}, {@code
   * name:*} for all profiles, a file {@code needs.yaml}, or {@code classpath:needs.yaml}. If empty,
   * the property {@code netready.packs} chooses, else all packs are there.
   */
  String[] packs() default {};

  /**
   * What is wrong with the network: names of scenarios, or files. If empty, the property {@code
   * netready.scenario} chooses, else nothing is wrong.
   */
  String[] scenario() default {};
}
