// SPDX-License-Identifier: Apache-2.0
package org.netready.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.cause;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class NeedsConditionTest {

  @Test
  void what_is_missing_skips_and_says_so() {
    EngineExecutionResults results = run(WithoutSsh.class, "netns");

    results
        .containerEvents()
        .assertThatEvents()
        .haveExactly(1, container(skippedWithReason("ssh: there is no sshd")));
  }

  @Test
  void what_is_missing_and_required_fails() {
    EngineExecutionResults results = run(WithoutSsh.class, "netns, ssh");

    results
        .containerEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            container(
                finishedWithFailure(cause(message("ssh: there is no sshd, and it is required")))));
  }

  @Test
  void what_is_there_runs() {
    EngineExecutionResults results = run(WithDocker.class, "docker");

    results.testEvents().assertStatistics(it -> it.succeeded(1));
  }

  @Test
  void a_misspelt_tag_is_an_error() {
    EngineExecutionResults results = run(WithDocker.class, "dokcer");

    results.containerEvents().assertStatistics(it -> it.failed(1));
  }

  @Test
  void the_environment_variable_counts_without_the_property() {
    var variable = RequiredNeeds.of(Optional.empty(), Optional.of("netns"));
    var property = RequiredNeeds.of(Optional.of("ssh"), Optional.of("netns"));

    assertThat(variable.contain("netns")).isTrue();
    assertThat(property.contain("netns")).isFalse();
    assertThatThrownBy(() -> RequiredNeeds.of(Optional.empty(), Optional.of("netsn")))
        .hasMessage(
            "NETREADY_REQUIRE has the unknown tag 'netsn'; expected some of"
                + " [browser, curl, docker, netns, ssh, toxiproxy]");
  }

  private static EngineExecutionResults run(Class<?> test, String required) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(test))
        .configurationParameter(RequiredNeeds.PROPERTY, required)
        .execute();
  }

  static final class NoSsh implements Need {
    @Override
    public Optional<String> missing() {
      return Optional.of("there is no sshd");
    }
  }

  static final class Docker implements Need {
    @Override
    public Optional<String> missing() {
      return Optional.empty();
    }
  }

  @Needs(tag = "ssh", need = NoSsh.class)
  static class WithoutSsh {
    @Test
    void test() {
      throw new AssertionError("must not run");
    }
  }

  @Tag("docker")
  @Needs(tag = "docker", need = Docker.class)
  static class WithDocker {
    @Test
    void test() {}
  }
}
