// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** Answers of name servers. */
final class DnsServers {

  private DnsServers() {}

  /** Answer each query of a connection. */
  static void serveTcp(Socket connection) throws IOException {
    var in = new DataInputStream(connection.getInputStream());
    var out = new DataOutputStream(connection.getOutputStream());
    while (true) {
      byte[] answer = know(in.readNBytes(in.readUnsignedShort()));
      out.writeShort(answer.length);
      out.write(answer);
      out.flush();
    }
  }

  /** Return the answer of a resolver that knows the root. */
  static byte[] know(byte[] query) throws IOException {
    Message answer = answer(query, Rcode.NOERROR);
    answer.addRecord(
        new NSRecord(Name.root, DClass.IN, 60, Name.fromConstantString("a.root.test.")),
        Section.ANSWER);
    return answer.toWire();
  }

  /** Return an answer with a code and no records to a query. */
  static byte[] decline(byte[] query, int code) throws IOException {
    return answer(query, code).toWire();
  }

  private static Message answer(byte[] query, int code) throws IOException {
    var question = new Message(query);
    var answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setRcode(code);
    answer.addRecord(question.getQuestion(), Section.QUESTION);
    return answer;
  }
}
