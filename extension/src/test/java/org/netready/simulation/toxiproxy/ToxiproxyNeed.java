// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.nio.file.Path;
import java.util.Optional;
import org.netready.needs.Need;
import org.netready.probe.VantageException;

/** A {@code toxiproxy-server} that can be run. */
public final class ToxiproxyNeed implements Need {

  @Override
  public Optional<String> missing() {
    try {
      server();
      return Optional.empty();
    } catch (VantageException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Return that server as a source; each network that needs one starts one of its own. */
  public static ToxiproxySource source() throws VantageException {
    return new ToxiproxySource.Server(Optional.of(server()));
  }

  static Path server() throws VantageException {
    return ServerProcess.find(
        named("NETREADY_TOXIPROXY_SERVER"), String.valueOf(System.getenv("PATH")));
  }

  /** Return the {@code toxiproxy-cli} to use. */
  static Path cli() {
    return named("NETREADY_TOXIPROXY_CLI").orElse(Path.of("toxiproxy-cli"));
  }

  private static Optional<Path> named(String variable) {
    return Optional.ofNullable(System.getenv(variable)).map(Path::of);
  }
}
