// SPDX-License-Identifier: Apache-2.0
package org.netready.samples;

import org.netready.jupiter.NetworkReadiness;
import org.netready.jupiter.NetworkRequirements;

/** NVIDIA Run:ai, self-hosted, with the registries of the optional components. */
@NetworkRequirements(packs = {"nvidia-runai:*"})
class NvidiaRunaiReadinessTest implements NetworkReadiness {}
