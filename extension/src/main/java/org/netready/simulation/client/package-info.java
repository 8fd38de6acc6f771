// SPDX-License-Identifier: Apache-2.0
/** A simulated network as the clients of a test see it: what they are given to live in it. */
@NullMarked
package org.netready.simulation.client;

import org.jspecify.annotations.NullMarked;
