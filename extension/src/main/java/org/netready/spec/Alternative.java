// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.List;

/**
 * One way to meet a requirement: where to, and what answers there.
 *
 * @param to the destinations
 * @param ports the ports, with variables: {@code ${sql-port}/tcp}
 * @param service the application protocol
 * @param trust who must have signed its certificate
 * @param answers what a right answer is
 */
public record Alternative(
    List<Target> to, List<Template> ports, Service service, Trust trust, Answers answers) {

  /** Make an alternative. */
  public Alternative {
    to = List.copyOf(to);
    ports = List.copyOf(ports);
  }
}
