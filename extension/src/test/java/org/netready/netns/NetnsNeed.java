// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.netready.needs.Need;

/** Root, {@code ip}, {@code nft}, and a kernel that lets them make a namespace with a table. */
public final class NetnsNeed implements Need {

  @Override
  public Optional<String> missing() {
    if (!isRoot()) {
      return Optional.of("only root on Linux can make network namespaces");
    }
    for (String tool : new String[] {"ip", "nft"}) {
      if (Command.find(tool).isEmpty()) {
        return Optional.of("there is no command " + tool);
      }
    }
    try (Undo undo = new Undo()) {
      Namespace.create(Owner.current().prefix() + "trial", undo)
          .run("nft", "add", "table", "inet", "trial");
      return Optional.empty();
    } catch (IllegalStateException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
