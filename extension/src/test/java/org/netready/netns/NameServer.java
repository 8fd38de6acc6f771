// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A resolver that has IPv4 addresses of some names; all others do not exist. */
final class NameServer {

  private static final long TTL = 60;

  private final Map<String, String> addresses;

  NameServer(Map<String, String> addresses) {
    this.addresses = addresses;
  }

  /** Return the reply to a query. */
  byte[] reply(byte[] query) throws IOException {
    Message asked = new Message(query);
    Record question = asked.getQuestion();
    Message reply = new Message(asked.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setFlag(Flags.RA);
    if (asked.getHeader().getFlag(Flags.RD)) {
      reply.getHeader().setFlag(Flags.RD);
    }
    reply.addRecord(question, Section.QUESTION);
    String address = addresses.get(text(question.getName()));
    if (address == null) {
      reply.getHeader().setRcode(Rcode.NXDOMAIN);
    } else if (question.getType() == Type.A) {
      var literal = (Inet4Address) InetAddress.getByName(address);
      reply.addRecord(new ARecord(question.getName(), DClass.IN, TTL, literal), Section.ANSWER);
    }
    return reply.toWire();
  }

  private static String text(Name name) {
    return name.toString(true).toLowerCase(Locale.ROOT);
  }
}
