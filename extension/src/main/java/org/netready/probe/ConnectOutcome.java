// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.Optional;
import org.netready.endpoint.IpAddress;

/**
 * What became of a TCP connect to one address.
 *
 * @param address the address
 * @param state the port's state as it follows
 * @param cause why it is not open; empty if it is
 * @param evidence what was seen, as a sentence part: {@code no answer in 5 s}
 * @param took how long it took
 */
public record ConnectOutcome(
    IpAddress address, PortState state, Optional<Cause> cause, String evidence, Duration took) {}
