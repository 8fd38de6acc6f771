// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netready.probe.VantageException;

/** Where a Toxiproxy comes from: the property {@code netready.toxiproxy} says it. */
public sealed interface ToxiproxySource {

  /**
   * Have a Toxiproxy; the caller closes it.
   *
   * @throws VantageException if there is none, with what to do
   */
  Toxiproxy open() throws VantageException;

  /**
   * Read a source.
   *
   * @param text {@code embedded}, {@code docker}, {@code docker:IMAGE}, {@code path}, {@code
   *     path:FILE}, {@code auto}, or the address of an API, {@code HOST:PORT}
   * @param directory where a relative FILE is looked up
   * @throws IllegalArgumentException if it is none of these
   */
  static ToxiproxySource parse(String text, Path directory) {
    String value = after(text);
    return switch (before(text)) {
      case "embedded" -> new Embedded();
      case "auto" -> new Auto();
      case "docker" -> new Docker(value.isEmpty() ? DockerServer.IMAGE : value);
      case "path" ->
          new Server(value.isEmpty() ? Optional.empty() : Optional.of(directory.resolve(value)));
      default -> Address.parse(text);
    };
  }

  private static String before(String text) {
    int colon = text.indexOf(':');
    String word = colon < 0 ? text : text.substring(0, colon);
    boolean takesValue = word.equals("docker") || word.equals("path");
    return colon >= 0 && !takesValue ? "" : word;
  }

  private static String after(String text) {
    return text.substring(text.indexOf(':') + 1).equals(text)
        ? ""
        : text.substring(text.indexOf(':') + 1);
  }

  /** The server in this process, which needs nothing. */
  record Embedded() implements ToxiproxySource {

    @Override
    public Toxiproxy open() throws VantageException {
      try {
        EmbeddedToxiproxy server = EmbeddedToxiproxy.start();
        return Toxiproxy.of(
            "embedded", server.address(), new EmbeddedControl(server), server::close);
      } catch (IOException e) {
        throw new VantageException(
            "the embedded Toxiproxy does not start: %s; close what is open or raise the limit of"
                    .formatted(e.getMessage())
                + " open files",
            e);
      }
    }
  }

  /**
   * A server in a container.
   *
   * @param image the image to run
   */
  record Docker(String image) implements ToxiproxySource {

    @Override
    public Toxiproxy open() throws VantageException {
      OptionalParts.TESTCONTAINERS.require("docker");
      OptionalParts.CLIENT.require("docker");
      return DockerServer.open("docker", image);
    }
  }

  /**
   * A {@code toxiproxy-server} that is started, and ended with this process.
   *
   * @param file the program; empty for the first on the {@code PATH}
   */
  record Server(Optional<Path> file) implements ToxiproxySource {

    @Override
    public Toxiproxy open() throws VantageException {
      return ServerProcess.open("path", file);
    }
  }

  /**
   * A server that runs already, on this machine.
   *
   * @param host its host, of loopback: a server elsewhere cannot reach the simulated network
   * @param port the port of its API
   */
  record Address(String host, int port) implements ToxiproxySource {

    private static final Duration LONGEST_REPLY = Duration.ofSeconds(5);

    static Address parse(String text) {
      try {
        SocketText address = SocketText.parse(text);
        if (address.port() > 0 && !address.host().isEmpty()) {
          return new Address(address.host(), address.port());
        }
      } catch (IOException e) {
        throw unknown(text, e);
      }
      throw unknown(text, null);
    }

    private static IllegalArgumentException unknown(String text, @Nullable Exception cause) {
      return new IllegalArgumentException(
          "unknown Toxiproxy '%s'; expected one of [auto, docker, docker:IMAGE, embedded, path,"
                  .formatted(text)
              + " path:FILE, HOST:PORT]",
          cause);
    }

    @Override
    public Toxiproxy open() throws VantageException {
      InetSocketAddress api = resolve();
      String text = SocketText.of(api);
      if (VersionRequest.send(api, LONGEST_REPLY).isEmpty()) {
        throw new VantageException(
            "no Toxiproxy answers at %s; start one there, or use netready.toxiproxy=embedded"
                .formatted(text));
      }
      return RealServer.attach(text, "at " + text, api, () -> {});
    }

    private InetSocketAddress resolve() throws VantageException {
      try {
        InetAddress address = InetAddress.getByName(host);
        if (address.isLoopbackAddress()) {
          return new InetSocketAddress(address, port);
        }
      } catch (UnknownHostException e) {
        throw new VantageException(
            "the Toxiproxy's host '%s' does not exist; give its address".formatted(host), e);
      }
      throw new VantageException(
          "the Toxiproxy's host '%s' is not this machine's loopback, which alone reaches the"
                  .formatted(host)
              + " simulated network; run one here");
    }
  }

  /**
   * The first real server that there is: at the default address, on the {@code PATH}, in an image
   * that the Docker engine has; else the embedded one.
   */
  record Auto() implements ToxiproxySource {

    private static final int DEFAULT_PORT = 8474;
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

    @Override
    public Toxiproxy open() throws VantageException {
      return choose().open();
    }

    private static ToxiproxySource choose() {
      if (!OptionalParts.CLIENT.isPresent()) {
        return new Embedded();
      }
      InetSocketAddress usual = new InetSocketAddress(Loopback.address(), DEFAULT_PORT);
      if (VersionRequest.isAnswered(usual, LONGEST_LOOK)) {
        return new Address(usual.getAddress().getHostAddress(), DEFAULT_PORT);
      }
      try {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return new Server(Optional.of(ServerProcess.find(Optional.empty(), path)));
      } catch (VantageException e) {
        boolean hasContainer =
            OptionalParts.TESTCONTAINERS.isPresent() && DockerServer.isReady(DockerServer.IMAGE);
        return hasContainer ? new Docker(DockerServer.IMAGE) : new Embedded();
      }
    }
  }
}
