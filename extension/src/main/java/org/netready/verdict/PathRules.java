// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netready.endpoint.Prefix;
import org.netready.probe.Cause;
import org.netready.probe.Layer;
import org.netready.probe.PortState;
import org.netready.probe.ProxyServer;
import org.netready.probe.Question;
import org.netready.spec.Service;

/** LISTENING and PERMITTED: is there a way, and does the service at its end answer? */
final class PathRules {

  /** The proxy let the question pass, and it may be that nobody listens yet. */
  private static final Set<Cause> NOBODY_LISTENS =
      Set.of(Cause.PROXY_NOT_CONNECTED, Cause.CONNECT_REFUSED);

  private PathRules() {}

  static Ruling judge(Case given) {
    Optional<Layer.Proxy> proxy = given.proxy();
    return proxy.isPresent() ? throughProxy(given, proxy.get()) : directly(given);
  }

  private static Ruling directly(Case given) {
    Optional<Ruling> name = notResolved(given);
    if (name.isPresent()) {
      return name.get();
    }
    List<Reach> all = Reach.of(given.seen());
    List<Reach> reaches = Reach.routable(all);
    if (reaches.isEmpty()) {
      return Ruling.incomplete("no connect and no datagram is in it");
    }
    Optional<Prefix> prefix = given.subject().question().destination().prefix();
    if (prefix.isPresent()) {
      return PrefixRules.judge(given, prefix.get(), all)
          .withNotes(PrefixRules.notes(given, prefix.get(), all));
    }
    List<String> notes = ReachRules.notes(given, all, reaches);
    Optional<Ruling> closed = ReachRules.judge(given, reaches);
    if (closed.isPresent()) {
      return closed.get().withNotes(notes);
    }
    if (given.seen().state().filter(PortState.OPEN::equals).isEmpty()) {
      return Ruling.incomplete("every address opened, and yet the state is not OPEN");
    }
    return NameRules.judge(given, service(given)).withNotes(notes);
  }

  private static Ruling throughProxy(Case given, Layer.Proxy proxy) {
    if (proxy.cause().isPresent()) {
      Ruling ruling = Ruling.fail(proxy.cause().get(), proxy.evidence());
      return NOBODY_LISTENS.contains(proxy.cause().get()) && given.isAboutThePath()
          ? ruling.aboutThePath()
          : ruling;
    }
    boolean isClearText =
        given.subject().service() == Service.HTTP && proxy.use().kind() == ProxyServer.Kind.HTTP;
    return proxy.isTunnel() || isClearText
        ? service(given).withNotes(ReachRules.extent(given, question(given).portsAsked()))
        : Ruling.incomplete("the proxy's answer is not in it");
  }

  private static Question question(Case given) {
    return given.subject().question();
  }

  private static Ruling service(Case given) {
    Ruling ruling = ServiceRules.judge(given);
    return given.isAboutThePath() ? ruling.aboutThePath() : ruling;
  }

  private static Optional<Ruling> notResolved(Case given) {
    return given
        .seen()
        .layer(Layer.Resolve.class)
        .flatMap(
            layer -> layer.cause().map(cause -> Ruling.fail(cause, notResolved(layer, cause))));
  }

  /** Return what is wrong with a name, as a sentence part. */
  static String notResolved(Layer.Resolve layer, Cause cause) {
    if (cause == Cause.NAME_SEARCH_DOMAIN) {
      return layer.evidence();
    }
    String what = cause == Cause.NAME_SINKHOLED ? "name is sinkholed: " : "name not resolved: ";
    return what + layer.evidence();
  }
}
