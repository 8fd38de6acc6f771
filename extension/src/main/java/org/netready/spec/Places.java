// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import org.netready.yaml.Position;

/**
 * Where a pack says what, for messages. What has no place of its own is at the nearest that has.
 */
interface Places {

  /** Return where a key of the pack's own mapping says a text. */
  Position of(String key, String text);

  /** Return where something is declared. */
  Position ofDeclaration(String section, String name);

  /** Return where a key of a declaration says a text. */
  Position ofDeclaration(String section, String name, String key, String text);

  /** Return where a key of a requirement says a text, or begins to say it. */
  Position of(Requirement requirement, String key, String text);

  /** Return where a key of one alternative of a requirement says a text, or begins to say it. */
  Position of(Requirement requirement, int alternative, String key, String text);

  /** Return whether a requirement has a key with anything in it, even if that cannot be read. */
  boolean says(Requirement requirement, int alternative, String key);
}
