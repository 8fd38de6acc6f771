// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** Name servers that say of every name what dnsmasq says of none. */
public final class BrokenNames {

  static final int SERVFAIL_PORT = 5301;
  static final int LOOP_PORT = 5302;
  static final int ROOT_PORT = 5303;

  private static final long TTL = 60;

  /** One that fails, as dnsmasq is told where to ask. */
  public static final String SERVFAIL = Bed.SERVER + "#" + SERVFAIL_PORT;

  /** One with two names, each of which is the other's. */
  public static final String LOOP = Bed.SERVER + "#" + LOOP_PORT;

  /** One that knows the root, as every resolver does, and nothing else. */
  static final String ROOT = Bed.SERVER + "#" + ROOT_PORT;

  private BrokenNames() {}

  static byte[] servfail(byte[] query) throws IOException {
    Message reply = reply(new Message(query));
    reply.getHeader().setRcode(Rcode.SERVFAIL);
    return reply.toWire();
  }

  static byte[] loop(byte[] query) throws IOException {
    Message asked = new Message(query);
    Name name = asked.getQuestion().getName();
    Name other = Name.fromString("other", name);
    Message reply = reply(asked);
    reply.addRecord(new CNAMERecord(name, DClass.IN, TTL, other), Section.ANSWER);
    reply.addRecord(new CNAMERecord(other, DClass.IN, TTL, name), Section.ANSWER);
    return reply.toWire();
  }

  static byte[] root(byte[] query) throws IOException {
    Message asked = new Message(query);
    Message reply = reply(asked);
    if (asked.getQuestion().getName().equals(Name.root)) {
      Name server = Name.fromConstantString("a.root.test.");
      reply.addRecord(new NSRecord(Name.root, DClass.IN, TTL, server), Section.ANSWER);
    } else {
      reply.getHeader().setRcode(Rcode.REFUSED);
    }
    return reply.toWire();
  }

  /** What dnsmasq is asked over TCP it asks over TCP in turn. */
  static void serveRootOverTcp() throws IOException {
    ServerSocket server = new ServerSocket(ROOT_PORT);
    Threads.start(
        () -> {
          while (true) {
            Socket client = server.accept();
            Threads.start(() -> answerOverTcp(client));
          }
        });
  }

  private static void answerOverTcp(Socket client) throws IOException {
    try (client;
        var queries = new DataInputStream(client.getInputStream());
        var answers = new DataOutputStream(client.getOutputStream())) {
      while (true) {
        byte[] answer = root(queries.readNBytes(queries.readUnsignedShort()));
        answers.writeShort(answer.length);
        answers.write(answer);
      }
    }
  }

  private static Message reply(Message asked) {
    Message reply = new Message(asked.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setFlag(Flags.RA);
    reply.addRecord(asked.getQuestion(), Section.QUESTION);
    return reply;
  }
}
