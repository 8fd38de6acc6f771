// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;
import org.netready.netns.Daemon;
import org.netready.netns.JavaProcess;
import org.netready.netns.Namespace;
import org.netready.netns.bed.Conversations.Conversation;
import org.netready.netns.bed.Identities.Identity;

/**
 * The process of all servers of ours: each {@link Misbehaviour}, a mail server, and {@link
 * Datagrams}. Its argument is the directory of {@link Identities}; it says when it listens, and
 * ends when its input does.
 */
final class MisbehavingServers {

  private static final String LISTENING = "listening";
  private static final int BACKLOG = 200;

  private final Path directory;

  private MisbehavingServers(Path directory) {
    this.directory = directory;
  }

  static Daemon start(Namespace namespace, Path directory) {
    return Daemon.start(
        JavaProcess.builder(
            namespace, List.of(), MisbehavingServers.class, List.of(directory.toString())),
        LISTENING);
  }

  public static void main(String[] arguments) throws IOException {
    new MisbehavingServers(Path.of(arguments[0])).listen();
    System.out.println(LISTENING);
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  private void listen() throws IOException {
    for (Misbehaviour misbehaviour : Misbehaviour.values()) {
      Conversation conversation = Conversations.of(misbehaviour);
      if (misbehaviour == Misbehaviour.CLIENT_CERTIFICATE) {
        listen(misbehaviour.port(), Optional.of(Identity.RIGHT), conversation);
        continue;
      }
      listen(misbehaviour.port(), Optional.empty(), conversation);
      if (misbehaviour.speaksHttp()) {
        listen(misbehaviour.port(Channel.PUBLIC), Optional.of(Identity.RIGHT), conversation);
        listen(misbehaviour.port(Channel.INSPECTED), Optional.of(Identity.INSPECTED), conversation);
      }
    }
    listen(Bed.SMTP_PORT, Optional.empty(), Conversations::smtp);
    Datagrams.serve();
  }

  private void listen(int port, Optional<Identity> identity, Conversation conversation)
      throws IOException {
    ServerSocket server = sockets(identity).createServerSocket();
    if (server instanceof SSLServerSocket tls) {
      tls.setNeedClientAuth(port == Misbehaviour.CLIENT_CERTIFICATE.port());
    }
    server.bind(new InetSocketAddress(port), BACKLOG);
    Threads.start(
        () -> {
          while (true) {
            Socket client = server.accept();
            Threads.start(
                () -> {
                  try (client) {
                    conversation.hold(client);
                  }
                });
          }
        });
  }

  private ServerSocketFactory sockets(Optional<Identity> identity) throws IOException {
    return identity.isPresent()
        ? identity.get().context(directory).getServerSocketFactory()
        : ServerSocketFactory.getDefault();
  }
}
