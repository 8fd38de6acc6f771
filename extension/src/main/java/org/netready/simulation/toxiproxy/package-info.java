// SPDX-License-Identifier: Apache-2.0
/**
 * Toxiproxy, and a server of our own that is one: what a simulated network does to byte streams.
 * Everybody else sees {@link org.netready.simulation.toxiproxy.Toxiproxy} only, whichever server is
 * behind it.
 */
@NullMarked
package org.netready.simulation.toxiproxy;

import org.jspecify.annotations.NullMarked;
