// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** What is said over one connection, which is closed afterwards. */
final class Conversations {

  private static final int LARGEST_HELLO = 4096;
  private static final int FIELDS = 16;
  private static final int LONG = 4096;
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";
  private static final String REGISTRY = "Docker-Distribution-Api-Version: registry/2.0\r\n";
  private static final String CONTENT = "hello from the service\n";
  private static final String BAD_GATEWAY =
      "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private Conversations() {}

  /** Something that is said and done. */
  interface Conversation {
    void hold(Socket client) throws IOException;
  }

  /** Return what a server does that misbehaves. */
  static Conversation of(Misbehaviour misbehaviour) {
    return switch (misbehaviour) {
      case SILENCE, CLIENT_CERTIFICATE -> Conversations::drain;
      case CLOSE -> client -> {};
      case RESET -> Conversations::reset;
      case RESET_BY_NAME -> client -> byName(client, Conversations::reset);
      case CLOSE_BY_NAME -> client -> byName(client, it -> {});
      case SILENCE_BY_NAME -> client -> byName(client, Conversations::drain);
      case ENDLESS_BODY -> Conversations::endless;
      case SLOW_BODY -> Conversations::slow;
      case LONG_HEAD -> Conversations::longHead;
      case PROXY_BAD_GATEWAY ->
          client -> {
            readHead(client);
            send(client, BAD_GATEWAY);
          };
    };
  }

  /** Greet as a mail server does, and answer each command. */
  static void smtp(Socket client) throws IOException {
    send(client, "220 mail.bed.example ESMTP\r\n");
    for (int read = 0; read >= 0; read = client.getInputStream().read()) {
      if (read == '\n') {
        send(client, "250 mail.bed.example\r\n");
      }
    }
  }

  private static void reset(Socket client) throws IOException {
    client.setSoLinger(true, 0);
  }

  private static void drain(Socket client) throws IOException {
    client.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  /** A filter that knows names by the ClientHello, where they are in clear text. */
  private static void byName(Socket client, Conversation refusal) throws IOException {
    byte[] hello = new byte[LARGEST_HELLO];
    int length = client.getInputStream().read(hello);
    if (length < 0) {
      return;
    }
    if (new String(hello, 0, length, ISO_8859_1).contains(Misbehaviour.LISTED)) {
      refusal.hold(client);
    } else {
      pass(client, Arrays.copyOf(hello, length));
    }
  }

  private static void pass(Socket client, byte[] hello) throws IOException {
    try (Socket server = new Socket("127.0.0.1", Channel.PUBLIC.port())) {
      server.getOutputStream().write(hello);
      Threads.start(() -> client.getInputStream().transferTo(server.getOutputStream()));
      server.getInputStream().transferTo(client.getOutputStream());
    }
  }

  private static void endless(Socket client) throws IOException {
    readHead(client);
    send(client, HEAD + REGISTRY + "\r\n");
    while (true) {
      send(client, CONTENT);
    }
  }

  private static void slow(Socket client) throws IOException {
    readHead(client);
    send(client, HEAD + REGISTRY + "Content-Length: 1000000\r\n\r\n");
    while (true) {
      send(client, ".");
      pause();
    }
  }

  private static void longHead(Socket client) throws IOException {
    readHead(client);
    String field = "X-Long: %s\r\n".formatted("x".repeat(LONG));
    send(client, HEAD + field.repeat(FIELDS) + REGISTRY);
    send(client, "Content-Length: %d\r\n\r\n%s".formatted(CONTENT.length(), CONTENT));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void readHead(Socket client) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = client.getInputStream().read();
      if (read < 0) {
        throw new IOException("no head");
      }
      head.append((char) read);
    }
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(ISO_8859_1));
    client.getOutputStream().flush();
  }
}
