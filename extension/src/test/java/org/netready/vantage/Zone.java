// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netready.endpoint.IpAddress;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The names that a name server knows; {@code *.domain} stands for all that are not said. */
final class Zone {

  private static final int TTL = 60;

  private final Map<String, List<IpAddress>> addresses = new HashMap<>();
  private final Map<String, String> aliases = new HashMap<>();
  private final Map<String, Integer> codes = new HashMap<>();

  Zone with(String name, String... values) {
    List<IpAddress> parsed = new ArrayList<>();
    for (String value : values) {
      parsed.add(IpAddress.parse(value));
    }
    addresses.put(name, parsed);
    return this;
  }

  Zone alias(String name, String target) {
    aliases.put(name, target);
    return this;
  }

  /** Answer questions for a record type of a name with a code. */
  Zone failing(String name, int type, int code) {
    codes.put(name + " " + type, code);
    return this;
  }

  Message answer(Message query) throws IOException {
    Record question = query.getQuestion();
    String name = question.getName().toString(true);
    Message answer = NameServer.answerTo(query, Rcode.NOERROR);
    Integer code = codes.get(name + " " + question.getType());
    if (code != null) {
      answer.getHeader().setRcode(code);
      return answer;
    }
    List<String> seen = new ArrayList<>();
    while (aliases.containsKey(name) && !seen.contains(name)) {
      seen.add(name);
      Name target = Name.fromString(aliases.get(name) + ".");
      answer.addRecord(
          new CNAMERecord(Name.fromString(name + "."), DClass.IN, TTL, target), Section.ANSWER);
      name = aliases.get(name);
    }
    List<IpAddress> found = find(name);
    if (found == null) {
      boolean isAliasOfItself = aliases.containsKey(name);
      answer.getHeader().setRcode(isAliasOfItself ? Rcode.NOERROR : Rcode.NXDOMAIN);
      return answer;
    }
    for (IpAddress address : found) {
      add(answer, Name.fromString(name + "."), question.getType(), address);
    }
    return answer;
  }

  private static void add(Message answer, Name name, int type, IpAddress address) {
    if (type == Type.A && !address.isV6()) {
      answer.addRecord(new ARecord(name, DClass.IN, TTL, address.inet()), Section.ANSWER);
    }
    if (type == Type.AAAA && address.isV6()) {
      answer.addRecord(new AAAARecord(name, DClass.IN, TTL, address.inet()), Section.ANSWER);
    }
  }

  private List<IpAddress> find(String name) {
    if (addresses.containsKey(name)) {
      return addresses.get(name);
    }
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      List<IpAddress> wild = addresses.get("*" + name.substring(dot));
      if (wild != null) {
        return wild;
      }
    }
    return addresses.get("*");
  }
}
