// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.netready.needs.Need;
import org.netready.netns.Command;
import org.netready.netns.NetnsNeed;

/** What network namespaces need, IPv6, and the servers of a {@link Bed}. */
public final class BedNeed implements Need {

  private static final List<String> SERVERS =
      List.of("dnsmasq", "nginx", "sshd", "ssh-keygen", "tinyproxy", "microsocks");

  @Override
  public Optional<String> missing() {
    return new NetnsNeed()
        .missing()
        .or(
            () ->
                SERVERS.stream()
                    .filter(server -> Command.find(server).isEmpty())
                    .findFirst()
                    .map(server -> "there is no command " + server))
        .or(
            () ->
                Files.exists(Path.of("/proc/sys/net/ipv6"))
                    ? Optional.empty()
                    : Optional.of("this kernel has no IPv6"));
  }
}
