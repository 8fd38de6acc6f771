// SPDX-License-Identifier: Apache-2.0
package org.netready.endpoint;

/**
 * A wildcard host: {@code *.azurecr.io}, every name that ends in {@code .azurecr.io} and has at
 * least one label before it. The bare parent domain is not meant.
 *
 * @param parent the domain below which the names are
 */
public record Wildcard(HostName parent) {

  private static final String STAR = "*.";

  /** Return whether the text begins like a wildcard. */
  public static boolean isWildcard(String text) {
    return text.indexOf('*') >= 0;
  }

  /**
   * Read a wildcard.
   *
   * @throws IllegalArgumentException if the star is not the whole first label, or if no more than a
   *     top-level domain follows it, so that no sample could stand for it
   */
  public static Wildcard parse(String text) {
    if (!text.startsWith(STAR) || text.indexOf('*', 1) >= 0) {
      throw new IllegalArgumentException(
          "'%s' is not a wildcard; expected a form like *.example.com".formatted(text));
    }
    HostName parent = HostName.parse(text.substring(STAR.length()));
    if (IpAddress.isLiteral(parent.text())) {
      throw new IllegalArgumentException(
          "wildcard '%s' is below an address, where there are no names; expected a form like *.example.com"
              .formatted(text));
    }
    if (parent.text().indexOf('.') < 0) {
      throw new IllegalArgumentException(
          "wildcard '%s' covers a whole top-level domain, no sample can stand for it; expected a form like *.example.com"
              .formatted(text));
    }
    return new Wildcard(parent);
  }

  /** Return whether the name is below the parent domain. */
  public boolean matches(HostName name) {
    return name.text().endsWith("." + parent.text());
  }

  @Override
  public String toString() {
    return STAR + parent;
  }
}
