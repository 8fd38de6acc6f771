// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import org.netready.endpoint.Host;

/**
 * A host where a requirement goes.
 *
 * @param role the destination role; empty if the document names a host
 * @param declaredHost the host as the document writes it; empty if it names a role
 * @param host the host
 */
record Aim(String role, String declaredHost, Host host) {}
