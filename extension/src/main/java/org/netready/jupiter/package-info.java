// SPDX-License-Identifier: Apache-2.0
/** Annotations, the JUnit extension, dynamic tests, and the one place that prints. */
@NullMarked
package org.netready.jupiter;

import org.jspecify.annotations.NullMarked;
