// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.client;

import java.io.Closeable;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.netready.endpoint.Host;
import org.netready.probe.Network;
import org.netready.probe.VantageException;

/**
 * What attaches clients to a network: their place in it, and what of the network they find on
 * loopback. Implementations are safe for use by many threads.
 *
 * <p>What cannot be had, since the network is closed or this machine lets it down, is an {@link
 * IllegalStateException}.
 */
public interface Attachment {

  /** Return the network as it is seen from there. */
  Network network();

  /** Return whether the network has ended. */
  boolean isClosed();

  /** Return the authorities that are trusted there. */
  List<X509Certificate> roots();

  /** Return the file with these authorities, which is there as long as the network. */
  Path caFile();

  /** Return the HTTP proxy on loopback that leads there, which listens from now on. */
  InetSocketAddress gateway();

  /** Return the DNS server on loopback that answers as the resolver there, from now on. */
  InetSocketAddress dnsServer();

  /** Return whether an address is that of the proxy or the DNS server on loopback. */
  boolean isOwn(InetSocketAddress address);

  /** Return the proxy that clients there are set to use for a host; empty for none. */
  Optional<InetSocketAddress> siteProxy(Host host);

  /** Take note of what was opened, which ends with the network. */
  void opened(Closeable socket);

  /** Take note that something that was opened is closed. */
  void closed(Closeable socket);

  /** Take note that a client was told something that is none of the network's outcomes. */
  void broke(VantageException failure);
}
