// SPDX-License-Identifier: Apache-2.0
/** Putting one question to the network, and what was seen; knows no requirements. */
@NullMarked
package org.netready.probe;

import org.jspecify.annotations.NullMarked;
