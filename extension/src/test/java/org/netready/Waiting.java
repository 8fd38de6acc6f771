// SPDX-License-Identifier: Apache-2.0
package org.netready;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.probe.ConnectOutcome;
import org.netready.probe.Dialled;
import org.netready.probe.NameOutcome;
import org.netready.probe.Network;
import org.netready.probe.UdpOutcome;
import org.netready.probe.VantageException;

/**
 * A network for those who have the time to wait; interrupting the wait cancels what is waited for.
 *
 * @param network the network
 */
public record Waiting(Network network) {

  /** Wait for a name. */
  public NameOutcome resolve(HostName name, Duration limit) throws VantageException {
    return await(network.resolve(name, limit));
  }

  /** Wait for a connect that is not watched afterwards. */
  public ConnectOutcome connect(IpAddress address, int port, Duration limit)
      throws VantageException {
    return await(network.connect(address, port, limit, Duration.ZERO));
  }

  /** Wait for a byte stream. */
  public Dialled dial(IpAddress address, int port, Duration limit) throws VantageException {
    return await(network.dial(address, port, limit, Network.Peer.HOST));
  }

  /** Wait for a datagram. */
  public UdpOutcome exchange(IpAddress address, int port, byte[] payload, Duration limit)
      throws VantageException {
    return await(network.exchange(address, port, payload, limit));
  }

  /** Wait for what a place promised. */
  public static <T> T await(CompletableFuture<T> future) throws VantageException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new VantageException("interrupted while waiting for an answer", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof VantageException cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    }
  }
}
