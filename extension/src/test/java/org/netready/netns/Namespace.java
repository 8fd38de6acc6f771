// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network namespace, as {@code ip netns} makes it.
 *
 * @param name its name, unique on this machine
 */
public record Namespace(String name) {

  private static final Path CONFIGURATIONS = Path.of("/etc/netns");
  private static final int SECONDS_TO_DIE = 10;

  /** Make a namespace in which only loopback is up. */
  static Namespace create(String name, Undo undo) {
    Command.run("ip", "netns", "add", name);
    Namespace namespace = new Namespace(name);
    undo.add(namespace::delete);
    namespace.quicken();
    namespace.ip("link", "set", "lo", "up");
    return namespace;
  }

  /**
   * Spare what takes a network long and tests no time: addresses are used without asking whether
   * somebody has them already, and ICMP is sent as often as there is a reason.
   */
  private void quicken() {
    String values =
        "echo 0 > net/ipv4/icmp_ratelimit; echo 0 > net/ipv6/icmp/ratelimit;"
            + " echo 100000 > net/ipv4/icmp_msgs_per_sec; echo 100000 > net/ipv4/icmp_msgs_burst;"
            + " for it in all default; do echo 0 > net/ipv6/conf/$it/accept_dad; done";
    run("sh", "-c", "cd /proc/sys; " + values);
  }

  /** Run {@code ip} on this namespace. */
  public String ip(String... words) {
    return Command.run(words("ip", List.of("-n", name), List.of(words)));
  }

  /** Set a value of {@code /proc/sys}. */
  public void set(String name, String value) {
    run("sh", "-c", "echo %s > /proc/sys/%s".formatted(value, name));
  }

  /** Run a command inside, and return what it wrote. */
  public String run(String... words) {
    return Command.run(words("ip", List.of("netns", "exec", name), List.of(words)));
  }

  /** Return a builder of a process inside. */
  public ProcessBuilder builder(List<String> words) {
    return Command.builder(List.of(words("ip", List.of("netns", "exec", name), words)));
  }

  /**
   * Connect this namespace with another by a pair of interfaces, each named after the other end.
   *
   * @param address this side's address with the length of its prefix
   * @param otherAddress the other side's
   */
  void connect(String device, String address, Namespace other, String peer, String otherAddress) {
    ip("link", "add", device, "type", "veth", "peer", "name", peer, "netns", other.name);
    address(device, address);
    other.address(peer, otherAddress);
    ip("link", "set", device, "up");
    other.ip("link", "set", peer, "up");
  }

  /** Give an interface one more address. */
  public void address(String device, String address) {
    ip("address", "add", address, "dev", device);
  }

  /**
   * Lay a file over one of {@code /etc} for all that is started inside afterwards. Without such a
   * file on this machine nothing can be laid over it.
   */
  public void configure(String file, String content, Undo undo) {
    if (!Files.exists(Path.of("/etc", file))) {
      return;
    }
    Path directory = CONFIGURATIONS.resolve(name);
    try {
      boolean isFirst = Files.notExists(CONFIGURATIONS);
      Files.createDirectories(directory);
      undo.add(() -> deleteConfiguration(directory, file, isFirst));
      Files.writeString(directory.resolve(file), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteConfiguration(Path directory, String file, boolean withParent) {
    try {
      Files.deleteIfExists(directory.resolve(file));
      deleteIfEmpty(directory);
      if (withParent) {
        deleteIfEmpty(CONFIGURATIONS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteIfEmpty(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      return;
    }
    boolean isEmpty;
    try (Stream<Path> files = Files.list(directory)) {
      isEmpty = files.findAny().isEmpty();
    }
    if (isEmpty) {
      Files.delete(directory);
    }
  }

  /** End what runs inside, then delete the namespace and with it its interfaces and tables. */
  private void delete() {
    List<ProcessHandle> processes = processes();
    processes.forEach(ProcessHandle::destroyForcibly);
    CompletableFuture<?>[] ends =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ends).completeOnTimeout(null, SECONDS_TO_DIE, TimeUnit.SECONDS).join();
    Command.run("ip", "netns", "delete", name);
  }

  /** Delete it with the files that were laid over those of {@code /etc}. */
  void deleteWithConfiguration() {
    delete();
    Path directory = CONFIGURATIONS.resolve(name);
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        files.map(Path::getFileName).map(Path::toString).toList().forEach(this::deleteFile);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void deleteFile(String file) {
    deleteConfiguration(CONFIGURATIONS.resolve(name), file, false);
  }

  /** Return what runs inside. */
  List<ProcessHandle> processes() {
    return Command.run("ip", "netns", "pids", name)
        .lines()
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream())
        .toList();
  }

  /** Return the namespaces that this machine has. */
  static Set<String> names() {
    return Command.run("ip", "netns", "list")
        .lines()
        .map(line -> line.split(" ")[0])
        .collect(Collectors.toSet());
  }

  private static String[] words(String first, List<String> second, List<String> third) {
    List<String> words = new ArrayList<>(List.of(first));
    words.addAll(second);
    words.addAll(third);
    return words.toArray(String[]::new);
  }
}
