// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/** A name server that answers everything. */
final class ResolverResponder implements Responder {

  private final DnsServer server;

  ResolverResponder(DnsServer server) {
    this.server = server;
  }

  @Override
  public void converse(Socket client) throws IOException {
    server.answer(client, client.getInputStream());
  }

  @Override
  public Optional<byte[]> reply(byte[] datagram) {
    return server.reply(datagram);
  }
}
