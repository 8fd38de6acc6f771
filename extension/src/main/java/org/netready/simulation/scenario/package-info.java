// SPDX-License-Identifier: Apache-2.0
/** Scenarios: what is wrong with a simulated network, by name or as a file. */
@NullMarked
package org.netready.simulation.scenario;

import org.jspecify.annotations.NullMarked;
