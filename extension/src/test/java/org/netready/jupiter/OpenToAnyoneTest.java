// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a document opens to anyone is asked from the internet and from a desk inside. */
class OpenToAnyoneTest {

  @TempDir Path folder;

  @NetworkRequirements(environment = "simulated")
  static class Entrypoints implements NetworkReadiness {}

  @Test
  void an_entrypoint_for_anyone_fails_where_the_internet_is_shut_out() throws IOException {
    Files.writeString(
        folder.resolve("shut-out.yaml"),
        """
        title: the internet is shut out
        impairments:
          - to: {role: nodes}
            from: [internet]
            impair: refused
        """);

    Kit.Ran ran =
        Kit.of(Entrypoints.class, folder)
            .with("packs", "runai")
            .with("include", "runai-entrypoint")
            .with("scenario", "shut-out.yaml")
            .run();

    assertThat(ran.tests())
        .extracting(it -> it.replaceFirst(" users reach .*", ""))
        .containsExactly(
            "FAILED runai-entrypoint:any@internet>nodes@node-1:443/tcp",
            "FAILED runai-entrypoint:any@internet>nodes@node-2:443/tcp",
            "FAILED runai-entrypoint:any@internet>nodes@node-3:443/tcp",
            "SUCCESSFUL runai-entrypoint:any@outside>nodes@node-1:443/tcp",
            "SUCCESSFUL runai-entrypoint:any@outside>nodes@node-2:443/tcp",
            "SUCCESSFUL runai-entrypoint:any@outside>nodes@node-3:443/tcp");
    assertThat(ran.lastLine()).startsWith("NOT READY (0 of 1 musts proven)");
  }
}
