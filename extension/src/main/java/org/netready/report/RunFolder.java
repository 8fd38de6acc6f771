// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The folder of one run, in which each process has files of its own: {@code plan-PID.jsonl} and
 * {@code results-PID.jsonl}. Test classes of one process share them. Safe for use by many threads.
 */
public final class RunFolder {

  private final Path path;
  private final long pid;

  private RunFolder(Path path, long pid) {
    this.path = path;
    this.pid = pid;
  }

  /**
   * Open the folder of the run that this process is part of: {@code run-20261121T000103Z-4711}, the
   * start and the process id of the Maven that forked it, so that all forks of a build share one
   * folder. Where no such Maven can be found (an IDE; Gradle, whose daemon outlives its builds), it
   * is the start and the id of this process.
   *
   * @param output the directory with the folders of all runs; created if it is not there
   * @throws RunFolderException if the folder cannot be created or written to
   */
  public static RunFolder open(Path output) throws RunFolderException {
    return open(output, RunName.of(ProcessHandle.current()));
  }

  /**
   * Open the folder of a run by name.
   *
   * @param output the directory with the folders of all runs; created if it is not there
   * @param name the folder's name
   * @throws RunFolderException if the folder cannot be created or written to
   */
  public static RunFolder open(Path output, String name) throws RunFolderException {
    Path path = output.resolve(name);
    try {
      Files.createDirectories(path);
      if (!Files.isWritable(path)) {
        throw new AccessDeniedException(path.toString());
      }
    } catch (IOException e) {
      throw new RunFolderException(path, e);
    }
    return new RunFolder(path, ProcessHandle.current().pid());
  }

  /** Return the folder. */
  public Path path() {
    return path;
  }

  /** Append complete lines to this process's plan. */
  void appendPlan(Stream<String> lines) throws RunFolderException {
    append("plan", lines);
  }

  /** Append complete lines to this process's results. */
  void appendResults(Stream<String> lines) throws RunFolderException {
    append("results", lines);
  }

  private void append(String kind, Stream<String> lines) throws RunFolderException {
    Path file = path.resolve("%s-%s.jsonl".formatted(kind, pid));
    try {
      LineFile.append(file, lines);
    } catch (IOException e) {
      throw new RunFolderException(file, e);
    }
  }
}
