// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * A question that every name server answers, if only to decline.
 *
 * @param query the question
 */
record DnsQuestion(Message query) implements DatagramQuestion {

  /** Return the question for the name servers of the root. */
  static DnsQuestion rootServers() {
    return new DnsQuestion(Message.newQuery(Record.newRecord(Name.root, Type.NS, DClass.IN)));
  }

  @Override
  public String protocol() {
    return "DNS";
  }

  @Override
  public byte[] wire() {
    return query.toWire();
  }

  /** Return whether an answer with this id can be one to this question. */
  boolean isAnsweredBy(short id) {
    return Short.toUnsignedInt(id) == query.getHeader().getID();
  }

  @Override
  public Optional<Answer> read(byte[] answer) {
    try {
      var message = new Message(answer);
      return isAnswer(message)
          ? Optional.of(
              new Answer(
                  text(message),
                  isOfUse(message) ? Optional.empty() : Optional.of(Cause.SERVICE_UNABLE)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The id, the opcode and the question come back as they were: RFC 5452, section 9.1. */
  private boolean isAnswer(Message message) {
    Header header = message.getHeader();
    return header.getFlag(Flags.QR)
        && header.getOpcode() == Opcode.QUERY
        && header.getID() == query.getHeader().getID()
        && Objects.equals(message.getQuestion(), query.getQuestion());
  }

  /** Every resolver knows the root; one that declines, or says nothing of it, resolves nothing. */
  private static boolean isOfUse(Message message) {
    return message.getRcode() == Rcode.NOERROR && !isEmptyAndTruncated(message);
  }

  private static boolean isEmptyAndTruncated(Message message) {
    return message.getHeader().getFlag(Flags.TC) && message.getSection(Section.ANSWER).isEmpty();
  }

  private static String text(Message message) {
    return "%s, %s records%s"
        .formatted(
            Rcode.string(message.getRcode()),
            message.getSection(Section.ANSWER).size(),
            isEmptyAndTruncated(message) ? ", truncated" : "");
  }
}
