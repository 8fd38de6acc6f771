// SPDX-License-Identifier: Apache-2.0
package org.netready.samples;

import org.netready.jupiter.NetworkReadiness;
import org.netready.jupiter.NetworkRequirements;

/** Requirements of one's own in YAML: see {@code src/test/resources/needs.yaml}. */
@NetworkRequirements(packs = "classpath:needs.yaml")
class OwnPackReadinessTest implements NetworkReadiness {}
