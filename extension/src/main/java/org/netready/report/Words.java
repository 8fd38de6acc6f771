// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

import java.util.Locale;

/** Enum constants as the words of packs and result files. */
final class Words {

  private Words() {}

  /** Return {@code PRIVATE_ADDRESS} as {@code private-address}. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
