// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.function.Predicate;
import org.netready.endpoint.Host;
import org.netready.endpoint.HostName;

/**
 * The HTTP proxy that a site's clients are set to use.
 *
 * @param host its name in the network
 * @param port its port
 * @param isMeant whether it is set for a host
 */
public record OutwardProxy(HostName host, int port, Predicate<Host> isMeant) {}
