// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netready.spec.Requirements.requirement;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.netready.spec.Trust;

/** Suites of a site with a SOCKS5 proxy that answers SSH for every host. */
class ProxiedSuiteTest {

  @TempDir Path folder;

  @NetworkRequirements
  static class Ways {
    @TestFactory
    Stream<DynamicTest> ways(Readiness readiness) {
      return readiness.tests(
          requirement("outside").from("ci").to("git.example.invalid").port(22).ssh().viaProxy(),
          requirement("inside").from("ci").to("git.corp.invalid").port(22).ssh().viaProxy(),
          requirement("near").from("ci").to("stores").port(22).ssh().direct());
    }
  }

  @NetworkRequirements(environment = "simulated")
  static class Simulated {
    @TestFactory
    Stream<DynamicTest> ways(Readiness readiness) {
      return readiness.tests(
          requirement("web").from("ci").to("a.example.com").port(443).https().viaProxy(),
          requirement("cluster")
              .from("ci")
              .to("b.example.com")
              .port(6443)
              .tls()
              .trust(Trust.PRIVATE)
              .direct(),
          requirement("usual").from("ci").to("c.example.com").port(443).https());
    }
  }

  @Test
  void what_is_set_decides_and_is_named() throws IOException {
    try (var proxy = new Socks()) {
      site(proxy.port(), ".corp.invalid");

      Kit.Ran ran = Kit.of(Ways.class, folder).with("environment", "site.yaml").run();

      assertThat(ran.tests())
          .extracting(it -> it.substring(0, it.indexOf(':')))
          .containsExactly("SUCCESSFUL outside", "FAILED inside", "FAILED near");
      assertThat(ran.thrown("inside"))
          .hasMessageContaining(
              "but was:      sent directly: no-proxy entry '.corp.invalid' ('no-proxy' in the"
                  + " environment file)");
      assertThat(ran.thrown("near"))
          .hasMessageContaining(
              "but was:      sent through the proxy 127.0.0.1:%s (SOCKS5): set by environment file"
                  .formatted(proxy.port()))
          .hasMessageContaining(
              "fix:          add store-1.local to 'no-proxy' in the environment file");
    }
  }

  @Test
  void without_a_proxy_nothing_goes_through_one() throws IOException {
    Site.write(folder);

    Kit.Ran ran =
        Kit.of(Ways.class, folder)
            .with("environment", "site.yaml")
            .with("include", "outside")
            .run();

    assertThat(ran.thrown("outside")).hasMessageContaining("sent directly: no proxy is set");
  }

  @Test
  void a_simulated_site_has_the_proxy_that_is_demanded() {
    Kit.Ran ran = Kit.of(Simulated.class, folder).run();

    assertThat(ran.tests()).hasSize(3).allMatch(it -> it.startsWith("SUCCESSFUL"));
  }

  private void site(int port, String noProxy) throws IOException {
    Files.writeString(
        folder.resolve("site.yaml"),
        """
        roles:
          ci: [{host: ci-1, address: 127.0.0.1}]
          stores: [{host: store-1.local, address: 127.0.0.1}]
        vantage-points:
          here: {roles: [ci], host: ci-1}
        phase: installed
        proxy: {socks: "socks5://127.0.0.1:%s", no-proxy: ["%s"]}
        """
            .formatted(port, noProxy));
  }

  /** Opens a tunnel to every name, and speaks SSH in it. */
  private static final class Socks implements AutoCloseable {

    private static final byte[] REPLY = {5, 0, 0, 1, 0, 0, 0, 0, 0, 0};

    private final ServerSocket server;

    Socks() throws IOException {
      server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
      Thread thread = new Thread(this::serve, "socks");
      thread.setDaemon(true);
      thread.start();
    }

    int port() {
      return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }

    private void serve() {
      while (!server.isClosed()) {
        try (Socket client = server.accept()) {
          answer(client);
        } catch (IOException e) {
          // A look whether the port is open, or the end of the test.
          continue;
        }
      }
    }

    private static void answer(Socket client) throws IOException {
      var in = new DataInputStream(client.getInputStream());
      in.readByte();
      in.readNBytes(in.readUnsignedByte());
      client.getOutputStream().write(new byte[] {5, 0});
      in.readNBytes(4);
      in.readNBytes(in.readUnsignedByte() + 2);
      client.getOutputStream().write(REPLY);
      client
          .getOutputStream()
          .write("SSH-2.0-simple\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      InputStream rest = client.getInputStream();
      rest.transferTo(OutputStream.nullOutputStream());
    }
  }
}
