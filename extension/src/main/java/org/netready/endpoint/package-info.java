// SPDX-License-Identifier: Apache-2.0
/** Host names, wildcards, addresses, prefixes, transports, ports and ranges. */
@NullMarked
package org.netready.endpoint;

import org.jspecify.annotations.NullMarked;
