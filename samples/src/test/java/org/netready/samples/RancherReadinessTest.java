// SPDX-License-Identifier: Apache-2.0
package org.netready.samples;

import org.netready.jupiter.NetworkReadiness;
import org.netready.jupiter.NetworkRequirements;

/**
 * Rancher: every tab and table. A real site names the profiles that it has, such as {@code
 * rancher:k3s}.
 */
@NetworkRequirements(packs = {"rancher:*"})
class RancherReadinessTest implements NetworkReadiness {}
