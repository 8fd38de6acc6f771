// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import org.netready.netns.Command;
import org.netready.netns.Daemon;
import org.netready.netns.JavaProcess;
import org.netready.netns.Namespace;

/**
 * A server that answers a ClientHello with the beginning of a ServerHello, and is stopped by
 * SIGSTOP in the middle of it. From then on the kernel alone takes connections, and nobody speaks
 * over them.
 */
final class StoppingServer {

  /** The port on which it listens. */
  static final int PORT = 7003;

  private static final String LISTENING = "listening";
  private static final int BACKLOG = 2000;
  private static final byte[] HALF_A_SERVER_HELLO =
      HexFormat.of().parseHex("160303007a020000760303" + "5a".repeat(16));

  private StoppingServer() {}

  /** Start it, and wait until it listens. */
  static Daemon start(Namespace namespace) {
    return Daemon.start(
            JavaProcess.builder(namespace, List.of(), StoppingServer.class, List.of()), LISTENING)
        .awaitReady();
  }

  public static void main(String[] arguments) throws IOException {
    ServerSocket server = new ServerSocket();
    server.bind(new InetSocketAddress(PORT), BACKLOG);
    System.out.println(LISTENING);
    Threads.start(
        () -> {
          Socket client = server.accept();
          client.getInputStream().read();
          client.getOutputStream().write(HALF_A_SERVER_HELLO);
          client.getOutputStream().flush();
          Command.run("kill", "-STOP", Long.toString(ProcessHandle.current().pid()));
        });
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }
}
