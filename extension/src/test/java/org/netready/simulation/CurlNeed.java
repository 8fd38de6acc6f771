// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.util.Optional;
import org.netready.needs.Need;

/** A {@code curl} that can be run. */
final class CurlNeed implements Need {

  @Override
  public Optional<String> missing() {
    try {
      Process curl = new ProcessBuilder("curl", "--version").redirectErrorStream(true).start();
      curl.getInputStream().readAllBytes();
      return curl.waitFor() == 0 ? Optional.empty() : Optional.of("curl --version fails");
    } catch (IOException e) {
      return Optional.of("there is no curl on the PATH");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }
}
