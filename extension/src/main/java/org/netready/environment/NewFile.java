// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.netready.yaml.Problems;
import org.netready.yaml.SpecException;

/** Writes files that were not there, wholly or not at all. */
public final class NewFile {

  private NewFile() {}

  /**
   * Write a text, in UTF-8, to a file that is not there yet. A file that is there is never touched,
   * also not one that appears meanwhile, unless its file system knows no hard links.
   *
   * @throws SpecException if there is a file of that name already, if its directory is not there,
   *     or if it cannot be written
   */
  public static void write(Path file, String text) {
    Path place = file.toAbsolutePath().normalize();
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      throw alreadyThere(file);
    }
    Path whole = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID());
    try {
      try {
        Files.writeString(whole, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        place(whole, place);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (FileAlreadyExistsException e) {
      throw alreadyThere(file);
    } catch (NoSuchFileException e) {
      throw wrong(
          "there is no directory for '%s'; expected %s to be there"
              .formatted(file, place.getParent()));
    } catch (IOException e) {
      throw wrong("'%s' cannot be written; expected a directory that can be".formatted(file));
    }
  }

  /** A move may replace what is there, or look first and be too late; a link does neither. */
  private static void place(Path whole, Path place) throws IOException {
    try {
      Files.createLink(place, whole);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.move(whole, place);
    }
  }

  private static SpecException alreadyThere(Path file) {
    return wrong(
        "'%s' is there already and is never overwritten; expected the name of a new file"
            .formatted(file));
  }

  private static SpecException wrong(String text) {
    var problems = new Problems();
    problems.add(text);
    return new SpecException(problems.all());
  }
}
