// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A recursive resolver that knows the root's name servers and refuses all other questions. */
final class DnsServer {

  private static final long TTL = Duration.ofDays(6).toSeconds();
  private static final Name ROOT_SERVER = Name.fromConstantString("a.root-servers.net.");

  private DnsServer() {}

  /** Return the reply to a query; empty if it is none. */
  static Optional<byte[]> reply(byte[] query) {
    try {
      Message question = new Message(query);
      return question.getHeader().getFlag(Flags.QR)
          ? Optional.empty()
          : Optional.of(reply(question).toWire());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Answer the queries on a connection: RFC 1035, section 4.2.2. */
  static void answer(Socket client, InputStream in) throws IOException {
    DataInputStream queries = new DataInputStream(in);
    DataOutputStream replies = new DataOutputStream(client.getOutputStream());
    try {
      while (true) {
        byte[] query = new byte[queries.readUnsignedShort()];
        queries.readFully(query);
        Optional<byte[]> reply = reply(query);
        if (reply.isEmpty()) {
          return;
        }
        byte[] framed = new byte[reply.get().length + Short.BYTES];
        framed[0] = (byte) (reply.get().length >>> Byte.SIZE);
        framed[1] = (byte) reply.get().length;
        System.arraycopy(reply.get(), 0, framed, Short.BYTES, reply.get().length);
        replies.write(framed);
      }
    } catch (EOFException e) {
      return; // The client has asked all that it wanted.
    }
  }

  private static Message reply(Message query) {
    Message reply = new Message(query.getHeader().getID());
    reply.getHeader().setOpcode(query.getHeader().getOpcode());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setFlag(Flags.RA);
    if (query.getHeader().getFlag(Flags.RD)) {
      reply.getHeader().setFlag(Flags.RD);
    }
    @Nullable Record question = query.getQuestion();
    if (question == null) {
      reply.getHeader().setRcode(Rcode.FORMERR);
      return reply;
    }
    reply.addRecord(question, Section.QUESTION);
    if (question.getName().equals(Name.root) && question.getType() == Type.NS) {
      reply.addRecord(new NSRecord(Name.root, DClass.IN, TTL, ROOT_SERVER), Section.ANSWER);
    } else {
      reply.getHeader().setRcode(Rcode.REFUSED);
    }
    return reply;
  }
}
