// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.Optional;
import okio.ByteString;
import org.netready.endpoint.IpAddress;

/**
 * What became of a datagram.
 *
 * @param address the address that it was sent to
 * @param state {@link PortState#OPEN} only if a reply came from that address and port
 * @param cause why there is no reply; empty if there is one
 * @param reply the reply; empty if there is none
 * @param evidence what was seen, as a sentence part
 * @param took how long it took
 */
public record UdpOutcome(
    IpAddress address,
    PortState state,
    Optional<Cause> cause,
    ByteString reply,
    String evidence,
    Duration took) {}
