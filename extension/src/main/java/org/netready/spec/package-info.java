// SPDX-License-Identifier: Apache-2.0
/** What a document demands: packs, and the same in Java. */
@NullMarked
package org.netready.spec;

import org.jspecify.annotations.NullMarked;
