// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.List;
import java.util.Optional;

/**
 * What a requirement's text stands for at this site.
 *
 * @param items what it stands for
 * @param missing why there is nothing; empty if there is something
 */
record Found<T>(List<T> items, Optional<Missing> missing) {

  Found {
    items = List.copyOf(items);
  }

  static <T> Found<T> of(List<T> items) {
    return new Found<>(items, Optional.empty());
  }

  static <T> Found<T> none(GapReason reason, String detail) {
    return new Found<>(List.of(), Optional.of(new Missing(reason, detail)));
  }
}
