// SPDX-License-Identifier: Apache-2.0
/** Observation against expectation; pure. */
@NullMarked
package org.netready.verdict;

import org.jspecify.annotations.NullMarked;
