// SPDX-License-Identifier: Apache-2.0
/** Running a plan within its limits: all at once, retries, cancelling. */
@NullMarked
package org.netready.run;

import org.jspecify.annotations.NullMarked;
