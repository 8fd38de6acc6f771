// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A fault, and what is asked of a host while it is there.
 *
 * @param id the fault's name in the table
 * @param fault the fault
 * @param kinds the services that it can touch
 * @param spared those of them that are as they should be all the same
 * @param name the name that is asked for; empty for one of its own below bed.example
 * @param address the address of the host; empty for one of its own
 * @param traits what else there is to say of it
 * @param proxy what the environment says of a proxy
 */
record Row(
    String id,
    Fault fault,
    Set<Kind> kinds,
    Set<Kind> spared,
    String name,
    String address,
    Set<Trait> traits,
    String proxy) {

  /** What an environment says if there is no proxy. */
  static final String NO_PROXY = "none";

  /** What else there is to say of a fault. */
  enum Trait {
    /** It is one of all hosts at once, so that nothing else can be asked at the same time. */
    ALONE,
    /** The site declares the host's address, so that its name is not looked up. */
    DECLARED,
    /** What does not open while it is there is shut on the way, for certain. */
    SHUT,
    /** The client's resolver has an address for the name that is not the host's. */
    FORGED,
    /** It is one of the client itself. */
    LOCAL
  }

  static Row of(String id, Fault fault, Set<Kind> kinds) {
    return new Row(id, fault, kinds, Set.of(), "", "", Set.of(), NO_PROXY);
  }

  /** Return the same, with some of its services not harmed. */
  Row sparing(Set<Kind> unharmed) {
    return new Row(id, fault, kinds, unharmed, name, address, traits, proxy);
  }

  /** Return the same for a host of a given name. */
  Row named(String given) {
    return new Row(id, fault, kinds, spared, given, address, traits, proxy);
  }

  /** Return the same for a host at a given address. */
  Row at(String given) {
    return new Row(id, fault, kinds, spared, name, given, traits, proxy);
  }

  /** Return the same with a trait more. */
  Row being(Trait trait) {
    Set<Trait> all = EnumSet.of(trait);
    all.addAll(traits);
    return new Row(id, fault, kinds, spared, name, address, all, proxy);
  }

  /** Return the same with a fault more. */
  Row with(Fault other) {
    return new Row(id, fault.and(other), kinds, spared, name, address, traits, proxy);
  }

  /** Return the same through a proxy. */
  Row through(String given) {
    return new Row(id, fault, kinds, spared, name, address, traits, given);
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  @Override
  public String toString() {
    return id;
  }

  /** Return its cells. */
  List<Cell> cells() {
    return kinds.stream().sorted().map(kind -> new Cell(this, kind)).toList();
  }
}
