// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder in the form of Linux's {@code /proc}. */
final class ProcFolder {

  private static final String HEADING = "  sl  local_address rem_address   st ...\n";

  private final Path folder;

  ProcFolder(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("self/net"));
    tcp();
    table("udp");
  }

  Path path() {
    return folder;
  }

  ProcFolder tcp(String... lines) throws IOException {
    return table("tcp", lines);
  }

  ProcFolder table(String name, String... lines) throws IOException {
    String text = lines.length == 0 ? "" : String.join("\n", lines) + "\n";
    Files.writeString(folder.resolve("self/net").resolve(name), HEADING + text);
    return this;
  }

  ProcFolder clientPorts(String text) throws IOException {
    Path file = folder.resolve("sys/net/ipv4/ip_local_port_range");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  ProcFolder process(int pid, String name, long... inodes) throws IOException {
    Path process = Files.createDirectories(folder.resolve(Integer.toString(pid)).resolve("fd"));
    Files.writeString(process.resolveSibling("comm"), name + "\n");
    for (long inode : inodes) {
      Files.createSymbolicLink(
          process.resolve(Long.toString(inode)), Path.of("socket:[" + inode + "]"));
    }
    return this;
  }
}
