// SPDX-License-Identifier: Apache-2.0
package org.netready.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.netready.simulation.Impairments.filtered;
import static org.netready.simulation.Impairments.status;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.netready.jupiter.NetworkSimulation;
import org.netready.simulation.AppliedImpairment;
import org.netready.simulation.SimulatedNetwork;
import org.netready.simulation.client.NetworkClient;

/** Code of one's own, rehearsed in a network in which something is wrong. */
@NetworkSimulation(packs = "runai:*")
class InstallerRehearsalTest {

  /** Stands for your own code: it looks whether what it will pull from is there. */
  private record Installer(OkHttpClient client) {

    private static final List<String> REGISTRIES = List.of("gcr.io", "quay.io", "registry.k8s.io");

    List<String> problems() {
      List<String> problems = new ArrayList<>();
      for (String registry : REGISTRIES) {
        Request request = new Request.Builder().url("https://" + registry + "/v2/").build();
        try (Response response = client.newCall(request).execute()) {
          if (response.code() != 200 && response.code() != 401) {
            problems.add(registry + ": status " + response.code());
          }
        } catch (IOException e) {
          problems.add(registry + ": " + e.getClass().getSimpleName());
        }
      }
      return problems;
    }
  }

  /** Return the installer as it runs on a node. */
  private static Installer installer(SimulatedNetwork network) {
    NetworkClient node = network.client("nodes");
    OkHttpClient client =
        new OkHttpClient.Builder()
            .dns(node.dns())
            .socketFactory(node.socketFactory())
            .proxySelector(node.siteProxySelector())
            .sslSocketFactory(node.sslSocketFactory(), node.trustManager())
            .connectTimeout(Duration.ofMillis(500))
            .build();
    return new Installer(client);
  }

  @Test
  void the_installer_names_what_is_wrong(SimulatedNetwork network) {
    Installer installer = installer(network);
    network.to("gcr.io", 443).impair(status(503));

    try (AppliedImpairment firewall = network.host("quay.io").impair(filtered())) {
      assertThat(installer.problems())
          .as("with %s", firewall)
          .containsExactly("gcr.io: status 503", "quay.io: SocketTimeoutException");
    }

    assertThat(installer.problems()).containsExactly("gcr.io: status 503");
  }

  @Test
  @NetworkSimulation(scenario = "tls-inspection")
  void the_installer_does_not_trust_an_inspecting_proxy(SimulatedNetwork network) {
    assertThat(installer(network).problems())
        .containsExactly(
            "gcr.io: SSLHandshakeException",
            "quay.io: SSLHandshakeException",
            "registry.k8s.io: SSLHandshakeException");
  }

  @Test
  @NetworkSimulation(scenario = "proxy-with-credentials")
  void the_installer_fails_without_credentials(SimulatedNetwork network) {
    assertThat(installer(network).problems()).hasSize(3).allMatch(it -> it.endsWith("IOException"));
  }

  @Test
  void java_s_own_client_lives_in_the_network(SimulatedNetwork network) throws Exception {
    NetworkClient node = network.client("nodes");
    HttpClient client =
        HttpClient.newBuilder().proxy(node.proxySelector()).sslContext(node.sslContext()).build();
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create("https://quay.io/v2/")).build(),
            BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(401);
  }

  @Test
  void a_process_lives_in_the_network(SimulatedNetwork network) throws Exception {
    assumeTrue(isOnPath("curl"), "there is no curl on the PATH");
    NetworkClient node = network.client("nodes");
    ProcessBuilder curl = new ProcessBuilder("curl", "-sSi", "https://quay.io/v2/");
    curl.environment().putAll(node.environment());
    Process process = curl.redirectErrorStream(true).start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).contains("401");
  }

  private static boolean isOnPath(String command) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }
}
