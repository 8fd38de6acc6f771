// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Packs that demand what must not be, and what is met in one of several ways, on real loopback. */
class NegativesTest {

  private static final String HEAD =
      """
      pack: own
      title: Our own
      documents:
        handbook: {title: Handbook, version: "1", url: "https://handbook.example.com", retrieved: 2026-11-20}
      roles:
        ci: {description: Builders, example: [ci-1]}
      """;

  private static final String STORES =
      """
        stores: {description: Stores, example: [store-1]}
      """;

  @TempDir Path folder;

  @NetworkRequirements(environment = "site.yaml", packs = "own.yaml")
  static class Suite implements NetworkReadiness {}

  private int closed;

  @BeforeEach
  void findPort() {
    closed = Site.closedPort();
  }

  @Test
  void what_must_be_free_is_bound_and_who_holds_it_is_named() throws IOException {
    oneHost();
    try (ServerSocket held = new ServerSocket(0)) {
      write(
          requirement("free", "must-be-free", "[self]", "[ci]", closed + "/tcp"),
          requirement("held", "must-be-free", "[self]", "[ci]", held.getLocalPort() + "/tcp"));

      Kit.Ran ran = Kit.of(Suite.class, folder).run();

      assertThat(ran.tests())
          .containsExactly(
              "SUCCESSFUL free:self@ci-1>ci@ci-1:" + closed + "/tcp t",
              "FAILED held:self@ci-1>ci@ci-1:" + held.getLocalPort() + "/tcp t");
      assertThat(ran.thrown("held").getMessage())
          .contains("expected:     FREE: the port can be bound")
          .contains("but was:      in use")
          .contains(
              "fix:          free %s/tcp on ci-1: stop or move what holds it"
                  .formatted(held.getLocalPort()));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void what_listens_beside_the_allowed_is_named_and_can_be_allowed() throws IOException {
    try (var listening = new ServerSocket(0)) {
      assertThat(listening.isBound()).isTrue();
      write(requirement("only", "only-listening", "[self]", "[ci]", "1/tcp"));

      oneHost();
      Kit.Ran shut = Kit.of(Suite.class, folder).run();
      oneHost("allowed-listeners: [1-65535/tcp, 1-65535/udp]");
      Kit.Ran open = Kit.of(Suite.class, folder).run();

      assertThat(shut.tests().get(0)).isEqualTo("FAILED only:self@ci-1>ci@ci-1:1-65535/tcp t");
      assertThat(shut.thrown("only:self@ci-1>ci@ci-1:1-65535/tcp").getMessage())
          .contains("expected:     ONLY_LISTENING: nothing listens beyond loopback but 1/tcp")
          .contains("not allowed listen");
      assertThat(open.tests())
          .containsExactly(
              "SUCCESSFUL only:self@ci-1>ci@ci-1:1-65535/tcp t",
              "SUCCESSFUL only:self@ci-1>ci@ci-1:1-65535/udp t");
    }
  }

  @Test
  void a_block_needs_a_control_and_says_how_to_give_one() throws IOException {
    Site.write(folder, "fail-on: [fail]");
    try (Site.Server server = Site.Server.start()) {
      write(requirement("shut", "blocked", "[ci]", "[stores]", closed + "/tcp"));
      Kit.Ran alone = Kit.of(Suite.class, folder).run();
      write(
          requirement("shut", "blocked", "[ci]", "[stores]", closed + "/tcp"),
          requirement("open", "reachable", "[ci]", "[stores]", server.port() + "/tcp"));
      Kit.Ran controlled = Kit.of(Suite.class, folder).run();

      assertThat(alone.thrown("shut").getMessage())
          .startsWith("INCONCLUSIVE: ")
          .contains(
              "fix:          add a requirement from: [ci], to: [stores] on a port known to be open");
      assertThat(controlled.tests()).allMatch(it -> it.startsWith("SUCCESSFUL"), "all pass");
    }
  }

  @Test
  void the_control_of_a_vantage_point_shows_nothing_of_the_host() throws IOException {
    try (Site.Server server = Site.Server.start()) {
      Site.write(folder, "fail-on: [fail]");
      Path site = folder.resolve("site.yaml");
      Files.writeString(
          site,
          Files.readString(site)
              .replace("host: ci-1}", "host: ci-1, control: \"127.0.0.2:%s\"}".formatted(closed))
              .replace("store-1, address: 127.0.0.1", "store-1, address: 127.0.0.3"));
      write(requirement("shut", "blocked", "[ci]", "[stores]", closed + "/tcp"));

      Kit.Ran ran = Kit.of(Suite.class, folder).run();

      assertThat(ran.thrown("shut").getMessage())
          .startsWith("INCONCLUSIVE: ")
          .contains("a dead host or path looks the same")
          .doesNotContain("127.0.0.2");
      assertThat(server.port()).isPositive();
    }
  }

  /** A laptop that was called ci-1 made a site READY at which nothing had run. */
  @Test
  void nothing_is_asked_in_the_name_of_another_machine() throws IOException {
    Path site = Site.write(folder, "fail-on: [fail]");
    Files.writeString(
        site,
        Files.readString(site).replace("ci-1, address: 127.0.0.1", "ci-1, address: 192.0.2.9"));
    try (Site.Server server = Site.Server.start()) {
      write(requirement("open", "reachable", "[ci]", "[stores]", server.port() + "/tcp"));

      Kit.Ran ran = Kit.of(Suite.class, folder).run();

      assertThat(ran.tests().get(0)).startsWith("FAILED open:");
      assertThat(ran.thrown("open").getMessage())
          .contains(
              "vantage point 'here' is said to be ci-1 (192.0.2.9), and this machine has none")
          .contains(
              "fix:          run the tests on ci-1, or correct its address, or the 'host' of vantage"
                  + " point 'here', in the environment");
      assertThat(server.visitors()).isZero();
    }
  }

  @Test
  void one_of_several_ways_is_one_test_and_the_one_that_passed_is_named() throws IOException {
    Site.write(folder, "fail-on: [fail]");
    try (Site.Server server = Site.Server.start()) {
      Files.writeString(
          folder.resolve("own.yaml"),
          HEAD
              + STORES
              + """
              requirements:
                - id: either
                  title: t
                  direction: outbound
                  from: [ci]
                  oneOf:
                    - {to: [stores], ports: [%s/tcp]}
                    - {to: [stores], ports: [%s/tcp]}
                  cite: {section: s, row: "1"}
              """
                  .formatted(closed, server.port()));

      Kit.Ran ran = Kit.of(Suite.class, folder).run();

      assertThat(ran.tests()).containsExactly("SUCCESSFUL either:any t");
      assertThat(ran.entries("either:any"))
          .anySatisfy(
              entries ->
                  assertThat(entries)
                      .containsEntry(
                          "netready.met-by",
                          "either:ci@ci-1>stores@store-1:%s/tcp".formatted(server.port())));
      assertThat(results(folder)).contains("this alternative of 2 met the requirement");
    }
  }

  @Test
  void all_of_a_range_and_of_a_prefix_is_counted() throws IOException {
    Site.write(folder, "limits: {ranges: all, per-host: off}");
    write(
        requirement("range", "reachable", "[ci]", "[stores]", "1-300/tcp"),
        requirement("prefix", "reachable", "[ci]", "[\"127.9.0.0/28\"]", closed + "/tcp"));

    Kit.Ran ran = Kit.of(Suite.class, folder).run();

    assertThat(ran.thrown("range").getMessage()).contains("at all 300 ports");
    assertThat(ran.thrown("prefix").getMessage())
        .contains("at all 14 addresses")
        .contains("note:         all 14 addresses of 127.9.0.0/28 asked");
  }

  /** Write a site that is the host of the vantage point alone. */
  private void oneHost(String... lines) throws IOException {
    Path site = Site.write(folder, lines);
    Files.writeString(site, Files.readString(site).replaceAll("(?m)^  stores:.*\n", ""));
  }

  private void write(String... requirements) throws IOException {
    String all = String.join("", requirements);
    Files.writeString(
        folder.resolve("own.yaml"),
        HEAD + (all.contains("[stores]") ? STORES : "") + "requirements:\n" + all);
  }

  private static String requirement(
      String id, String expect, String from, String to, String ports) {
    return """
          - id: %s
            title: t
            direction: local
            from: %s
            to: %s
            ports: [%s]
            expect: %s
            cite: {section: s, row: "1"}
        """
        .formatted(id, from, to, ports, expect);
  }

  private static String results(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      List<Path> results =
          files.filter(it -> it.getFileName().toString().startsWith("results-")).toList();
      StringBuilder text = new StringBuilder();
      for (Path file : results) {
        text.append(Files.readString(file));
      }
      return text.toString();
    }
  }
}
