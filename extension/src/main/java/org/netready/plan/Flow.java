// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.Optional;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.probe.Destination;

/**
 * From where to where a check goes.
 *
 * @param fromRole the source role; {@code self} where the source is the destination's host
 * @param from the source host as the site calls it, or the vantage point if it is no host of the
 *     role
 * @param fromAddress the source's address as the site declares it; empty if it does not
 * @param vantage the vantage point from which the check is made
 * @param toRole the destination role; empty if the document names a host
 * @param declaredHost the host as the document writes it, wildcard and variables kept; empty if it
 *     names a role
 * @param destination the host that is asked
 * @param ports the port or range
 */
public record Flow(
    String fromRole,
    String from,
    Optional<IpAddress> fromAddress,
    String vantage,
    String toRole,
    String declaredHost,
    Destination destination,
    Ports ports) {}
