// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that runs until it is closed. */
final class BackgroundProcess implements AutoCloseable {

  private static final int SECONDS_TO_START = 20;
  private static final int MILLIS_BETWEEN_TRIES = 20;

  private final Process process;

  private BackgroundProcess(Process process) {
    this.process = process;
  }

  /** Start a command, and wait until it listens at a port of loopback. */
  static BackgroundProcess start(Path log, int port, List<String> words) {
    try {
      BackgroundProcess background =
          new BackgroundProcess(
              new ProcessBuilder(words)
                  .redirectErrorStream(true)
                  .redirectOutput(log.toFile())
                  .start());
      Runtime.getRuntime().addShutdownHook(new Thread(background.process::destroy));
      background.awaitListening(port, log);
      return background;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitListening(int port, Path log) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
    while (!isListening(port)) {
      if (System.nanoTime() > end || hasEnded()) {
        close();
        throw new IllegalStateException(
            "not listening at %s: %s".formatted(port, Scratch.read(log)));
      }
    }
  }

  private boolean hasEnded() {
    try {
      return process.waitFor(MILLIS_BETWEEN_TRIES, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static boolean isListening(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
