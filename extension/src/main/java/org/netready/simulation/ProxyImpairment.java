// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.Locale;

/** What an HTTP proxy does instead of its work. */
public enum ProxyImpairment implements Impairment {
  /** It answers 407 to a client that sends no credentials, and takes whatever is sent. */
  PROXY_DEMANDS_CREDENTIALS,
  /** It answers 403. */
  PROXY_DENIES,
  /** Nothing listens there. */
  PROXY_UNREACHABLE;

  @Override
  public Layer layer() {
    return Layer.PROXY;
  }

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return text();
  }
}
