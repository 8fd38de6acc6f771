// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A recursive resolver over UDP and TCP. Safe for use by many threads. */
final class DnsServer {

  /** One that knows the root's name servers and refuses all other questions. */
  static final DnsServer OF_ROOT = new DnsServer(new RootAnswers());

  private static final int LONGEST_DATAGRAM = 512;
  private static final int OUR_LONGEST_DATAGRAM = 1232;

  /** What is answered to a question. */
  interface Answers {

    /**
     * Write the answer to a question into a reply that repeats it, without blocking.
     *
     * @return whether there is an answer at all
     */
    boolean answer(Record question, Message reply);
  }

  private final Answers answers;

  DnsServer(Answers answers) {
    this.answers = answers;
  }

  /** Return the reply to a query in a datagram; empty if it is none, or for silence. */
  Optional<byte[]> reply(byte[] datagram) {
    return query(datagram)
        .flatMap(query -> reply(query).map(reply -> reply.toWire(longestDatagram(query))));
  }

  /** Answer the queries on a connection: RFC 1035, section 4.2.2. */
  void answer(Socket client, InputStream in) throws IOException {
    DataInputStream queries = new DataInputStream(in);
    DataOutputStream replies = new DataOutputStream(client.getOutputStream());
    try {
      while (true) {
        byte[] bytes = new byte[queries.readUnsignedShort()];
        queries.readFully(bytes);
        Optional<Message> query = query(bytes);
        if (query.isEmpty()) {
          return;
        }
        Optional<Message> reply = reply(query.get());
        if (reply.isEmpty()) {
          ServiceResponder.hold(client);
          return;
        }
        replies.write(framed(reply.get()));
      }
    } catch (EOFException e) {
      return; // The client has asked all that it wanted.
    }
  }

  private static byte[] framed(Message reply) {
    byte[] wire = reply.toWire(Message.MAXLENGTH);
    byte[] framed = new byte[wire.length + Short.BYTES];
    framed[0] = (byte) (wire.length >>> Byte.SIZE);
    framed[1] = (byte) wire.length;
    System.arraycopy(wire, 0, framed, Short.BYTES, wire.length);
    return framed;
  }

  private static int longestDatagram(Message query) {
    @Nullable OPTRecord options = query.getOPT();
    return options == null
        ? LONGEST_DATAGRAM
        : Math.max(LONGEST_DATAGRAM, options.getPayloadSize());
  }

  private static Optional<Message> query(byte[] bytes) {
    try {
      Message query = new Message(bytes);
      return query.getHeader().getFlag(Flags.QR) ? Optional.empty() : Optional.of(query);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<Message> reply(Message query) {
    Message reply = new Message(query.getHeader().getID());
    reply.getHeader().setOpcode(query.getHeader().getOpcode());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setFlag(Flags.RA);
    if (query.getHeader().getFlag(Flags.RD)) {
      reply.getHeader().setFlag(Flags.RD);
    }
    if (query.getOPT() != null) {
      reply.addRecord(new OPTRecord(OUR_LONGEST_DATAGRAM, 0, 0), Section.ADDITIONAL);
    }
    @Nullable Record question = query.getQuestion();
    if (question == null) {
      reply.getHeader().setRcode(Rcode.FORMERR);
      return Optional.of(reply);
    }
    reply.addRecord(question, Section.QUESTION);
    if (query.getHeader().getOpcode() != Opcode.QUERY) {
      reply.getHeader().setRcode(Rcode.NOTIMP);
      return Optional.of(reply);
    }
    return answers.answer(question, reply) ? Optional.of(reply) : Optional.empty();
  }
}
