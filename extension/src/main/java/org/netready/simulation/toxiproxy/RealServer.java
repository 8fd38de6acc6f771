// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.netready.probe.VantageException;

/** What is the same for all servers that are not in this process. */
final class RealServer {

  private static final Duration TRIAL = Duration.ofSeconds(5);

  private RealServer() {}

  /**
   * Take over a server, once a trial has shown that bytes pass through its proxies to here.
   *
   * @param setting the value of the property that chose it
   * @param description what it is called where it is shown
   * @param end what ends it; run also if this fails
   */
  static Toxiproxy attach(String setting, String description, InetSocketAddress api, Runnable end)
      throws VantageException {
    try {
      OptionalParts.CLIENT.require(setting);
      ClientPitfalls.requireNone(api, Locale.getDefault(), ProxySelector.getDefault());
    } catch (VantageException e) {
      end.run();
      throw e;
    }
    return tried(description, api, new OfficialClient(api), end);
  }

  private static Toxiproxy tried(
      String description, InetSocketAddress api, OfficialClient client, Runnable end)
      throws VantageException {
    Runnable both =
        () -> {
          client.close();
          end.run();
        };
    try {
      Toxiproxy toxiproxy = Toxiproxy.of(description, api, client, both);
      tryOut(toxiproxy, api);
      return toxiproxy;
    } catch (VantageException e) {
      both.run();
      throw e;
    }
  }

  private static void tryOut(Toxiproxy toxiproxy, InetSocketAddress api) throws VantageException {
    try (Proxied trial = toxiproxy.proxy("trial", api)) {
      Optional<String> reply = VersionRequest.send(trial.listen(), TRIAL);
      if (reply.isEmpty()) {
        throw new VantageException(
            "the Toxiproxy at %s passes nothing at %s, where it says that its proxy listens; run it"
                    .formatted(SocketText.of(api), SocketText.of(trial.listen()))
                + " in the network of this machine, in a container with --network=host");
      }
    }
  }
}
