// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Appends lines to a file of this process: all of a text, or nothing of it. A new file appears with
 * its first lines in it.
 *
 * <p>Streams and not channels, because an interrupt closes a channel in the middle of a line.
 */
final class LineFile {

  private static final Lock LOCK = new ReentrantLock();

  private LineFile() {}

  /**
   * Append a text.
   *
   * @param lines complete lines, each with its line feed; may be empty
   */
  static void append(Path file, String lines) throws IOException {
    byte[] bytes = lines.getBytes(UTF_8);
    LOCK.lock();
    try {
      if (Files.exists(file)) {
        extend(file, bytes);
      } else {
        create(file, bytes);
      }
    } finally {
      LOCK.unlock();
    }
  }

  private static void create(Path file, byte[] bytes) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      try (FileOutputStream stream = new FileOutputStream(unfinished.toFile())) {
        stream.write(bytes);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void extend(Path file, byte[] bytes) throws IOException {
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      long end = opened.length();
      opened.seek(end);
      try {
        opened.write(bytes);
      } catch (IOException e) {
        opened.setLength(end);
        throw e;
      }
    }
  }
}
