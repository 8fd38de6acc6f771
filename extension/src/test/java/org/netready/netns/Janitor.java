// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A process that waits for the end of this one, and then deletes what this one has left: a JVM that
 * is killed runs no shutdown hooks. It is not moved by an interrupt from the terminal.
 */
final class Janitor implements AutoCloseable {

  private static final String SCRIPT =
      """
      trap '' HUP INT TERM
      read -r word && exit
      for name in $(ip netns list | cut -d ' ' -f 1); do
        case $name in
          "$1"*)
            ip netns pids "$name" | xargs -r kill -KILL
            ip netns delete "$name"
            rm -rf "/etc/netns/$name"
            ;;
        esac
      done
      rmdir /etc/netns
      """;

  private final Process process;

  private Janitor(Process process) {
    this.process = process;
  }

  /** Start a janitor for namespaces whose names begin so. */
  static Janitor start(String prefix) {
    try {
      return new Janitor(
          Command.builder(List.of("sh", "-c", SCRIPT, "janitor", prefix))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Send it away: nothing is left. */
  @Override
  public void close() {
    try (OutputStream out = process.getOutputStream()) {
      out.write("nothing is left\n".getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process.onExit().join();
  }
}
