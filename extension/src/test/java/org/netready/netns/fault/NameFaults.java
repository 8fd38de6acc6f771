// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.util.List;
import org.netready.netns.Applied;
import org.netready.netns.bed.Bed;

/** What a resolver says of names. */
final class NameFaults {

  /** So long that an answer with some of them does not fit into a datagram of 512 bytes. */
  private static final String LONG =
      "%1$s.%1$s.%1$s.bed.example".formatted("a-label-that-is-as-long-as-a-label-can-possibly-be");

  private NameFaults() {}

  /** The name has its address, as it should. */
  static Fault right() {
    return says("host-record=NAME,ADDRESS");
  }

  /** The name has its IPv6 address only. */
  static Fault v6() {
    return says("host-record=NAME,ADDRESS6");
  }

  /** The name has both its addresses. */
  static Fault bothFamilies() {
    return says("host-record=NAME,ADDRESS,ADDRESS6");
  }

  /** The name has another address. */
  static Fault address(String address) {
    return says("address=/NAME/" + address);
  }

  /** There is no such name. */
  static Fault missing() {
    return Fault.NONE;
  }

  /** The name exists, and has no address. */
  static Fault noData() {
    return says("txt-record=NAME,nothing");
  }

  /** Questions for the name are put to another server. */
  static Fault askedOf(String server) {
    return says("server=/NAME/" + server);
  }

  /** Every name of a domain has the address, the wrong ones too. */
  static Fault wildcard(String domain) {
    return says("address=/%s/ADDRESS".formatted(domain));
  }

  /** The name is another's, which is another's, which has the address. */
  static Fault chain() {
    return says(
        "cname=NAME,one.NAME",
        "cname=one.NAME,two.NAME",
        "cname=two.NAME,three.NAME",
        "host-record=three.NAME,ADDRESS");
  }

  /** The same with names so long that the answer does not fit into a datagram. */
  static Fault longChain() {
    String one = "one." + LONG;
    String two = "two." + LONG;
    String three = "three." + LONG;
    return says(
        "cname=NAME," + one,
        "cname=%s,%s".formatted(one, two),
        "cname=%s,%s".formatted(two, three),
        "host-record=%s,ADDRESS".formatted(three));
  }

  /** The client looks up what it does not find below a domain as well. */
  static Fault search(String domain) {
    return (bed, target) -> {
      bed.network().resolvers(Bed.RESOLV_CONF + "search %s\n".formatted(domain));
      return () -> bed.network().resolvers(Bed.RESOLV_CONF);
    };
  }

  private static Fault says(String... lines) {
    return (bed, target) -> {
      Applied all = Applied.NOTHING;
      for (String line : List.of(lines)) {
        all = all.then(bed.resolver().tell(filled(line, target)));
      }
      return all;
    };
  }

  private static String filled(String line, Target target) {
    return line.replace("NAME", target.name())
        .replace("ADDRESS6", target.address6())
        .replace("ADDRESS", target.address());
  }
}
