// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.math.BigInteger;
import org.netready.endpoint.Ports;

/**
 * One question to the network. Equal questions from one place have one answer, so that they are
 * asked once.
 *
 * @param kind what is asked
 * @param destination the host
 * @param ports the port, or a range
 * @param application what is asked of whoever listens
 * @param extent how much of a range is asked
 */
public record Question(
    Kind kind, Destination destination, Ports ports, Application application, Extent extent) {

  /** How much of a range of ports is asked. */
  public enum Extent {
    /** Some ports, evenly spread, the first and the last among them; all of a few. */
    SAMPLE,
    /** Every port. */
    ALL
  }

  /** Make a question that asks a sample of a range. */
  public Question(Kind kind, Destination destination, Ports ports, Application application) {
    this(kind, destination, ports, application, Extent.SAMPLE);
  }

  /** Return how many ports of the range are asked, at each address. */
  public int portsAsked() {
    return PortSample.asked(this);
  }

  /** Return whether some ports of the range, or some addresses of the prefix, are not asked. */
  public boolean isSample() {
    boolean isOfPrefix =
        destination
            .prefix()
            .filter(it -> !it.hosts().equals(BigInteger.valueOf(destination.addresses().size())))
            .isPresent();
    return isOfPrefix || portsAsked() < ports.size();
  }

  /** What is asked. */
  public enum Kind {
    /** The addresses of the host, nothing more. */
    ADDRESSES,
    /** Whether the port is open and the application answers. */
    SERVICE,
    /**
     * The same along the way on which the proxies that are set send it: what is not excepted from
     * them by name goes through them, a host of the site and a private address as well.
     */
    ROUTE,
    /** What listens on the host of the place itself, over the transport of the ports. */
    LISTENERS,
    /** Whether each of the ports can be bound on the host of the place itself. */
    BIND
  }
}
