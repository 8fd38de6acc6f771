// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.netready.endpoint.Host;

/** What is said between a client and a proxy until a tunnel is open, or is not. */
interface ProxyDialogue {

  /**
   * How it ended.
   *
   * @param status the proxy's own code: an HTTP status, or a SOCKS5 reply
   * @param cause why there is no tunnel; empty if there is one
   * @param state the state of the host's port, if the proxy said so
   * @param evidence what was seen, as a sentence part
   */
  record Answer(int status, Optional<Cause> cause, Optional<PortState> state, String evidence) {

    static Answer open(int status, String evidence) {
      return new Answer(status, Optional.empty(), Optional.of(PortState.OPEN), evidence);
    }

    static Answer refused(int status, Cause cause, String evidence) {
      return new Answer(status, Optional.of(cause), Optional.empty(), evidence);
    }
  }

  /**
   * Ask for a tunnel to a host, whose name goes to the proxy as it is, and read not a byte beyond
   * the answer: what follows belongs to the tunnel.
   *
   * @throws VantageException if this cannot be said in the proxy's protocol
   */
  Answer hold(ReceivedBytes in, OutputStream out, Host host, int port)
      throws IOException, VantageException;

  /** Return what the proxy was asked for last, by what it has said until then. */
  String asked(ReceivedBytes in);

  /** Return the dialogue of a proxy. */
  static ProxyDialogue of(ProxyServer proxy) {
    return switch (proxy.kind()) {
      case HTTP -> new HttpConnect(proxy);
      case SOCKS5 -> new SocksConnect(proxy);
    };
  }
}
