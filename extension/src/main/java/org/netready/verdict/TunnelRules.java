// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.Optional;
import java.util.regex.Pattern;
import org.netready.probe.Cause;
import org.netready.probe.Conversation;
import org.netready.probe.Layer;

/**
 * A tunnel through a proxy to a port of which nothing is asked. That it opened is the proxy's word
 * alone, and some open one to anything; only what comes through it is the host's.
 */
final class TunnelRules {

  private static final String WORD_ONLY =
      "that the tunnel opened is the proxy's word only, and nothing came through it";
  private static final String PAGE =
      "what came through the tunnel looks like a page, which the proxy can have written";

  /** What a proxy writes that answers CONNECT itself. */
  private static final Pattern OF_PROXIES =
      Pattern.compile("\\s*(?:<|HTTP/1\\.).*", Pattern.DOTALL);

  private TunnelRules() {}

  /** Judge what came through a tunnel, unasked. */
  static Ruling judge(Layer.Proxy proxy, Conversation heard) {
    Optional<Layer.Greeting> came = heard.layer(Layer.Greeting.class);
    if (came.isEmpty()) {
      return Ruling.inconclusive(Cause.TUNNEL_SILENT, "OPEN: " + proxy.evidence(), WORD_ONLY);
    }
    Optional<Cause> ended = came.get().cause();
    if (ended.isPresent()) {
      return Ruling.fail(ended.get(), "OPEN, but " + came.get().evidence());
    }
    String butWas = "OPEN: %s, and %s".formatted(proxy.evidence(), came.get().evidence());
    return OF_PROXIES.matcher(came.get().greeting()).matches()
        ? Ruling.inconclusive(Cause.TUNNEL_SILENT, butWas, PAGE)
        : Ruling.pass(butWas, "only the port was proved: nothing was asked of whoever listens");
  }
}
