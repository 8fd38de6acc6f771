// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.scenario;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.netready.endpoint.Ports;
import org.netready.simulation.Impairment.Layer;
import org.netready.simulation.NetworkPart;
import org.netready.simulation.NetworkParts;
import org.netready.yaml.Position;
import org.netready.yaml.Problems;

/**
 * A part of a network as a scenario names it.
 *
 * @param position where the file names it
 * @param part finds it; its {@link IllegalArgumentException} says that there is none
 */
public record PartName(Position position, Function<NetworkParts, NetworkPart> part) {

  static PartName host(Position position, String host) {
    return new PartName(position, parts -> parts.host(host));
  }

  /** Return a port over both transports, as {@code 443}, or ports of one, as {@code 443/tcp}. */
  static PartName endpoint(Position position, String host, String port) {
    if (port.matches("\\d{1,9}")) {
      int number = Integer.parseInt(port);
      Ports.tcp(number);
      return new PartName(position, parts -> parts.to(host, number));
    }
    Ports ports = Ports.parse(port);
    return new PartName(position, parts -> parts.to(host, ports));
  }

  static PartName layer(Position position, String word) {
    Layer layer =
        Arrays.stream(Layer.values())
            .filter(it -> it.word().equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "unknown layer '%s'; expected one of %s"
                            .formatted(
                                word, Arrays.stream(Layer.values()).map(Layer::word).toList())));
    return new PartName(position, parts -> parts.layer(layer));
  }

  /** Return the part of a network; empty, with a problem unless it need not be there, if none. */
  Optional<NetworkPart> of(NetworkParts parts, boolean isGeneric, Problems problems) {
    try {
      return Optional.of(part.apply(parts));
    } catch (IllegalArgumentException e) {
      if (!isGeneric) {
        problems.add(position, String.valueOf(e.getMessage()));
      }
      return Optional.empty();
    }
  }
}
