// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.Optional;
import org.netready.endpoint.Transport;
import org.netready.spec.Requirement;

/**
 * A requirement, or one atom of it, for which no check can be made here.
 *
 * @param requirement the requirement
 * @param pack the pack's name
 * @param profile as in {@link Check#profile()}; for a profile that was not chosen, its name
 * @param fromRole the source role; empty if none is stated
 * @param toRole the destination role; empty if the document names a host or nothing
 * @param host the host as the document writes it; empty if it names a role or nothing
 * @param transport the transport; empty if not known
 * @param port the port or range as the pack writes it; empty if none is stated
 * @param reason why
 * @param detail what is missing, and what to write where; a sentence part
 */
public record Gap(
    Requirement requirement,
    String pack,
    String profile,
    String fromRole,
    String toRole,
    String host,
    Optional<Transport> transport,
    String port,
    GapReason reason,
    String detail) {}
