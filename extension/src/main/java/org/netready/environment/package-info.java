// SPDX-License-Identifier: Apache-2.0
/** What a site has: variables, facts, roles and hosts, vantage points, proxy, trust, limits. */
@NullMarked
package org.netready.environment;

import org.jspecify.annotations.NullMarked;
