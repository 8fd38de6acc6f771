// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import org.netready.jupiter.NetworkReadiness;
import org.netready.jupiter.NetworkRequirements;

/** A suite whose packs and environment are chosen by properties; {@link SuiteMain} runs it. */
@NetworkRequirements
class WholeSuite implements NetworkReadiness {}
