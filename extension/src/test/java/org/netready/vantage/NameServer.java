// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on loopback that says the same of every name. */
final class NameServer implements AutoCloseable {

  private static final int SILENT = -1;

  private final DatagramSocket socket;
  private final int code;
  private final String address;

  private NameServer(int code, String address) {
    this.code = code;
    this.address = address;
    try {
      this.socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var thread = new Thread(this::serve, "name-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** A server that answers with a code and no records. */
  static NameServer saying(int code) {
    return new NameServer(code, "");
  }

  /** A server that knows one address for everything. */
  static NameServer knowing(String address) {
    return new NameServer(0, address);
  }

  /** A server that never answers. */
  static NameServer silent() {
    return new NameServer(SILENT, "");
  }

  InetSocketAddress at() {
    return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
  }

  /** What evidence calls it. */
  String name() {
    return "127.0.0.1 port " + socket.getLocalPort();
  }

  @Override
  public void close() {
    socket.close();
  }

  private void serve() {
    var packet = new DatagramPacket(new byte[2048], 2048);
    while (!socket.isClosed()) {
      try {
        socket.receive(packet);
        if (code != SILENT) {
          byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private byte[] answer(byte[] query) throws IOException {
    var question = new Message(query);
    var answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setRcode(code);
    answer.addRecord(question.getQuestion(), Section.QUESTION);
    if (!address.isEmpty() && question.getQuestion().getType() == Type.A) {
      answer.addRecord(
          new ARecord(
              question.getQuestion().getName(), DClass.IN, 60, InetAddress.getByName(address)),
          Section.ANSWER);
    }
    return answer.toWire();
  }
}
