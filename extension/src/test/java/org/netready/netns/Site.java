// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The servers of a network and the names that its resolver knows, as lines of text. */
final class Site {

  private final Map<String, String> names = new TreeMap<>();
  private final List<ServedPort> ports = new ArrayList<>();

  private Site() {}

  /** Make a site that has a resolver which knows no names. */
  static Site empty() {
    return new Site();
  }

  /** Let the resolver answer for a name. */
  Site name(String name, String address) {
    names.put(name, address);
    return this;
  }

  /** Let something answer on a port. */
  Site serve(ServedPort.Kind kind, String name, String address, int port) {
    ports.add(new ServedPort(kind, name, address, port));
    return this;
  }

  /** Give a host a name and let something answer on its port. */
  Site host(ServedPort.Kind kind, String name, String address, int port) {
    return name(name, address).serve(kind, name, address, port);
  }

  /** Return what is served, the resolver aside. */
  List<ServedPort> ports() {
    return List.copyOf(ports);
  }

  Map<String, String> names() {
    return Map.copyOf(names);
  }

  /** Return the addresses that the servers need, the resolver's included. */
  Set<String> addresses() {
    Set<String> addresses = new TreeSet<>(Set.of(Namespaces.RESOLVER));
    ports.forEach(port -> addresses.add(port.address()));
    return addresses;
  }

  /** Return the lines that {@link #parse} reads. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    names.forEach((name, address) -> lines.add("name %s %s".formatted(name, address)));
    ports.forEach(
        it ->
            lines.add(
                "serve %s %s %s %d".formatted(it.kind(), it.name(), it.address(), it.port())));
    return lines;
  }

  static Site parse(List<String> lines) {
    Site site = empty();
    for (String line : lines) {
      String[] words = line.split(" ");
      if (words[0].equals("name")) {
        site.name(words[1], words[2]);
      } else {
        site.serve(
            ServedPort.Kind.valueOf(words[1]), words[2], words[3], Integer.parseInt(words[4]));
      }
    }
    return site;
  }
}
