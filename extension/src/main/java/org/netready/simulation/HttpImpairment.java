// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.Locale;

/**
 * What answers an HTTP request instead of the service.
 *
 * <p>A block page and a portal are written by a device on the path, which cannot have the service's
 * certificate: over TLS, a page comes behind a certificate of the device's own authority, and a
 * portal shows one for its own name, unless a {@link TlsImpairment} says otherwise. A redirect and
 * a status come from behind the service's own certificate.
 *
 * @param kind what answers
 * @param status its status code
 * @param location where it leads to; empty if it does not
 */
public record HttpImpairment(Kind kind, int status, String location) implements Impairment {

  private static final int LOWEST_STATUS = 200;
  private static final int HIGHEST_STATUS = 599;

  /** What can answer. */
  public enum Kind {
    /** A filter's page. */
    BLOCK_PAGE,
    /** A portal that wants a login. */
    CAPTIVE_PORTAL,
    /** A redirect. */
    REDIRECTED_TO,
    /** A status code, and nothing else. */
    STATUS
  }

  /**
   * Make an impairment.
   *
   * @throws IllegalArgumentException if the status is none that ends an exchange, or a location is
   *     there without a redirect, or the reverse
   */
  public HttpImpairment {
    if (status < LOWEST_STATUS || status > HIGHEST_STATUS) {
      throw new IllegalArgumentException(
          "status %s; expected %s to %s".formatted(status, LOWEST_STATUS, HIGHEST_STATUS));
    }
    boolean leads = kind == Kind.CAPTIVE_PORTAL || kind == Kind.REDIRECTED_TO;
    if (leads != location.matches("https?://[\\x21-\\x7e]+")) {
      throw new IllegalArgumentException(
          "%s to '%s'; expected an absolute http or https URL for a redirect or portal alone"
              .formatted(word(kind), location));
    }
  }

  @Override
  public Layer layer() {
    return Layer.HTTP;
  }

  @Override
  public String text() {
    return switch (kind) {
      case BLOCK_PAGE, CAPTIVE_PORTAL -> word(kind);
      case REDIRECTED_TO -> word(kind) + " " + location;
      case STATUS -> word(kind) + " " + status;
    };
  }

  @Override
  public String toString() {
    return text();
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
