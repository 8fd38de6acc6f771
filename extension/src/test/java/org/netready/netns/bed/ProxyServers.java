// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.netready.netns.Daemon;
import org.netready.netns.Namespace;

/** The proxies of a bed, each on a port of its own: tinyproxy for HTTP, microsocks for SOCKS5. */
public enum ProxyServers {
  /** An HTTP proxy for everybody and everything. */
  OPEN("tinyproxy", ""),
  /** The same once more, for a firewall to drop what goes to it. */
  DROPPED("tinyproxy", ""),
  /** An HTTP proxy that wants credentials. */
  LOGIN("tinyproxy", "BasicAuth bed secret"),
  /** An HTTP proxy that opens tunnels to no port that anybody asks for. */
  NO_TUNNEL("tinyproxy", "ConnectPort 9999"),
  /** An HTTP proxy that refuses hosts of some names. */
  FILTER("tinyproxy", "Filter \"%s\"\nFilterType bre"),
  /** A SOCKS5 proxy for everybody. */
  SOCKS("microsocks", ""),
  /** A SOCKS5 proxy that wants credentials. */
  SOCKS_LOGIN("microsocks", "-u bed -P secret");

  /** The part of a name that {@link #FILTER} refuses. */
  public static final String REFUSED = "refused";

  /** The port of a proxy that is not there. */
  public static final int DEAD_PORT = 8099;

  private static final int FIRST_PORT = 8080;
  private static final String CONFIGURATION =
      """
      Port %d
      Listen %s
      Timeout 60
      MaxClients 400
      LogLevel Info
      %s
      """;

  /** microsocks does not say when it listens; it ends with its namespace. */
  private static final String ANNOUNCED =
      """
      %2$s -i %3$s -p %1$d %4$s &
      until ss -ltn | grep -q ':%1$d '; do :; done
      echo listening
      wait
      """;

  private final String program;
  private final String settings;

  ProxyServers(String program, String settings) {
    this.program = program;
    this.settings = settings;
  }

  /** Return the port on which it listens. */
  public int port() {
    return FIRST_PORT + ordinal();
  }

  /** Start all of them. They do not listen yet. */
  static List<Daemon> start(Namespace namespace, Path directory) {
    return Stream.of(values()).map(proxy -> proxy.startIn(namespace, directory)).toList();
  }

  private Daemon startIn(Namespace namespace, Path directory) {
    return program.equals("tinyproxy")
        ? Daemon.start(
            namespace.builder(List.of(program, "-d", "-c", configuration(directory).toString())),
            "Starting main loop")
        : Daemon.start(
            namespace.builder(
                List.of("sh", "-c", ANNOUNCED.formatted(port(), program, Bed.PROXY, settings))),
            "listening");
  }

  private Path configuration(Path directory) {
    try {
      Path names = Files.writeString(directory.resolve(name() + ".filter"), REFUSED + "\n");
      return Files.writeString(
          directory.resolve(name() + ".conf"),
          CONFIGURATION.formatted(port(), Bed.PROXY, settings.formatted(names)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
