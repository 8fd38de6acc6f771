// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The proxies of an embedded server, by name. Safe for use by many threads. */
final class Proxies {

  private final Map<String, TcpProxy> byName = new TreeMap<>();
  private final EventThread thread;
  private final Resolver resolver;
  private final RandomGenerator random;

  Proxies(EventThread thread, Resolver resolver, RandomGenerator random) {
    this.thread = thread;
    this.resolver = resolver;
    this.random = random;
  }

  /**
   * What became of a request for several proxies.
   *
   * @param proxies those that are there
   * @param error why there are no more
   */
  record Populated(List<TcpProxy> proxies, Optional<ApiException> error) {}

  synchronized List<TcpProxy> all() {
    return List.copyOf(byName.values());
  }

  synchronized TcpProxy get(String name) throws ApiException {
    TcpProxy proxy = byName.get(name);
    if (proxy == null) {
      throw ApiException.noProxy();
    }
    return proxy;
  }

  synchronized InstalledToxic toxic(String proxy, String name) throws ApiException {
    return get(proxy).toxics().stream()
        .filter(toxic -> toxic.name().equals(name))
        .findFirst()
        .orElseThrow(ApiException::noToxic);
  }

  synchronized TcpProxy create(RequestBody body) throws ApiException {
    checkTypes(body);
    require(body);
    TcpProxy proxy = proxy(body);
    if (byName.containsKey(proxy.name())) {
      throw ApiException.proxyExists();
    }
    if (body.flag("enabled").orElse(true)) {
      start(proxy);
    }
    byName.put(proxy.name(), proxy);
    return proxy;
  }

  /**
   * Change a proxy. One that moves is stopped and started, so its connections are closed; if it
   * cannot listen at the new address, it stays stopped.
   */
  synchronized TcpProxy update(String name, RequestBody body) throws ApiException {
    TcpProxy proxy = get(name);
    checkTypes(body);
    boolean isWanted = body.flag("enabled").orElse(proxy.isEnabled());
    String listen = body.text("listen").orElse(proxy.listen());
    String upstream = body.text("upstream").orElse(proxy.upstream());
    if (!isSame(proxy.listen(), listen) || !proxy.upstream().equals(upstream)) {
      proxy.stop();
      proxy.move(listen, upstream);
    }
    if (isWanted) {
      start(proxy);
    } else {
      proxy.stop();
    }
    return proxy;
  }

  synchronized void delete(String name) throws ApiException {
    get(name).stop();
    byName.remove(name);
  }

  /** Make several proxies; those that are there and equal are left as they are. */
  synchronized Populated populate(List<RequestBody> bodies) {
    List<TcpProxy> made = new ArrayList<>();
    try {
      for (RequestBody body : bodies) {
        checkTypes(body);
      }
      for (int i = 0; i < bodies.size(); i++) {
        require(bodies.get(i), " at proxy " + (i + 1));
      }
      for (RequestBody body : bodies) {
        made.add(createOrReplace(body));
      }
      return new Populated(made, Optional.empty());
    } catch (ApiException e) {
      return new Populated(made, Optional.of(e));
    }
  }

  /** Take all toxics away and start all proxies, those that cannot be started last of all. */
  synchronized void reset() throws ApiException {
    Optional<ApiException> first = Optional.empty();
    for (TcpProxy proxy : byName.values()) {
      proxy.toxics().forEach(toxic -> proxy.remove(toxic.name()));
      try {
        start(proxy);
      } catch (ApiException e) {
        first = first.or(() -> Optional.of(e));
      }
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }

  synchronized InstalledToxic addToxic(String proxy, RequestBody body) throws ApiException {
    TcpProxy target = get(proxy);
    InstalledToxic toxic = ToxicRequest.create(body);
    if (target.toxics().stream().anyMatch(it -> it.name().equals(toxic.name()))) {
      throw ApiException.toxicExists();
    }
    target.add(toxic);
    return toxic;
  }

  synchronized InstalledToxic updateToxic(String proxy, String name, String body)
      throws ApiException {
    InstalledToxic changed = ToxicRequest.update(toxic(proxy, name), RequestBody.object(body));
    get(proxy).update(changed);
    return changed;
  }

  synchronized void removeToxic(String proxy, String name) throws ApiException {
    get(proxy).remove(toxic(proxy, name).name());
  }

  synchronized void close() {
    byName.values().forEach(TcpProxy::stop);
    byName.clear();
  }

  private TcpProxy createOrReplace(RequestBody body) throws ApiException {
    TcpProxy proxy = proxy(body);
    TcpProxy old = byName.get(proxy.name());
    if (old != null) {
      if (isSame(old.listen(), proxy.listen()) && old.upstream().equals(proxy.upstream())) {
        return old;
      }
      old.stop();
    }
    if (body.flag("enabled").orElse(true)) {
      start(proxy);
    }
    byName.put(proxy.name(), proxy);
    return proxy;
  }

  private TcpProxy proxy(RequestBody body) throws ApiException {
    return new TcpProxy(
        body.text("name").orElse(""),
        body.text("listen").orElse(""),
        body.text("upstream").orElse(""),
        thread,
        resolver,
        random);
  }

  private static void start(TcpProxy proxy) throws ApiException {
    try {
      proxy.start();
    } catch (IOException e) {
      throw ApiException.cannotListen(e);
    }
  }

  /** Reject what is of a wrong type before anything is looked at, as who reads JSON does. */
  private static void checkTypes(RequestBody body) throws ApiException {
    for (String field : List.of("name", "listen", "upstream")) {
      body.text(field);
    }
    body.flag("enabled");
  }

  private static void require(RequestBody body) throws ApiException {
    require(body, "");
  }

  private static void require(RequestBody body, String where) throws ApiException {
    for (String field : List.of("name", "upstream")) {
      if (body.text(field).orElse("").isEmpty()) {
        throw ApiException.missing(field + where);
      }
    }
  }

  /** Return whether two texts say the same place to listen at. */
  private static boolean isSame(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    try {
      return SocketText.parse(one)
          .resolveLoopback()
          .equals(SocketText.parse(other).resolveLoopback());
    } catch (IOException e) {
      return false;
    }
  }
}
