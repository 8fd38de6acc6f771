// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.netready.netns.Namespaces;
import org.netready.netns.bed.Bed;
import org.netready.netns.fault.Row.Trait;

/** Environment files of the bed's client. */
final class BedSite {

  /** The role of the client. */
  static final String CLIENTS = "clients";

  private static final String TEXT =
      """
      phase: installed
      roles:
        %s: [{host: client, address: %s}]
      %svantage-points:
        here: {roles: [%s], host: client}
      reference-resolvers: [%s]
      proxy: %s
      trust: {public: [public-root.pem], site: [site-ca.pem]}
      limits: {check: %ds, concurrency: %d}
      """;

  private BedSite() {}

  /**
   * Write the environment that rows need.
   *
   * @param directory where the certificates are
   * @param rows rows with the same proxy
   * @param seconds the limit of a check
   */
  static Path write(Path directory, List<Row> rows, int seconds, int concurrency) {
    String declared =
        rows.stream()
            .filter(row -> row.is(Trait.DECLARED))
            .map(BedSite::role)
            .collect(Collectors.joining());
    String text =
        TEXT.formatted(
            CLIENTS,
            Namespaces.CLIENT,
            declared,
            CLIENTS,
            Bed.REFERENCE,
            rows.get(0).proxy(),
            seconds,
            concurrency);
    try {
      Path file = Files.createTempFile(directory, "environment-", ".yaml");
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String role(Row row) {
    Target target = Rows.target(row);
    return "  %s: [{host: %s, address: %s}]\n".formatted(row.id(), target.name(), target.address());
  }
}
