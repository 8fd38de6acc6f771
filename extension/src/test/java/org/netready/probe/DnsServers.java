// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** Answers of name servers. */
final class DnsServers {

  private DnsServers() {}

  /** Refuse each query of a connection. */
  static void serveTcp(Socket connection) throws IOException {
    var in = new DataInputStream(connection.getInputStream());
    var out = new DataOutputStream(connection.getOutputStream());
    while (true) {
      byte[] answer = refuse(in.readNBytes(in.readUnsignedShort()));
      out.writeShort(answer.length);
      out.write(answer);
      out.flush();
    }
  }

  /** Return the answer REFUSED to a query. */
  static byte[] refuse(byte[] query) throws IOException {
    var question = new Message(query);
    var answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setRcode(Rcode.REFUSED);
    answer.addRecord(question.getQuestion(), Section.QUESTION);
    return answer.toWire();
  }
}
