// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What answers over UDP: echoes, time, QUIC, and names that dnsmasq would not give. */
final class Datagrams {

  private static final int LARGEST = 65_535;
  private static final int NTP_SERVER = 0x24;
  private static final int NTP_LENGTH = 48;
  private static final int NTP_REFERENCE = 12;
  private static final int NTP_ORIGIN = 24;
  private static final int NTP_TRANSMIT = 40;
  private static final int NTP_TIMESTAMP = 8;
  private static final byte NTP_THIS_CENTURY = (byte) 0xEE;
  private static final int QUIC_IDS = 5;
  private static final byte QUIC_LONG_HEADER = (byte) 0x80;

  private Datagrams() {}

  /** What is answered to a datagram. */
  interface Reply {
    byte[] to(byte[] datagram) throws IOException;
  }

  /** Serve all of them on every address. */
  static void serve() throws IOException {
    answer(Bed.ECHO_PORT, datagram -> datagram);
    answer(Bed.CONTROL_PORT, datagram -> datagram);
    answer(Bed.NTP_PORT, question -> ntp(question, 2, ""));
    answer(Bed.DECLINING_NTP_PORT, question -> ntp(question, 0, "DENY"));
    answer(Bed.QUIC_PORT, Datagrams::quic);
    answer(BrokenNames.SERVFAIL_PORT, BrokenNames::servfail);
    answer(BrokenNames.LOOP_PORT, BrokenNames::loop);
    answer(BrokenNames.ROOT_PORT, BrokenNames::root);
    BrokenNames.serveRootOverTcp();
    answerFromElsewhere();
    takeInSilence();
  }

  /** RFC 5905, section 7.3. */
  private static byte[] ntp(byte[] question, int stratum, String code) {
    byte[] reply = new byte[NTP_LENGTH];
    reply[0] = NTP_SERVER;
    reply[1] = (byte) stratum;
    byte[] reference = code.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(reference, 0, reply, NTP_REFERENCE, reference.length);
    System.arraycopy(question, NTP_TRANSMIT, reply, NTP_ORIGIN, NTP_TIMESTAMP);
    reply[NTP_TRANSMIT] = NTP_THIS_CENTURY;
    return reply;
  }

  /** Version 1 for whoever asks for another: RFC 9000, section 17.2.1. */
  private static byte[] quic(byte[] question) {
    int length = question[QUIC_IDS];
    byte[] destination = Arrays.copyOfRange(question, QUIC_IDS + 1, QUIC_IDS + 1 + length);
    int second = QUIC_IDS + 1 + length;
    byte[] source = Arrays.copyOfRange(question, second + 1, second + 1 + question[second]);
    return ByteBuffer.allocate(QUIC_IDS + 1 + source.length + 1 + destination.length + 4)
        .put(QUIC_LONG_HEADER)
        .putInt(0)
        .put((byte) source.length)
        .put(source)
        .put((byte) destination.length)
        .put(destination)
        .putInt(1)
        .array();
  }

  private static void answer(int port, Reply reply) throws IOException {
    DatagramSocket socket = new DatagramSocket(port);
    serve(socket, socket, reply);
  }

  private static void answerFromElsewhere() throws IOException {
    serve(
        new DatagramSocket(Bed.STRAY_ECHO_PORT),
        new DatagramSocket(new InetSocketAddress(Bed.STRAY, 0)),
        datagram -> datagram);
  }

  private static void takeInSilence() throws IOException {
    DatagramSocket socket = new DatagramSocket(Bed.MUTE_PORT);
    Threads.start(
        () -> {
          while (true) {
            socket.receive(new DatagramPacket(new byte[LARGEST], LARGEST));
          }
        });
  }

  private static void serve(DatagramSocket asked, DatagramSocket answering, Reply reply) {
    Threads.start(
        () -> {
          while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
            asked.receive(packet);
            packet.setData(reply.to(Arrays.copyOf(packet.getData(), packet.getLength())));
            answering.send(packet);
          }
        });
  }
}
