// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.jupiter.SmallPack.isRefused;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netready.simulation.SimulatedNetwork;

/** What an injected network has, and what is wrong with it. */
class SimulationChoiceTest {

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    SmallPack.write(folder);
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
    assertThat(Kit.of(UnknownPlace.class, folder).with("toxiproxy", "dokcer").run().thrown("test"))
        .hasMessageContaining("property 'netready.toxiproxy': unknown Toxiproxy 'dokcer'");
  }
}
