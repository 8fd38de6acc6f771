// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.netready.endpoint.Host;

/** Opens tunnels through a proxy. */
final class ProxyTunnel {

  private final ProbeScope scope;
  private final Way.Through way;

  ProxyTunnel(ProbeScope scope, Way.Through way) {
    this.scope = scope;
    this.way = way;
  }

  /**
   * A tunnel.
   *
   * @param layer what was seen of the proxy
   * @param state the state of the host's port as the proxy sees it; empty if it does not say
   * @param socket the connection, which is one to the host from here on; empty if there is none
   */
  record Opened(Layer.Proxy layer, Optional<PortState> state, Optional<Socket> socket) {}

  /** Open a tunnel to a host, whose name goes to the proxy as it is. */
  Opened open(Host host, int port) throws VantageException, InterruptedException {
    Duration before = scope.deadline().elapsed();
    ProxyConnection.Opened connection = new ProxyConnection(scope).open(way.server());
    ProxyDialogue.Answer answer =
        connection.socket().isPresent()
            ? ask(connection.socket().get(), host, port)
            : ProxyDialogue.Answer.refused(0, Cause.PROXY_UNREACHABLE, connection.evidence());
    var layer =
        new Layer.Proxy(
            way.use(),
            answer.status(),
            answer.cause(),
            answer.evidence(),
            scope.deadline().elapsed().minus(before));
    return new Opened(
        layer, answer.state(), answer.cause().isEmpty() ? connection.socket() : Optional.empty());
  }

  private ProxyDialogue.Answer ask(Socket socket, Host host, int port) throws VantageException {
    try {
      var in = ReceivedBytes.over(socket);
      return ask(in, socket, host, port);
    } catch (IOException e) {
      return ProxyDialogue.Answer.refused(
          0, Cause.CONNECTION_RESET, "the connection to the proxy broke" + StreamFailure.text(e));
    }
  }

  private ProxyDialogue.Answer ask(ReceivedBytes in, Socket socket, Host host, int port)
      throws IOException, VantageException {
    var out = socket.getOutputStream();
    ProxyDialogue dialogue = ProxyDialogue.of(way.server());
    try {
      return dialogue.hold(in, out, host, port);
    } catch (IOException e) {
      StreamFailure failure = StreamFailure.of(e, in, scope.deadline(), Cause.PROTOCOL_MISMATCH);
      return ProxyDialogue.Answer.refused(
          0,
          failure.cause(),
          "the proxy, asked for %s: %s"
              .formatted(dialogue.asked(in), way.server().evidence(failure, in)));
    }
  }
}
