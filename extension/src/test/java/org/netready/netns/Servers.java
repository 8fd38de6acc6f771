// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.net.ServerSocketFactory;

/**
 * The process of all servers of a {@link Site}. Its arguments are a file with the site's lines and
 * a directory for certificates; it says when it listens, and ends when its input does, so that it
 * never outlives the tests.
 */
final class Servers {

  static final String LISTENING = "listening";

  private static final int BACKLOG = 200;
  private static final int DNS_PORT = 53;
  private static final int LARGEST = 65_535;
  private static final String OK = response("200 OK", "hello from the service\n");
  private static final String BLOCKED =
      response("403 Forbidden", "<html><h1>Access to this site is blocked</h1></html>\n");

  private final Authorities authorities = new Authorities();

  private Servers() {}

  /** What a server does with a connection; it is closed afterwards. */
  private interface Conversation {
    void hold(Socket client) throws IOException;
  }

  /** What a server answers to a datagram. */
  private interface Reply {
    byte[] to(byte[] datagram) throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    Site site = Site.parse(Files.readAllLines(Path.of(arguments[0])));
    Servers servers = new Servers();
    servers.authorities.write(Path.of(arguments[1]));
    answer(Namespaces.RESOLVER, DNS_PORT, new NameServer(site.names())::reply);
    for (ServedPort port : site.ports()) {
      servers.start(port);
    }
    System.out.println(LISTENING);
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  private void start(ServedPort port) throws IOException {
    switch (port.kind()) {
      case HTTPS -> listen(port, authorities.serverSockets(port), client -> http(client, OK));
      case INTERCEPTING_FILTER ->
          listen(port, authorities.serverSockets(port), client -> http(client, BLOCKED));
      case PRIVATE_TLS -> listen(port, authorities.serverSockets(port), Servers::drain);
      case BLOCK_PAGE -> listen(port, plain(), client -> http(client, BLOCKED));
      case SSH ->
          listen(
              port,
              plain(),
              client -> {
                send(client, "SSH-2.0-OpenSSH_9.2p1\r\n");
                drain(client);
              });
      case SILENT -> listen(port, plain(), Servers::drain);
      case UDP_ECHO -> answer(port.address(), port.port(), datagram -> datagram);
    }
  }

  private static void listen(
      ServedPort port, ServerSocketFactory sockets, Conversation conversation) throws IOException {
    ServerSocket server = sockets.createServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(port.address(), port.port()), BACKLOG);
    daemon(
        () -> {
          while (true) {
            Socket client = server.accept();
            daemon(
                () -> {
                  try (client) {
                    conversation.hold(client);
                  }
                });
          }
        });
  }

  private static void answer(String address, int port, Reply reply) throws IOException {
    DatagramSocket socket = new DatagramSocket(port, InetAddress.getByName(address));
    daemon(
        () -> {
          while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
            socket.receive(packet);
            byte[] datagram = Arrays.copyOf(packet.getData(), packet.getLength());
            byte[] answer = reply.to(datagram);
            socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
          }
        });
  }

  private static void http(Socket client, String response) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = client.getInputStream().read();
      // A ClientHello, whose first byte is 22, gets the page at once: so do real filters answer.
      if (read < 'A' && head.isEmpty()) {
        break;
      }
      head.append((char) read);
    }
    send(client, response);
  }

  private static void drain(Socket client) throws IOException {
    client.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(UTF_8));
    client.getOutputStream().flush();
  }

  private static String response(String status, String content) {
    return "HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
        .formatted(status, content.length(), content);
  }

  private static ServerSocketFactory plain() {
    return ServerSocketFactory.getDefault();
  }

  /** Something that goes on until its socket breaks. */
  private interface Task {
    void run() throws IOException;
  }

  private static void daemon(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                return; // The client went away, which many of these tests are about.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
