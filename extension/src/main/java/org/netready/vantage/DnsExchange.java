// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Optional;
import okio.ByteString;
import org.netready.endpoint.IpAddress;

/**
 * A message to a name server, and the one that comes back, over a socket of its own: what becomes
 * of another question to the same server is nothing that this one learns from.
 *
 * @param <C> the kind of socket
 */
abstract class DnsExchange<C extends SelectableChannel> implements Errand<C, DnsExchange.End> {

  /** No message is longer: RFC 1035, section 4.2.2. */
  static final int LONGEST = 65_535;

  private final InetSocketAddress server;

  DnsExchange(InetSocketAddress server) {
    this.server = server;
  }

  /**
   * How it ended.
   *
   * @param message what came; empty if nothing did
   * @param failure why nothing came; empty if something did
   */
  record End(ByteString message, Optional<IOException> failure) {

    static End of(ByteString message) {
      return new End(message, Optional.empty());
    }

    static End of(IOException failure) {
      return new End(ByteString.EMPTY, Optional.of(failure));
    }
  }

  final InetSocketAddress server() {
    return server;
  }

  @Override
  public final IpAddress address() {
    return new IpAddress(server.getAddress());
  }

  /** The lookup that it is a part of has had its turn. */
  @Override
  public final boolean goesOn() {
    return true;
  }

  @Override
  public final End silence(Duration limit, Duration took) {
    return End.of(new SocketTimeoutException("nothing came"));
  }

  @Override
  public final End failure(Exception failure, Duration limit, Duration took) {
    return End.of(failure instanceof IOException e ? e : new IOException(failure));
  }
}
