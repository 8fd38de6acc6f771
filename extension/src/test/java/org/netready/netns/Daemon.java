// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that serves until it is closed; all that it writes is read. */
public final class Daemon implements AutoCloseable {

  private static final int MOST_SECONDS = 60;
  private static final int MOST_CHARACTERS = 20_000;

  private final Process process;
  private final String ready;
  private final CompletableFuture<Void> isReady = new CompletableFuture<>();
  private final StringBuilder output = new StringBuilder();

  private Daemon(Process process, String ready) {
    this.process = process;
    this.ready = ready;
  }

  /**
   * Start a process. It may not serve yet.
   *
   * @param ready what is in the line that it writes as soon as it serves
   */
  public static Daemon start(ProcessBuilder builder, String ready) {
    try {
      Daemon daemon = new Daemon(builder.redirectErrorStream(true).start(), ready);
      Thread reader = new Thread(daemon::read, "output of a daemon");
      reader.setDaemon(true);
      reader.start();
      return daemon;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Wait until it serves. */
  public Daemon awaitReady() {
    try {
      isReady.orTimeout(MOST_SECONDS, TimeUnit.SECONDS).join();
      return this;
    } catch (RuntimeException e) {
      throw new IllegalStateException("a server did not start: " + output(), e);
    }
  }

  /** Return what it has written so far. */
  public String output() {
    synchronized (output) {
      return output.toString();
    }
  }

  /** Return its handle. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        remember(line);
        if (line.contains(ready)) {
          isReady.complete(null);
        }
      }
    } catch (IOException e) {
      remember("(its output broke off: " + e.getMessage() + ")");
    }
    isReady.completeExceptionally(new IllegalStateException("it ended"));
  }

  private void remember(String line) {
    synchronized (output) {
      if (output.length() < MOST_CHARACTERS) {
        output.append(line).append('\n');
      }
    }
  }

  /** End it, and what it has started: a child may hold its ports. */
  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(handle -> handle.onExit().join());
  }
}
