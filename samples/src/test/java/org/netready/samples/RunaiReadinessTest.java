// SPDX-License-Identifier: Apache-2.0
package org.netready.samples;

import org.netready.jupiter.NetworkReadiness;
import org.netready.jupiter.NetworkRequirements;

/** Run:ai (SaaS), with the registries of the optional components. */
@NetworkRequirements(packs = {"runai:*"})
class RunaiReadinessTest implements NetworkReadiness {}
