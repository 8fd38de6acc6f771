// SPDX-License-Identifier: Apache-2.0
import static org.netready.spec.Requirements.requirement;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.netready.jupiter.NetworkRequirements;
import org.netready.jupiter.Readiness;

/** A test class as somebody writes it who tries things out. */
@NetworkRequirements(environment = "simulated")
@SuppressWarnings("DefaultPackage") // this is what it is for
class InNoPackage {

  @TestFactory
  Stream<DynamicTest> own(Readiness readiness) {
    return readiness.tests(requirement("store").title("t").from("ci").to("stores").port(9000));
  }
}
