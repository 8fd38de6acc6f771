// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.util.Locale;

/** Facts under a headline, one a line, their values in one column. */
final class FactList {

  private static final int NAME_WIDTH = "specified at: ".length();
  private static final String NEXT_LINE = "\n" + " ".repeat(2 + NAME_WIDTH);

  private final StringBuilder text;

  private FactList(String headline) {
    text = new StringBuilder(headline);
  }

  static FactList under(String headline) {
    return new FactList(headline);
  }

  /** Add a fact; one without a value is left out. */
  FactList fact(String name, String value) {
    if (!value.isEmpty()) {
      text.append(
          String.format(
              Locale.ROOT,
              "\n  %-" + NAME_WIDTH + "s%s",
              name + ":",
              Printable.of(value).replace("\n", NEXT_LINE)));
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
