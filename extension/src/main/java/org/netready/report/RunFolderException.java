// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The files of a run cannot be written. The message says where, why, and what would be right. */
public final class RunFolderException extends IOException {

  private static final long serialVersionUID = 1L;

  RunFolderException(Path path, IOException cause) {
    super(
        "cannot write to '%s': %s; expected a directory that may be created and written to"
            .formatted(path, reason(cause)),
        cause);
  }

  /** Return the reason in words: the messages of these exceptions are a path alone. */
  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileAlreadyExistsException exists) {
      return "'%s' is no directory".formatted(exists.getFile());
    }
    String reason =
        cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
    return reason == null ? cause.getClass().getSimpleName() : reason;
  }
}
