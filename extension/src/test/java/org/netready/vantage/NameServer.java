// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** A name server on loopback, over UDP and, unless it is told otherwise, TCP. */
final class NameServer implements AutoCloseable {

  /** What a server does with a query. */
  interface Behaviour {

    /** Return the bytes of the answer; empty for none. */
    Optional<byte[]> answer(Message query, boolean overTcp) throws IOException;
  }

  private static final int ATTEMPTS = 20;

  private final DatagramSocket udp;
  private final Optional<ServerSocket> tcp;
  private final Behaviour behaviour;

  /** After how many answers over TCP it closes the connection. */
  private final int mostAnswers;

  private final List<String> asked = new CopyOnWriteArrayList<>();

  private NameServer(Behaviour behaviour, DatagramSocket udp, Optional<ServerSocket> tcp) {
    this(behaviour, udp, tcp, Integer.MAX_VALUE);
  }

  private NameServer(
      Behaviour behaviour, DatagramSocket udp, Optional<ServerSocket> tcp, int mostAnswers) {
    this.behaviour = behaviour;
    this.mostAnswers = mostAnswers;
    this.udp = udp;
    this.tcp = tcp;
    daemon(this::serveUdp);
    tcp.ifPresent(server -> daemon(() -> serveTcp(server)));
  }

  /** A server that behaves as it is told, over both. */
  static NameServer behaving(Behaviour behaviour) {
    return behaving(behaviour, Integer.MAX_VALUE);
  }

  /** A server that closes a connection once it has answered over it. */
  static NameServer closingAfterAnswers(Behaviour behaviour) {
    return behaving(behaviour, 1);
  }

  private static NameServer behaving(Behaviour behaviour, int mostAnswers) {
    for (int attempt = 1; ; attempt++) {
      try {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        var udp = new DatagramSocket(0, loopback);
        try {
          var tcp = new ServerSocket(udp.getLocalPort(), 50, loopback);
          return new NameServer(behaviour, udp, Optional.of(tcp), mostAnswers);
        } catch (IOException e) {
          udp.close();
          if (attempt == ATTEMPTS) {
            throw e;
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A server that behaves as it is told, where systems look for one. */
  static NameServer onPort53(Behaviour behaviour) throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    var udp = new DatagramSocket(53, loopback);
    return new NameServer(behaviour, udp, Optional.of(new ServerSocket(53, 50, loopback)));
  }

  /** A server that behaves as it is told over UDP, and refuses TCP. */
  static NameServer withoutTcp(Behaviour behaviour) {
    try {
      var udp = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
      return new NameServer(behaviour, udp, Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that knows a zone. */
  static NameServer of(Zone zone) {
    return behaving((query, overTcp) -> Optional.of(zone.answer(query).toWire()));
  }

  /** A server that answers with a code and no records. */
  static NameServer saying(int code) {
    return behaving((query, overTcp) -> Optional.of(answerTo(query, code).toWire()));
  }

  /** A server that knows one address for everything. */
  static NameServer knowing(String address) {
    return of(new Zone().with("*", address));
  }

  /** Return where no server is, and none was: who closes one may be the last to hear of it. */
  static InetSocketAddress nowhere() {
    try (var udp = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that never answers. */
  static NameServer silent() {
    return behaving((query, overTcp) -> Optional.empty());
  }

  /** Return an answer without records. */
  static Message answerTo(Message query, int code) {
    var answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setRcode(code);
    answer.addRecord(query.getQuestion(), Section.QUESTION);
    return answer;
  }

  /** Return that the answer is too long. */
  static byte[] truncated(Message query) {
    Message answer = answerTo(query, Rcode.NOERROR);
    answer.getHeader().setFlag(Flags.TC);
    return answer.toWire();
  }

  InetSocketAddress at() {
    return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
  }

  /** What evidence calls it. */
  String name() {
    return "127.0.0.1 port " + udp.getLocalPort();
  }

  /** Return the names that it was asked for, without a final dot, each as often as it was asked. */
  List<String> asked() {
    return asked;
  }

  @Override
  public void close() {
    udp.close();
    tcp.ifPresent(
        server -> {
          try {
            server.close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void daemon(Runnable task) {
    var thread = new Thread(task, "name-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void serveUdp() {
    var packet = new DatagramPacket(new byte[2048], 2048);
    while (!udp.isClosed()) {
      try {
        udp.receive(packet);
        Optional<byte[]> answer =
            answer(Arrays.copyOf(packet.getData(), packet.getLength()), false);
        if (answer.isPresent()) {
          udp.send(
              new DatagramPacket(answer.get(), answer.get().length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serveTcp(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        daemon(() -> serveTcp(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serveTcp(Socket client) {
    try (client) {
      var in = new DataInputStream(client.getInputStream());
      var out = new DataOutputStream(client.getOutputStream());
      for (int answers = 0; answers < mostAnswers; answers++) {
        byte[] query = in.readNBytes(in.readUnsignedShort());
        Optional<byte[]> answer = answer(query, true);
        if (answer.isPresent()) {
          out.writeShort(answer.get().length);
          out.write(answer.get());
        }
      }
    } catch (IOException e) {
      return;
    }
  }

  private Optional<byte[]> answer(byte[] bytes, boolean overTcp) throws IOException {
    var query = new Message(bytes);
    asked.add(query.getQuestion().getName().toString(true));
    return behaviour.answer(query, overTcp);
  }
}
