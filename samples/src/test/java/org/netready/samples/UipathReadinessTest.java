// SPDX-License-Identifier: Apache-2.0
package org.netready.samples;

import org.netready.jupiter.NetworkReadiness;
import org.netready.jupiter.NetworkRequirements;

/** UiPath Automation Suite, with what an offline installation needs besides. */
@NetworkRequirements(packs = {"uipath:*"})
class UipathReadinessTest implements NetworkReadiness {}
