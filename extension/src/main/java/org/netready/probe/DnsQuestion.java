// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
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
      boolean isAnswer =
          message.getHeader().getFlag(Flags.QR)
              && message.getHeader().getID() == query.getHeader().getID();
      return isAnswer ? Optional.of(Answer.right(text(message))) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String text(Message message) {
    return "%s, %s records"
        .formatted(Rcode.string(message.getRcode()), message.getSection(Section.ANSWER).size());
  }
}
