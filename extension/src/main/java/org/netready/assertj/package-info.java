// SPDX-License-Identifier: Apache-2.0
/** AssertJ assertions on observations and results. */
@NullMarked
package org.netready.assertj;

import org.jspecify.annotations.NullMarked;
