// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Names a run after the process that all of its forks have in common. */
final class RunName {

  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunName() {}

  /**
   * Return the name of the run that a process is part of.
   *
   * <p>Only a Maven that lives for one build counts. Daemons of Gradle and Maven and IDEs live for
   * many, and one folder would mix their runs; where a system does not tell command lines (Windows)
   * nobody knows.
   */
  static String of(ProcessHandle process) {
    return Stream.iterate(
            Optional.of(process), Optional::isPresent, it -> it.flatMap(ProcessHandle::parent))
        .flatMap(Optional::stream)
        .filter(it -> isMaven(it.info().commandLine().orElse("")))
        .filter(it -> it.info().startInstant().isPresent())
        .findFirst()
        .map(RunName::named)
        .orElseGet(() -> named(process));
  }

  /** Return whether a command line is that of {@code mvn}: its launcher is the main class. */
  static boolean isMaven(String commandLine) {
    return commandLine.contains(" org.codehaus.plexus.classworlds.launcher.Launcher")
        || commandLine.contains(" org.codehaus.classworlds.Launcher");
  }

  static String named(Instant start, long pid) {
    return "run-%s-%s".formatted(TO_THE_SECOND.format(start), pid);
  }

  private static String named(ProcessHandle process) {
    return named(process.info().startInstant().orElseGet(RunName::startOfThisOne), process.pid());
  }

  private static Instant startOfThisOne() {
    return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
  }
}
