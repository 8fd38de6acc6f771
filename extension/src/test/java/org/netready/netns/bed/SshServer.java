// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.netready.netns.Command;
import org.netready.netns.Daemon;
import org.netready.netns.Namespace;

/** OpenSSH's server, with a key of its own, on every address. */
final class SshServer {

  /** It wants a directory that only Debian's service makes; here it gets one that nobody sees. */
  private static final String SCRIPT =
      "mount -t tmpfs tmpfs /run && mkdir -m 755 /run/sshd && exec \"$@\"";

  private SshServer() {}

  static Daemon start(Namespace namespace, Path directory) {
    Path key = directory.resolve("ssh-host-key");
    Command.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    try {
      Path file =
          Files.writeString(
              directory.resolve("sshd.conf"),
              "HostKey %s\nPidFile none\nUsePAM no\nMaxStartups 1000\n".formatted(key));
      String sshd = Command.find("sshd").orElseThrow().toString();
      return Daemon.start(
          namespace.builder(
              List.of("sh", "-c", SCRIPT, "sshd", sshd, "-D", "-e", "-f", file.toString())),
          "Server listening on :: port 22");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
