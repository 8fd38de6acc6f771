// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netready.endpoint.Transport;
import org.netready.probe.Deadline;
import org.netready.probe.PlainText;

/**
 * What Linux tells of a host's sockets in its {@code /proc}: those of the network namespace that
 * this process is in.
 */
final class ProcFiles {

  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
  private static final Pattern TWO_NUMBERS = Pattern.compile("\\s*(\\d{1,5})\\s+(\\d{1,5})\\s*");
  private static final int LONGEST_NAME = 32;

  private final Path proc;

  ProcFiles(Path proc) {
    this.proc = proc;
  }

  /**
   * The ports that the system gives to clients.
   *
   * @param first the first
   * @param last the last
   */
  record ClientPorts(int first, int last) {

    static final ClientPorts DEFAULT = new ClientPorts(32_768, 60_999);

    boolean contains(int port) {
      return first <= port && port <= last;
    }
  }

  /** Return whether the sockets can be listed here at all. */
  boolean isThere() {
    return Files.isReadable(table(Transport.TCP, "")) && Files.isReadable(table(Transport.UDP, ""));
  }

  /**
   * Return the sockets of both address families that are wanted.
   *
   * @throws IOException if the system does not list them, or in an unknown form
   */
  List<SocketEntry> sockets(Transport transport, Predicate<SocketEntry> wanted) throws IOException {
    List<SocketEntry> sockets = new ArrayList<>();
    read(table(transport, ""), wanted, sockets);
    try {
      read(table(transport, "6"), wanted, sockets);
    } catch (NoSuchFileException e) {
      // A kernel without IPv6 has no such list, and no such sockets.
    }
    return sockets;
  }

  private Path table(Transport transport, String family) {
    return proc.resolve("self/net/" + transport.keyword() + family);
  }

  private static void read(Path table, Predicate<SocketEntry> wanted, List<SocketEntry> sockets)
      throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(table, StandardCharsets.ISO_8859_1)) {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException(table + " is empty");
      }
      for (line = lines.readLine(); line != null; line = lines.readLine()) {
        SocketEntry socket = SocketEntry.parse(line);
        if (wanted.test(socket)) {
          sockets.add(socket);
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(table + " has an unknown form: " + e.getMessage(), e);
    }
  }

  /** Return the ports that the system gives to clients; if it does not say, its default. */
  ClientPorts clientPorts() {
    try {
      Matcher matcher =
          TWO_NUMBERS.matcher(Files.readString(proc.resolve("sys/net/ipv4/ip_local_port_range")));
      return matcher.matches()
          ? new ClientPorts(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
          : ClientPorts.DEFAULT;
    } catch (IOException e) {
      return ClientPorts.DEFAULT;
    }
  }

  /**
   * Return who holds sockets, as {@code sshd, pid 812}. Those of other users can be seen by root
   * alone, those of the kernel by nobody; they are not in it.
   *
   * @param inodes the sockets
   * @param deadline when to stop looking
   */
  Map<Long, String> holders(Set<Long> inodes, Deadline deadline) {
    Map<Long, String> holders = new HashMap<>();
    Set<Long> wanted = new HashSet<>(inodes);
    wanted.remove(0L);
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        if (wanted.isEmpty() || deadline.isOver()) {
          break;
        }
        for (long inode : socketsOf(process)) {
          if (wanted.remove(inode)) {
            holders.put(inode, name(process) + "pid " + process.getFileName());
          }
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      // Who holds a socket is said where it can be seen; that it is held is seen without.
    }
    return holders;
  }

  private static List<Long> socketsOf(Path process) {
    List<Long> inodes = new ArrayList<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        Matcher socket = SOCKET.matcher(Files.readSymbolicLink(descriptor).toString());
        if (socket.matches()) {
          inodes.add(Long.parseLong(socket.group(1)));
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      // Another user's process, or one that has just ended: what was read so far counts.
    }
    return inodes;
  }

  private static String name(Path process) {
    try {
      byte[] name = Files.readAllBytes(process.resolve("comm"));
      return PlainText.of(new String(name, StandardCharsets.UTF_8).strip(), LONGEST_NAME) + ", ";
    } catch (IOException e) {
      return "";
    }
  }
}
