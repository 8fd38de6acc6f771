// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.netready.probe.VantageException;

/**
 * A {@code toxiproxy-server} that runs as long as this process wants it. A shell stands between the
 * two and holds a pipe to this process: whichever way this process ends, also by {@code kill -9},
 * the pipe is closed and the shell ends the server.
 */
final class ServerProcess {

  private static final String NAME = "toxiproxy-server";
  private static final int ATTEMPTS = 3;
  private static final Duration LONGEST_START = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration REPLY = Duration.ofSeconds(1);
  private static final long LONGEST_END_SECONDS = 5;

  private static final String SCRIPT =
      """
      exec 3<&0
      "$0" -host 127.0.0.1 -port "$1" </dev/null 3<&- &
      server=$!
      { while read -r line; do :; done; kill "$server"; } <&3 3<&- 2>/dev/null &
      watcher=$!
      trap 'kill "$server"' TERM INT HUP
      wait "$server"
      code=$?
      kill "$watcher" 2>/dev/null
      exit "$code"
      """;

  private final Process process;
  private final Thread reader;
  private volatile String output = "";

  private ServerProcess(Process process) {
    this.process = process;
    this.reader = Threads.daemon("netready-toxiproxy-output", this::read);
  }

  /** Return the server of the given file, or the first on the search path. */
  static Path find(Optional<Path> given, String searchPath) throws VantageException {
    if (given.isPresent()) {
      return requireExecutable(given.get());
    }
    return Arrays.stream(searchPath.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, NAME))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new VantageException(
                    "there is no toxiproxy-server on the PATH; name it with"
                        + " netready.toxiproxy=path:FILE, or use netready.toxiproxy=embedded"));
  }

  private static Path requireExecutable(Path file) throws VantageException {
    if (!Files.isRegularFile(file)) {
      throw new VantageException(
          "there is no toxiproxy-server at %s; name the file itself".formatted(file));
    }
    if (!Files.isExecutable(file)) {
      throw new VantageException("%s is not executable; chmod +x it".formatted(file));
    }
    return file;
  }

  /** Start a server on a free port. */
  static Toxiproxy open(String setting, Optional<Path> given) throws VantageException {
    OptionalParts.CLIENT.require(setting);
    Path file = find(given, Optional.ofNullable(System.getenv("PATH")).orElse(""));
    for (int attempt = 1; ; attempt++) {
      InetSocketAddress api = freePort();
      ServerProcess server = start(file, api.getPort());
      if (server.awaitAnswer(api)) {
        String description = "path " + file;
        return RealServer.attach(setting, description, api, server::close);
      }
      server.close();
      boolean isPortTaken = server.output.contains("address already in use");
      if (!isPortTaken || attempt == ATTEMPTS) {
        throw new VantageException(
            "%s does not answer as a Toxiproxy does, and %s; see that it is a toxiproxy-server%s"
                .formatted(file, server.ended(), server.lastLine()));
      }
    }
  }

  private static ServerProcess start(Path file, int port) throws VantageException {
    List<String> words =
        File.separatorChar == '/'
            ? List.of("/bin/sh", "-c", SCRIPT, file.toString(), Integer.toString(port))
            : List.of(file.toString(), "-host", "127.0.0.1", "-port", Integer.toString(port));
    try {
      ServerProcess server =
          new ServerProcess(new ProcessBuilder(words).redirectErrorStream(true).start());
      server.reader.start();
      return server;
    } catch (IOException e) {
      throw new VantageException("%s does not start: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static InetSocketAddress freePort() throws VantageException {
    try (ServerSocket socket = new ServerSocket(0, 1, Loopback.address())) {
      return new InetSocketAddress(Loopback.address(), socket.getLocalPort());
    } catch (IOException e) {
      throw new VantageException("no port is free for a Toxiproxy: " + e.getMessage(), e);
    }
  }

  private boolean awaitAnswer(InetSocketAddress api) {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (process.isAlive()
        && System.nanoTime() < end
        && !Thread.currentThread().isInterrupted()) {
      if (VersionRequest.isAnswered(api, REPLY)) {
        return true;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return false;
  }

  private void read() {
    try (InputStream stream = process.getInputStream()) {
      byte[] buffer = new byte[8192];
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        output = new String(buffer, 0, count, StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      return; // it was ended
    }
  }

  private String ended() {
    return process.isAlive() ? "still runs" : "ended with code " + process.exitValue();
  }

  private String lastLine() {
    List<String> lines = output.strip().lines().toList();
    return lines.isEmpty() || lines.get(0).isEmpty()
        ? ""
        : ": " + PlainLine.of(lines.get(lines.size() - 1));
  }

  /** End the server, and wait until it has. */
  private void close() {
    try {
      process.getOutputStream().close();
      if (File.separatorChar != '/') {
        process.destroy();
      }
      if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Threads.awaitEnd(reader);
  }
}
