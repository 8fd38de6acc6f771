// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.netready.probe.VantageException;
import org.netready.simulation.SimulatedNetwork;
import org.netready.yaml.Problem;
import org.netready.yaml.SpecException;

/**
 * Injects a {@link SimulatedNetwork}. It is kept, and closed, with whatever it is first injected
 * into: a test, or a class.
 */
final class SimulationExtension implements ParameterResolver, AfterEachCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SimulationExtension.class);

  /** What a constructor gets is of the test, if the instance is. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SimulatedNetwork.class;
  }

  @Override
  @SuppressWarnings("deprecation") // its successor, computeIfAbsent, is of JUnit 6 alone
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ChosenSimulation chosen =
        ChosenSimulation.by(context)
            .orElseThrow(
                () ->
                    new SpecException(
                        List.of(
                            new Problem(
                                Optional.empty(),
                                "no simulation is chosen; expected @NetworkSimulation(packs = ...)"
                                    + " on the test method or its class"))));
    return requireNonNull(
        context
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(chosen, it -> open(it, context), SimulatedNetwork.class));
  }

  /** A test is worth nothing whose network broke, whatever it expects. */
  @Override
  public void afterEach(ExtensionContext context) {
    Optional<SimulatedNetwork> injected =
        ChosenSimulation.by(context)
            .map(it -> context.getStore(NAMESPACE).get(it, SimulatedNetwork.class));
    try {
      if (injected.isPresent()) {
        injected.get().requireSound();
      }
    } catch (VantageException e) {
      throw new IllegalStateException(
          "what the test saw was not the simulated network: " + e.getMessage(), e);
    }
  }

  private static SimulatedNetwork open(ChosenSimulation chosen, ExtensionContext context) {
    Settings settings = new Settings(context::getConfigurationParameter);
    try {
      return new SimulationLoader(context.getRequiredTestClass(), settings, chosen).open();
    } catch (VantageException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
