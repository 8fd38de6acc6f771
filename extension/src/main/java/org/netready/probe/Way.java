// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.Optional;

/** Which way a question goes. */
sealed interface Way {

  /**
   * Through a proxy.
   *
   * @param server the proxy
   * @param use how and why it is used, for the record
   */
  record Through(ProxyServer server, Layer.ProxyUse use) implements Way {}

  /**
   * To the host itself.
   *
   * @param why why no proxy is used; empty if there is none to speak of
   */
  record Directly(Optional<Layer.Direct> why) implements Way {}
}
