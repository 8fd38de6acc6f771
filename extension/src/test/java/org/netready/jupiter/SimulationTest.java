// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.simulation.Impairments.latency;
import static org.netready.simulation.Impairments.refused;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netready.simulation.SimulatedNetwork;
import org.netready.simulation.toxiproxy.EmbeddedToxiproxy;

/** Networks that are injected into tests. */
class SimulationTest {

  private static final String PACK =
      """
      pack: needs
      title: What our build needs
      documents:
        handbook: {title: "Handbook", version: "7", url: "https://h.example.com/", retrieved: 2026-11-20}
      roles:
        ci: {description: Machines that run our builds, example: [ci-1]}
      requirements:
        - id: artifacts
          title: builds reach the artifact store
          level: must
          direction: outbound
          from: [ci]
          to: [artifacts.example.com]
          ports: [443/tcp]
          service: https
          trust: public
          listens: always
          expect: reachable
          cite: {section: Artifacts, row: "1"}
      """;

  private static final Queue<SimulatedNetwork> SEEN = new ConcurrentLinkedQueue<>();
  private static final CyclicBarrier MEETING = new CyclicBarrier(2);

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    SEEN.clear();
    Files.writeString(folder.resolve("needs.yaml"), PACK);
  }

  @NetworkSimulation(packs = "needs.yaml")
  static class Own {

    @BeforeEach
    void before(SimulatedNetwork network) {
      SEEN.add(network);
    }

    @Test
    void one(SimulatedNetwork network, SimulatedNetwork same) throws IOException {
      assertThat(network).isSameAs(same);
      dial(network);
      SEEN.add(network);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void two(int number, SimulatedNetwork network) {
      SEEN.add(network);
    }

    @AfterEach
    void after(SimulatedNetwork network) throws IOException {
      dial(network);
      SEEN.add(network);
    }
  }

  @Test
  void each_test_has_a_network_of_its_own_that_ends_with_it() {
    Kit.Ran ran = Kit.of(Own.class, folder).run();

    assertThat(ran.tests()).hasSize(3).allMatch(it -> it.startsWith("SUCCESSFUL"));
    assertThat(SEEN).hasSize(9);
    assertThat(SEEN.stream().distinct()).hasSize(3).allMatch(SimulationTest::isClosed);
  }

  @NetworkSimulation(packs = "needs.yaml")
  static class OfConstructor {

    OfConstructor(SimulatedNetwork network) {
      SEEN.add(network);
    }

    @Test
    void one(SimulatedNetwork network) {
      SEEN.add(network);
    }

    @Test
    void two() {}
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OfSharedConstructor extends OfConstructor {
    OfSharedConstructor(SimulatedNetwork network) {
      super(network);
    }
  }

  @Test
  void what_a_constructor_gets_is_of_its_instance() {
    assertThat(Kit.of(OfConstructor.class, folder).run().tests()).hasSize(2);
    assertThat(SEEN).hasSize(3);
    assertThat(SEEN.stream().distinct()).hasSize(2);
    SEEN.clear();

    assertThat(Kit.of(OfSharedConstructor.class, folder).run().tests()).hasSize(2);
    assertThat(SEEN).hasSize(2);
    assertThat(SEEN.stream().distinct()).hasSize(1).allMatch(SimulationTest::isClosed);
  }

  @NetworkSimulation(packs = "needs.yaml")
  static class Shared {

    @BeforeAll
    static void before(SimulatedNetwork network) {
      SEEN.add(network);
    }

    @Test
    void one(SimulatedNetwork network) throws IOException {
      dial(network);
      SEEN.add(network);
    }

    @Nested
    class Inner {
      @Test
      void two(SimulatedNetwork network) throws IOException {
        dial(network);
        SEEN.add(network);
      }

      @Test
      @NetworkSimulation(scenario = "firewall-default-deny")
      void other(SimulatedNetwork network) {
        assertThat(network).isNotSameAs(SEEN.peek());
      }
    }
  }

  @Test
  void what_before_all_gets_is_of_the_class() {
    Kit.Ran ran = Kit.of(Shared.class, folder).run();

    assertThat(ran.tests()).hasSize(3).allMatch(it -> it.startsWith("SUCCESSFUL"));
    assertThat(SEEN).hasSize(3);
    assertThat(SEEN.stream().distinct()).hasSize(1).allMatch(SimulationTest::isClosed);
  }

  @NetworkSimulation(packs = "needs.yaml")
  static class Factory {
    @TestFactory
    Stream<DynamicTest> all(SimulatedNetwork network) {
      SEEN.add(network);
      return Stream.of("a", "b").map(it -> DynamicTest.dynamicTest(it, () -> dial(network)));
    }
  }

  @Test
  void dynamic_tests_share_the_network_of_their_factory() {
    Kit.Ran ran = Kit.of(Factory.class, folder).run();

    assertThat(ran.tests()).containsExactly("SUCCESSFUL a", "SUCCESSFUL b");
    assertThat(SEEN).hasSize(1).allMatch(SimulationTest::isClosed);
  }

  @NetworkSimulation(packs = "needs.yaml")
  static class Failing {
    @Test
    void fails(SimulatedNetwork network) throws IOException {
      SEEN.add(network);
      dial(network);
      network.client().caFile();
      network.client().proxyAddress();
      throw new AssertionError("on purpose");
    }
  }

  @Test
  void nothing_is_left_of_a_test_that_fails() throws IOException {
    List<Path> files = authorities();
    Set<Thread> threads = Thread.getAllStackTraces().keySet();

    Kit.Ran ran = Kit.of(Failing.class, folder).run();

    assertThat(ran.thrown("")).hasMessage("on purpose");
    assertThat(SEEN).hasSize(1).allMatch(SimulationTest::isClosed);
    assertThat(authorities()).isEqualTo(files);
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(it -> !threads.contains(it))
        .extracting(Thread::getName)
        .noneMatch(it -> it.startsWith("netready-simulation-"));
  }

  @NetworkSimulation(packs = "needs.yaml")
  @Execution(ExecutionMode.CONCURRENT)
  static class Parallel {

    @Test
    void impairs(SimulatedNetwork network) throws Exception {
      network.to("artifacts.example.com", 443).impair(refused());
      MEETING.await(30, TimeUnit.SECONDS);
      assertThat(isRefused(network)).isTrue();
      MEETING.await(30, TimeUnit.SECONDS);
    }

    @Test
    void does_not(SimulatedNetwork network) throws Exception {
      MEETING.await(30, TimeUnit.SECONDS);
      dial(network);
      MEETING.await(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void tests_in_parallel_do_not_see_each_other_s_impairments() {
    Kit.Ran ran =
        Kit.of(Parallel.class, folder)
            .withJupiter("execution.parallel.enabled", true)
            .withJupiter("execution.parallel.config.strategy", "fixed")
            .withJupiter("execution.parallel.config.fixed.parallelism", 2)
            .run();

    assertThat(ran.tests()).hasSize(2).allMatch(it -> it.startsWith("SUCCESSFUL"));
  }

  @NetworkSimulation(packs = "needs.yaml", scenario = "split-horizon-dns")
  static class Scenarios {

    @Test
    void of_class(SimulatedNetwork network) throws IOException {
      assertThat(network.client().dns().lookup("artifacts.example.com"))
          .extracting(it -> it.getHostAddress())
          .containsExactly("10.255.255.1");
    }

    @Test
    @NetworkSimulation(scenario = {"own.yaml"})
    void of_method(SimulatedNetwork network) throws IOException {
      assertThat(isRefused(network)).isTrue();
    }
  }

  @Test
  void the_annotation_chooses_before_the_property_and_a_method_before_its_class()
      throws IOException {
    Files.writeString(
        folder.resolve("own.yaml"),
        """
        title: the artifact store is down
        impairments:
          - to: {host: artifacts.example.com, port: 443}
            impair: refused
        """);

    Kit.Ran ran =
        Kit.of(Scenarios.class, folder)
            .with("scenario", "firewall-default-deny")
            .with("environment", "prod.yaml")
            .run();

    assertThat(ran.tests()).hasSize(2).allMatch(it -> it.startsWith("SUCCESSFUL"));
  }

  @Retention(RetentionPolicy.RUNTIME)
  @NetworkSimulation
  @interface Anything {}

  @Anything
  abstract static class Base {}

  static class FromProperties extends Base {
    @Test
    void test(SimulatedNetwork network) throws IOException {
      assertThat(isRefused(network)).isTrue();
    }
  }

  @Test
  void what_the_annotation_leaves_open_the_properties_choose() throws IOException {
    Files.writeString(
        folder.resolve("own.yaml"),
        """
        title: the artifact store is down
        impairments: [{to: {host: artifacts.example.com}, impair: refused}]
        """);

    Kit.Ran ran =
        Kit.of(FromProperties.class, folder)
            .with("packs", "needs.yaml")
            .with("scenario", "own.yaml")
            .run();

    assertThat(ran.tests()).containsExactly("SUCCESSFUL test(SimulatedNetwork)");
  }

  @NetworkSimulation(packs = "needs.yaml", scenario = "proxy-with-credentials")
  static class Proxied {
    @Test
    void test(SimulatedNetwork network) throws IOException {
      for (String host : List.of("artifacts.example.com", "of-no-pack.example.org")) {
        try (Socket proxy = new Socket()) {
          proxy.connect(network.client("ci").proxyAddress());
          proxy
              .getOutputStream()
              .write("CONNECT %s:443 HTTP/1.1\r\n\r\n".formatted(host).getBytes(UTF_8));
          assertThat(new String(proxy.getInputStream().readNBytes(12), UTF_8))
              .isEqualTo("HTTP/1.1 407");
        }
      }
    }
  }

  @Test
  void clients_use_the_proxy_of_a_scenario() {
    Kit.Ran ran = Kit.of(Proxied.class, folder).run();

    assertThat(ran.tests()).containsExactly("SUCCESSFUL test(SimulatedNetwork)");
  }

  private static EmbeddedToxiproxy server;

  @NetworkSimulation(packs = "needs.yaml")
  static class Broken {
    @Test
    void expects_a_failure(SimulatedNetwork network) throws IOException {
      network.to("artifacts.example.com", 443).impair(latency(Duration.ofMillis(1)));
      dial(network);
      server.close();
    }
  }

  @Test
  void a_test_whose_network_broke_fails_and_says_so() throws Exception {
    server = EmbeddedToxiproxy.start();

    Kit.Ran ran =
        Kit.of(Broken.class, folder)
            .with("toxiproxy", "127.0.0.1:" + server.address().getPort())
            .run();

    assertThat(ran.onlyMessage())
        .startsWith("what the test saw was not the simulated network: ")
        .contains("Toxiproxy");
  }

  @NetworkSimulation(packs = "nedes")
  static class UnknownPack {
    @Test
    void test(SimulatedNetwork network) {}
  }

  @NetworkSimulation(packs = "needs.yaml", scenario = "air-gap")
  static class UnknownScenario {
    @Test
    void test(SimulatedNetwork network) {}
  }

  @NetworkRequirements(packs = "needs.yaml")
  static class NotChosen {
    @Test
    void test(SimulatedNetwork network) {}
  }

  @NetworkSimulation(packs = "needs.yaml")
  static class UnknownPlace {
    @Test
    void test(SimulatedNetwork network) {
      network.client("nodes");
    }
  }

  @Test
  void what_is_wrong_is_said_with_what_to_write() {
    assertThat(Kit.of(UnknownPack.class, folder).run().onlyMessage())
        .contains("@NetworkSimulation of " + UnknownPack.class.getName() + ": ")
        .contains("nedes")
        .contains("expected one of");
    assertThat(Kit.of(UnknownScenario.class, folder).run().onlyMessage())
        .contains("there is no scenario 'air-gap'; expected one of [air-gap-with-mirror, ");
    assertThat(Kit.of(NotChosen.class, folder).run().onlyMessage())
        .endsWith(
            "no simulation is chosen; expected @NetworkSimulation(packs = ...) on the test method"
                + " or its class");
    assertThat(Kit.of(UnknownPlace.class, folder).run().onlyMessage())
        .isEqualTo(
            "unknown vantage point or role 'nodes'; expected one of [any, ci, ci-1, internet,"
                + " outside, pod]");
    assertThat(Kit.of(Own.class, folder).with("toxiproxy", "dokcer").run().thrown("one"))
        .hasMessageContaining("property 'netready.toxiproxy': unknown Toxiproxy 'dokcer'");
  }

  private static void dial(SimulatedNetwork network) throws IOException {
    network.client().socketFactory().createSocket("artifacts.example.com", 443).close();
  }

  private static boolean isRefused(SimulatedNetwork network) throws IOException {
    try {
      dial(network);
      return false;
    } catch (ConnectException e) {
      return true;
    }
  }

  private static boolean isClosed(SimulatedNetwork network) {
    try {
      network.client().proxyAddress();
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static List<Path> authorities() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(it -> it.getFileName().toString().startsWith("netready-simulated-ca-"))
          .sorted()
          .toList();
    }
  }
}
