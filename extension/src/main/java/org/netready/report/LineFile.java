// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Appends lines to a file of this process: all of them, or none. A new file appears with its first
 * lines in it. However many they are, one is in memory at a time.
 *
 * <p>Streams and not channels, because an interrupt closes a channel in the middle of a line.
 */
final class LineFile {

  private static final int BUFFER = 1 << 16;
  private static final Lock LOCK = new ReentrantLock();

  private LineFile() {}

  /**
   * Append lines.
   *
   * @param lines complete lines, each with its line feed; may be none
   */
  static void append(Path file, Stream<String> lines) throws IOException {
    LOCK.lock();
    try {
      if (Files.exists(file)) {
        extend(file, lines);
      } else {
        create(file, lines);
      }
    } finally {
      LOCK.unlock();
    }
  }

  private static void create(Path file, Stream<String> lines) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      try (FileOutputStream stream = new FileOutputStream(unfinished.toFile())) {
        write(lines, stream);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void extend(Path file, Stream<String> lines) throws IOException {
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      long end = opened.length();
      opened.seek(end);
      boolean isWhole = false;
      try {
        write(lines, new FileOutputStream(opened.getFD()));
        isWhole = true;
      } finally {
        if (!isWhole) {
          opened.setLength(end);
        }
      }
    }
  }

  private static void write(Stream<String> lines, OutputStream file) throws IOException {
    OutputStream buffered = new BufferedOutputStream(file, BUFFER);
    for (Iterator<String> rest = lines.iterator(); rest.hasNext(); ) {
      buffered.write(rest.next().getBytes(UTF_8));
    }
    buffered.flush();
  }
}
