// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

/** A change of a network that is in force until it is closed. */
public interface Applied extends AutoCloseable {

  /** Nothing at all. */
  Applied NOTHING = () -> {};

  @Override
  void close();

  /** Return this and another that came after it, undone in reverse order. */
  default Applied then(Applied later) {
    return () -> {
      try (this) {
        later.close();
      }
    };
  }
}
