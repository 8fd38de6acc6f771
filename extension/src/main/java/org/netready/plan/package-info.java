// SPDX-License-Identifier: Apache-2.0
/** Binding requirements to the endpoints of a site; pure. */
@NullMarked
package org.netready.plan;

import org.jspecify.annotations.NullMarked;
