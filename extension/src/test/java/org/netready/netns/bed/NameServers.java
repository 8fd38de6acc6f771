// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.netready.netns.Applied;
import org.netready.netns.Daemon;
import org.netready.netns.Namespace;

/**
 * dnsmasq: the resolver of a client, or a name server that is asked itself. It says of names what
 * it is told; what it is told newly counts from its next start on.
 */
public final class NameServers implements AutoCloseable {

  private static final String CONFIGURATION =
      """
      keep-in-foreground
      log-facility=-
      user=root
      pid-file=
      no-resolv
      no-hosts
      cache-size=0
      dns-forward-max=1000
      local=/bed.example/
      server=%s
      """
          .formatted(BrokenNames.ROOT);

  private final Namespace namespace;
  private final Path directory;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private Optional<Daemon> running = Optional.empty();
  private List<String> known = List.of();

  NameServers(Namespace namespace, Path directory) {
    this.namespace = namespace;
    this.directory = directory;
  }

  /** Tell it a line of its configuration, until that is closed. */
  public Applied tell(String line) {
    lines.add(line);
    return () -> lines.remove(line);
  }

  /** Let it know what it was told and is not to know any more; returns when it answers. */
  public void refresh() {
    if (running.isPresent() && known.equals(lines)) {
      return;
    }
    close();
    known = List.copyOf(lines);
    running = Optional.of(start().awaitReady());
  }

  private Daemon start() {
    try {
      Path file = Files.createTempFile(directory, "dnsmasq-", ".conf");
      Files.writeString(file, CONFIGURATION + String.join("\n", known) + "\n");
      return Daemon.start(
          namespace.builder(List.of("dnsmasq", "--conf-file=" + file)), "started, version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    running.ifPresent(Daemon::close);
    running = Optional.empty();
  }
}
