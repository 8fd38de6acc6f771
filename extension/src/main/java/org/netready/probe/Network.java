// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;

/**
 * What a probe needs of the place that it asks from. Implementations are safe for use by many
 * threads.
 *
 * <p>All methods return at once. Their futures are complete within about the limit, which runs from
 * the moment that the first packet goes out: deadlines are ours, never the kernel's, and what waits
 * for its turn here has the whole limit still. Outcomes speak of the network; a future that fails
 * with a {@link VantageException} speaks of the place. Whoever cancels one frees at once what it
 * holds. What depends on a future may be run by a thread that serves all others too: it must not
 * block.
 */
public interface Network {

  /** Whose address a byte stream is opened to. */
  enum Peer {
    /** A host that is asked, which nobody may take this process for a scanner of. */
    HOST,
    /**
     * A host to which a connection was open that nobody had the time to speak over, and that was
     * closed for it: the time of what is to be asked runs already.
     */
    HOST_AGAIN,
    /** A proxy, which every client calls as often as it likes. */
    PROXY
  }

  /** Return what messages call the place. */
  String description();

  /**
   * Return what is done once it is known that the place is where the site says it is, and else
   * fails with a {@link VantageException}: what another place sees proves nothing. A question about
   * the {@link #host()} itself looks at that by itself.
   */
  default CompletableFuture<Void> standing() {
    return CompletableFuture.completedFuture(null);
  }

  /**
   * Resolve a name as the place itself would. An outcome with a cause is not dialled, whether or
   * not it has addresses.
   */
  CompletableFuture<NameOutcome> resolve(HostName name, Duration limit);

  /**
   * Return whether the place can send to addresses of this family at all. If a name has addresses
   * of both families, those of one that it cannot are left out, and the evidence says so.
   */
  default boolean canRoute(IpAddress address) {
    return true;
  }

  /**
   * Return what the place can tell of the host that it is on; empty, the default, if it can tell
   * nothing, which then is no verdict on the host.
   */
  default Optional<HostView> host() {
    return Optional.empty();
  }

  /**
   * Open a TCP connection to one address, watch whether the peer ends it without a word, and close
   * it.
   *
   * @param watch how long it is watched once it is open, within the limit; zero for not at all. How
   *     it ended is the cause of an outcome that is {@link PortState#OPEN}.
   */
  CompletableFuture<ConnectOutcome> connect(
      IpAddress address, int port, Duration limit, Duration watch);

  /**
   * Open a byte stream to one address.
   *
   * @param peer whose address it is
   */
  CompletableFuture<Dialled> dial(IpAddress address, int port, Duration limit, Peer peer);

  /** Send a datagram to one address and wait for a reply from it. */
  CompletableFuture<UdpOutcome> exchange(
      IpAddress address, int port, byte[] payload, Duration limit);

  /**
   * Make sure that the means by which the place was asked are still there, at the end of each
   * probe: a connection that they took with them tells nothing of the network. By default they
   * cannot get lost.
   *
   * @return fails with a {@link VantageException} if they are not
   */
  default CompletableFuture<Void> vouch() {
    return CompletableFuture.completedFuture(null);
  }
}
