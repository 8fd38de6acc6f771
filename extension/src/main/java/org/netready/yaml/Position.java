// SPDX-License-Identifier: Apache-2.0
package org.netready.yaml;

import java.net.URI;

/**
 * A place in a file.
 *
 * @param file what the reader calls the file: a path, or the name of a resource
 * @param source where the file is: a {@code file:} or {@code jar:} URI, for links
 * @param line the line, from 1
 * @param column the column, from 1
 */
public record Position(String file, URI source, int line, int column) {

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
