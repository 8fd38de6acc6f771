// SPDX-License-Identifier: Apache-2.0
package org.netready.yaml;

/** A value of a YAML file with its place. Immutable. */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {

  /** Return where the value begins. */
  Position position();

  /** Return what this is, for messages: {@code a mapping}, {@code a list}, {@code a text}. */
  String kind();
}
