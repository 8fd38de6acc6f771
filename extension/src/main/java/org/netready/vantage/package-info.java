// SPDX-License-Identifier: Apache-2.0
/** Where a question is asked from: this JVM. */
@NullMarked
package org.netready.vantage;

import org.jspecify.annotations.NullMarked;
