// SPDX-License-Identifier: Apache-2.0
/** Reading and writing the files of a run; decides nothing. */
@NullMarked
package org.netready.report;

import org.jspecify.annotations.NullMarked;
