// SPDX-License-Identifier: Apache-2.0
/** A network in this process, offered as a vantage. */
@NullMarked
package org.netready.simulation;

import org.jspecify.annotations.NullMarked;
