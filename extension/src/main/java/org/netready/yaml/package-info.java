// SPDX-License-Identifier: Apache-2.0
/** A YAML file with positions and bounds; problems collected with file, line and column. */
@NullMarked
package org.netready.yaml;

import org.jspecify.annotations.NullMarked;
