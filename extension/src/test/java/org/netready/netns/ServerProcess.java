// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The process of {@link Servers}. */
final class ServerProcess implements AutoCloseable {

  private final Process process;

  private ServerProcess(Process process) {
    this.process = process;
  }

  /**
   * Start the servers of a site. They do not listen yet.
   *
   * @param directory where they leave their certificates
   */
  static ServerProcess start(Namespace namespace, Site site, Path directory) {
    try {
      Path lines = Files.write(directory.resolve("site.txt"), site.lines());
      List<String> arguments = List.of(lines.toString(), directory.toString());
      return new ServerProcess(
          JavaProcess.builder(namespace, List.of(), Servers.class, arguments).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Wait until all ports are open. */
  void awaitListening() {
    StringBuilder output = new StringBuilder();
    try {
      var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(Servers.LISTENING)) {
          return;
        }
        output.append(line).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("the servers did not start: " + output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
