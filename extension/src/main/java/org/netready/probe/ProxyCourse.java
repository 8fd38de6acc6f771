// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.netready.endpoint.Host;

/** A question that is put through a proxy, without resolving the host's name here. */
final class ProxyCourse {

  private final Probe probe;
  private final TlsReading reading;
  private final Way.Through way;
  private final ProxyServer proxy;

  ProxyCourse(Probe probe, TlsReading reading, Way.Through way) {
    this.probe = probe;
    this.reading = reading;
    this.way = way;
    this.proxy = way.server();
  }

  /** Ask; a port is open if the proxy opened a tunnel to it, or brought an answer from it. */
  CompletableFuture<Seen> ask(Question question) {
    Host host = question.destination().host();
    Application asked = question.application();
    List<Integer> ports = PortSample.of(question);
    boolean isClearText = asked.protocol() == Application.Protocol.HTTP;
    if (ports.size() == 1 && isClearText && proxy.kind() == ProxyServer.Kind.HTTP) {
      return probe.onThread(Duration.ZERO, scope -> absoluteForm(asked, host, ports.get(0), scope));
    }
    return Probe.all(ports.stream().map(port -> tunnel(asked, host, port)).toList())
        .thenApply(
            tunnels -> tunnels.size() == 1 ? seen(tunnels.get(0)) : summary(question, tunnels));
  }

  private CompletableFuture<Tunnelled> tunnel(Application asked, Host host, int port) {
    return probe.onThread(Duration.ZERO, scope -> tunnel(asked, host, port, scope));
  }

  /**
   * A tunnel and what came through it.
   *
   * @param layer what was seen of the proxy
   * @param state the state of the port as the proxy sees it; empty if it does not say
   * @param conversation what was asked through it; empty if it did not open
   */
  private record Tunnelled(
      Layer.Proxy layer, Optional<PortState> state, Optional<Conversation> conversation) {}

  private static Seen seen(Tunnelled tunnelled) {
    return new Seen(
        tunnelled.state(), List.of(tunnelled.layer()), tunnelled.conversation().stream().toList());
  }

  private Tunnelled tunnel(Application asked, Host host, int port, ProbeScope scope)
      throws VantageException, InterruptedException {
    ProxyTunnel.Opened tunnel = new ProxyTunnel(scope, way).open(host, port);
    Optional<Conversation> conversation = Optional.empty();
    if (tunnel.socket().isPresent()) {
      List<Layer> answers = converse(asked, tunnel.socket().get(), host, port, scope);
      conversation = Optional.of(new Conversation(Optional.empty(), port, answers));
    }
    return new Tunnelled(tunnel.layer(), tunnel.state(), conversation);
  }

  private List<Layer> converse(
      Application asked, Socket tunnel, Host host, int port, ProbeScope scope)
      throws VantageException {
    Duration before = scope.deadline().elapsed();
    try {
      var application = new ApplicationProbe(reading, scope.deadline());
      return asked.equals(Application.NONE)
          ? application.listen(tunnel)
          : application.ask(asked, tunnel, host, port);
    } catch (IOException e) {
      return List.of(
          new Layer.Greeting(
              "",
              Optional.of(Cause.CONNECTION_RESET),
              "the tunnel broke" + StreamFailure.text(e),
              scope.deadline().elapsed().minus(before)));
    }
  }

  private Seen summary(Question question, List<Tunnelled> tunnels) {
    List<Layer.Proxy> layers = tunnels.stream().map(Tunnelled::layer).toList();
    List<Layer.Proxy> denied = layers.stream().filter(layer -> layer.cause().isPresent()).toList();
    int open = layers.size() - denied.size();
    Layer.Proxy shown = denied.isEmpty() ? layers.get(0) : denied.get(0);
    String counts =
        "%s%s of %s tunnels open".formatted(PortSample.text(question), open, layers.size());
    var layer =
        new Layer.Proxy(
            way.use(),
            shown.status(),
            open > 0 && !denied.isEmpty() ? Optional.of(Cause.SOME_PORTS_CLOSED) : shown.cause(),
            denied.isEmpty() ? counts : counts + "; " + shown.evidence(),
            shown.took());
    return new Seen(
        open > 0 ? Optional.of(PortState.OPEN) : Optional.empty(),
        List.of(layer),
        tunnels.stream().flatMap(it -> it.conversation().stream()).toList());
  }

  private Seen absoluteForm(Application asked, Host host, int port, ProbeScope scope)
      throws VantageException, InterruptedException {
    Duration before = scope.deadline().elapsed();
    ProxyConnection.Opened connection = new ProxyConnection(scope).open(proxy);
    if (connection.socket().isEmpty()) {
      return Seen.withoutState(
          layer(
              0,
              Optional.of(Cause.PROXY_UNREACHABLE),
              connection.evidence(),
              scope.deadline().elapsed().minus(before)));
    }
    var request = new HttpRequest(host, port, false, asked.path(), Optional.of(proxy));
    try {
      ConnectedSocket wire = ConnectedSocket.over(connection.socket().get());
      var ownTime = new OwnTime(wire, scope.deadline());
      Layer.Http answer = new HttpProbe(scope.deadline()).get(wire, request);
      ownTime.requireHeard(List.of(answer));
      return attribute(answer, port, scope.deadline().elapsed().minus(before));
    } catch (IOException e) {
      return Seen.withoutState(
          layer(
              0,
              Optional.of(Cause.PROXY_UNREACHABLE),
              "the connection to the proxy broke" + StreamFailure.text(e),
              scope.deadline().elapsed().minus(before)));
    }
  }

  /** Tell the proxy's own answers from those that it brings, as far as they say so. */
  private Seen attribute(Layer.Http answer, int port, Duration took) {
    if (answer.cause().isPresent()) {
      return Seen.withoutState(layer(0, answer.cause(), "the proxy: " + answer.evidence(), took));
    }
    Optional<Cause> declined = Optional.of(ProxyStatus.ofProxy(answer.status(), proxy));
    if (answer.status() == ProxyStatus.AUTHENTICATION_REQUIRED) {
      return Seen.withoutState(
          layer(answer.status(), declined, "the proxy answered with " + answer.evidence(), took));
    }
    var conversation = new Conversation(Optional.empty(), port, List.of(answer));
    if (ProxyStatus.isOwn(answer)) {
      return new Seen(Optional.empty(), List.of(), List.of(conversation))
          .behind(
              layer(
                  answer.status(), declined, "the proxy answered with " + answer.evidence(), took));
    }
    return new Seen(Optional.of(PortState.OPEN), List.of(), List.of(conversation))
        .behind(layer(0, Optional.empty(), "the proxy brought an answer", took));
  }

  private Layer.Proxy layer(int status, Optional<Cause> cause, String evidence, Duration took) {
    return new Layer.Proxy(way.use(), status, cause, evidence, took);
  }
}
