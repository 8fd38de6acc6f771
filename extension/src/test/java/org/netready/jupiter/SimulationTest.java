// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.jupiter.SmallPack.dial;
import static org.netready.jupiter.SmallPack.isRefused;
import static org.netready.simulation.Impairments.latency;
import static org.netready.simulation.Impairments.refused;

import java.io.IOException;
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

/** Whose an injected network is, and when it ends. */
class SimulationTest {

  private static final Queue<SimulatedNetwork> SEEN = new ConcurrentLinkedQueue<>();
  private static final CyclicBarrier MEETING = new CyclicBarrier(2);

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    SEEN.clear();
    SmallPack.write(folder);
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
