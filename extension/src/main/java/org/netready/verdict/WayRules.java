// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.Optional;
import org.netready.probe.Cause;
import org.netready.probe.Layer;
import org.netready.spec.Expect;

/** Through a proxy or directly: do the settings send it the way that is demanded? */
final class WayRules {

  private WayRules() {}

  /** Judge the way, then what was found at its end. */
  static Ruling judge(Case given) {
    return wrongWay(given).orElseGet(() -> PathRules.judge(given));
  }

  private static Optional<Ruling> wrongWay(Case given) {
    Expect expect = given.check().requirement().expect();
    if (expect != Expect.VIA_PROXY && expect != Expect.DIRECT) {
      return Optional.empty();
    }
    Optional<Layer.Proxy> proxy = given.proxy();
    Optional<Layer.Direct> direct = given.seen().layer(Layer.Direct.class);
    if (proxy.isEmpty() && direct.isEmpty()) {
      return Optional.of(Ruling.incomplete("which way it went is not in it"));
    }
    return expect == Expect.VIA_PROXY
        ? direct.map(WayRules::direct)
        : proxy.map(WayRules::throughProxy);
  }

  private static Ruling direct(Layer.Direct direct) {
    Cause cause =
        switch (direct.rule()) {
          case NOT_SET -> Cause.PROXY_NOT_SET;
          case EXCEPTED, NOT_CARRIED, OWN -> Cause.PROXY_BYPASSED;
        };
    return Ruling.fail(cause, "sent directly: " + direct.reason());
  }

  private static Ruling throughProxy(Layer.Proxy proxy) {
    return Ruling.fail(
        Cause.PROXY_USED,
        "sent through the proxy %s: %s".formatted(proxy.use(), proxy.use().reason()));
  }
}
