// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.spec.Requirements.requirement;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.netready.spec.RequirementBuilder;

class DuplicateTest {

  @TempDir Path folder;

  private static RequirementBuilder store() {
    return requirement("store").title("t").from("ci").to("stores").port(9000);
  }

  @NetworkRequirements(environment = "simulated")
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class Twice {
    @TestFactory
    Stream<DynamicTest> again(Readiness readiness) {
      return readiness.tests(store());
    }

    @TestFactory
    Stream<DynamicTest> once(Readiness readiness) {
      return readiness.tests(store());
    }

    @Nested
    class Inner {
      @TestFactory
      Stream<DynamicTest> elsewhere(Readiness readiness) {
        return readiness.tests(store());
      }
    }
  }

  @NetworkRequirements(environment = "nowhere.yaml")
  static class TwoCalls {
    @TestFactory
    Stream<DynamicTest> both(Readiness readiness) {
      return Stream.concat(readiness.tests(store()), readiness.tests(store()));
    }
  }

  @Test
  void two_factories_of_a_class_cannot_test_the_same() {
    Kit.Ran ran = Kit.of(Twice.class, folder).run();

    assertThat(ran.tests())
        .containsExactly(
            "SUCCESSFUL store:ci@ci>stores@stores:9000/tcp t (simulated)",
            "FAILED once: the configuration is wrong",
            "SUCCESSFUL store:ci@ci>stores@stores:9000/tcp t (simulated)");
    assertThat(ran.thrown("once"))
        .hasMessage(
            "'store:ci@ci>stores@stores:9000/tcp' is tested twice in this class, by again and by"
                + " once; expected each id once");
  }

  @Test
  void names_of_tests_that_are_of_no_check_differ_too() {
    assertThat(Kit.of(TwoCalls.class, folder).run().tests())
        .containsExactly(
            "FAILED both: the configuration is wrong",
            "FAILED both (2): the configuration is wrong");
  }
}
