// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.time.Duration;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Knows the root's name servers and refuses all other questions. */
final class RootAnswers implements DnsServer.Answers {

  private static final long TTL = Duration.ofDays(6).toSeconds();
  private static final Name ROOT_SERVER = Name.fromConstantString("a.root-servers.net.");

  @Override
  public boolean answer(Record question, Message reply) {
    if (question.getName().equals(Name.root) && question.getType() == Type.NS) {
      reply.addRecord(new NSRecord(Name.root, DClass.IN, TTL, ROOT_SERVER), Section.ANSWER);
    } else {
      reply.getHeader().setRcode(Rcode.REFUSED);
    }
    return true;
  }
}
