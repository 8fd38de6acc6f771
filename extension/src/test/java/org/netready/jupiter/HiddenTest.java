// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.netready.spec.Requirements.requirement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What must not be shown is in no name, no message and no file. */
class HiddenTest {

  @TempDir Path folder;

  private static int port;

  @NetworkRequirements(environment = "site.yaml")
  static class Stores {
    @TestFactory
    Stream<DynamicTest> own(Readiness readiness) {
      return readiness.tests(
          requirement("shut").title("t").from("ci").to("stores").port(port),
          requirement("hand").title("t").from("ci").to("stores").port(port).manual());
    }
  }

  @NetworkRequirements(environment = "simulated")
  static class Hostile {
    @TestFactory
    Stream<DynamicTest> own(Readiness readiness) {
      return readiness.tests(
          requirement("title").title("a\u001b[2Jb\u202ec").from("ci").to("stores").port(443));
    }
  }

  @Test
  void a_host_that_a_reference_stands_for_is_shown_as_the_reference() throws IOException {
    Optional<Map.Entry<String, String>> host =
        System.getenv().entrySet().stream()
            .filter(it -> it.getValue().matches("[a-zA-Z][a-zA-Z0-9]{3,20}"))
            .findFirst();
    assumeTrue(host.isPresent(), "this process has no variable that could be a host");
    String reference = "${env:%s}".formatted(host.get().getKey());
    Files.writeString(
        folder.resolve("site.yaml"),
        """
        roles:
          ci: [{host: ci-1, address: 127.0.0.1}]
          stores: [{host: "%s", address: 127.0.0.1}]
        vantage-points:
          here: {roles: [ci], host: ci-1}
        phase: installed
        proxy: none
        """
            .formatted(reference));
    port = Site.closedPort();
    String id = "shut:ci@ci-1>stores@%s:%s/tcp".formatted(reference, port);

    Kit.Ran ran = Kit.of(Stores.class, folder).run();

    assertThat(ran.tests()).contains("FAILED " + id + " t");
    Throwable thrown = ran.thrown("shut");
    assertThat(thrown.getMessage()).contains("[" + id + "]").contains("to:           " + reference);
    assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo(id);
    assertThat(ran.entries("shut"))
        .first()
        .satisfies(it -> assertThat(it).containsEntry("netready.id", id));
    String secret = host.get().getValue().toLowerCase(Locale.ROOT);
    for (Path file : files()) {
      assertThat(Files.readString(file).toLowerCase(Locale.ROOT))
          .contains(reference.toLowerCase(Locale.ROOT))
          .doesNotContain("@" + secret + ":", "\"" + secret + "\"");
    }
  }

  @Test
  void what_steers_a_terminal_is_not_in_the_name_of_a_test() {
    Kit.Ran ran = Kit.of(Hostile.class, folder).run();

    assertThat(ran.tests())
        .filteredOn(it -> it.contains("title:"))
        .singleElement()
        .asString()
        .contains("a\\u001b[2Jb\\u202ec")
        .doesNotContain("\u001b", "\u202e");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      assertThat(files).hasSizeGreaterThanOrEqualTo(2);
      return files;
    }
  }
}
