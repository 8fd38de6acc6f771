// SPDX-License-Identifier: Apache-2.0
package org.netready.samples;

import org.netready.jupiter.NetworkReadiness;

/**
 * The one to take home: it names no packs, so that {@code -Dnetready.packs=} or the environment's
 * {@code packs} choose.
 */
class ReadinessTest implements NetworkReadiness {}
