// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.util.Map;

/**
 * A toxic of a proxy of the embedded server.
 *
 * @param name unique in its proxy, in both streams
 * @param type what it does
 * @param stream the direction that it acts on
 * @param streamText the direction as the client wrote it, which replies repeat
 * @param toxicity the share of connections that it acts on, from 0 to 1
 * @param attributes a number for each attribute of the type
 */
record InstalledToxic(
    String name,
    ToxicType type,
    ToxicStream stream,
    String streamText,
    double toxicity,
    Map<String, Long> attributes) {

  InstalledToxic {
    attributes = Map.copyOf(attributes);
  }

  long attribute(String attribute) {
    Long value = attributes.get(attribute);
    return value == null ? 0 : value;
  }
}
