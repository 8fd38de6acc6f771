// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that made some namespaces, as it is written into their names. The moment of its start
 * tells it from a later process of the same number.
 *
 * @param pid its number
 * @param start when it started, in the clock ticks of {@code /proc}
 */
record Owner(long pid, long start) {

  private static final Pattern NAME = Pattern.compile("netready-p(\\d{1,18})-t(\\d{1,18})-.*");

  /** The place of the start time among the fields of {@code /proc/PID/stat} after the name. */
  private static final int START_TIME = 19;

  /** Return this process. */
  static Owner current() {
    long pid = ProcessHandle.current().pid();
    return new Owner(pid, start(pid).orElseThrow());
  }

  /** Return who made a namespace; empty if its name does not say so. */
  static Optional<Owner> of(String namespace) {
    Matcher name = NAME.matcher(namespace);
    return name.matches()
        ? Optional.of(new Owner(Long.parseLong(name.group(1)), Long.parseLong(name.group(2))))
        : Optional.empty();
  }

  /** Return whether it still runs. */
  boolean isAlive() {
    return start(pid).filter(it -> it == start).isPresent();
  }

  /** Return the beginning of the names of what it makes. */
  String prefix() {
    return "netready-p%d-t%d-".formatted(pid, start);
  }

  private static Optional<Long> start(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String afterName = stat.substring(stat.lastIndexOf(')') + 2);
      return Optional.of(Long.parseLong(afterName.split(" ")[START_TIME]));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
