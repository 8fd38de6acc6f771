// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.List;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Transport;

/**
 * What a place can tell of the host that it is on. Nothing of it leaves the host. Implementations
 * are safe for use by many threads, and what they cannot tell they say so in a cause: an outcome
 * without one was seen.
 */
public interface HostView {

  /** Return whether an address is one of the host's own. */
  boolean hasAddress(IpAddress address) throws VantageException;

  /** Return all that listens on the host over one transport, on loopback too. */
  ListenersOutcome listeners(Transport transport, Duration limit) throws VantageException;

  /**
   * Bind each port at the wildcard address and at each of the host's addresses, one after the
   * other, and give each back at once. Nothing is accepted meanwhile.
   *
   * @param ports the ports, all of which are tried
   * @param addresses further addresses of the host besides the wildcard
   * @return one outcome for each port and address, in the order of the ports, the wildcard first
   */
  List<BindOutcome> bind(Ports ports, List<IpAddress> addresses, Duration limit)
      throws VantageException;
}
