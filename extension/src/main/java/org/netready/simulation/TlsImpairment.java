// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.Locale;

/**
 * How a TLS handshake goes instead.
 *
 * <p>What changes the certificate alone is nothing to a client that does not verify it, as where a
 * requirement says {@code trust: private}.
 *
 * @param kind what happens
 * @param authority the common name of the authority that signs; empty but for {@link
 *     Kind#INTERCEPTED_BY}
 */
public record TlsImpairment(Kind kind, String authority) implements Impairment {

  /** What can happen to a handshake. */
  public enum Kind {
    /** The certificate is right, but for who signed it: an authority that nobody trusts. */
    INTERCEPTED_BY,
    /** The certificate has expired. */
    EXPIRED,
    /** The certificate's time has not come. */
    NOT_YET_VALID,
    /** The certificate is for another name. */
    WRONG_NAME,
    /** The certificate is signed with its own key. */
    SELF_SIGNED,
    /** A reset answers the ClientHello. */
    RESET_IN_HANDSHAKE,
    /** Plain text answers the ClientHello. */
    PLAINTEXT
  }

  /**
   * Make an impairment.
   *
   * @throws IllegalArgumentException if it is intercepted by nobody, or only is so by somebody
   */
  public TlsImpairment {
    if ((kind == Kind.INTERCEPTED_BY) == authority.isBlank()) {
      throw new IllegalArgumentException(
          "%s with the authority '%s'; expected a name for intercepted-by, and for it alone"
              .formatted(word(kind), authority));
    }
  }

  @Override
  public Layer layer() {
    return Layer.TLS;
  }

  @Override
  public String text() {
    return authority.isEmpty() ? word(kind) : word(kind) + " " + authority;
  }

  @Override
  public String toString() {
    return text();
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
