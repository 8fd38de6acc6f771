// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okio.ByteString;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.HostView;
import org.netready.probe.NameOutcome;
import org.netready.probe.Network;
import org.netready.probe.UdpOutcome;
import org.netready.probe.VantageException;

/**
 * The network as this JVM sees it: the system's resolver and sockets, with deadlines of our own.
 * Safe for use by many threads; needs no closing. Waiting threads can be interrupted.
 */
public final class LocalNetwork implements Network {

  private final String description;
  private final NameLookup names;
  private final LocalFamilies families = new LocalFamilies();
  private final HostView host = LocalHostView.ofThisHost();

  /**
   * Make the network of this JVM. Nothing is asked yet.
   *
   * @param description what messages call the place
   * @param resolvers the name servers that say why a name is not found; empty means those that this
   *     host is configured with
   */
  public LocalNetwork(String description, List<InetSocketAddress> resolvers) {
    this(description, new NameLookup(SystemResolver.ofThisJvm(), new DnsDiagnosis(resolvers)));
  }

  /** Make a network with names of its own. */
  LocalNetwork(String description, NameLookup names) {
    this.description = description;
    this.names = names;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public NameOutcome resolve(HostName name, Duration limit) throws VantageException {
    try {
      return names.lookUp(name, limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VantageException(Cause.LIMIT_REACHED, "the lookup was interrupted", e);
    }
  }

  @Override
  public boolean canRoute(IpAddress address) {
    return families.canRoute(address);
  }

  @Override
  public Optional<HostView> host() {
    return Optional.of(host);
  }

  @Override
  public ConnectOutcome connect(IpAddress address, int port, Duration limit, Duration watch)
      throws VantageException {
    return await(Flights.OF_THIS_PROCESS.send(new TcpConnect(address, port, watch), limit));
  }

  @Override
  public Socket dial(IpAddress address, int port, Duration limit) throws IOException {
    return TcpConnector.dial(address, port, limit);
  }

  @Override
  public UdpOutcome exchange(IpAddress address, int port, byte[] payload, Duration limit)
      throws VantageException {
    return await(
        Flights.OF_THIS_PROCESS.send(
            new DatagramExchange(address, port, ByteString.of(payload)), limit));
  }

  private static <T> T await(CompletableFuture<T> answer) throws VantageException {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new VantageException(Cause.LIMIT_REACHED, "the question was interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof VantageException vantageException
          ? vantageException
          : new VantageException("the place failed: " + e.getCause(), e);
    }
  }
}
