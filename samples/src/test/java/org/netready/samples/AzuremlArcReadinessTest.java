// SPDX-License-Identifier: Apache-2.0
package org.netready.samples;

import org.netready.jupiter.NetworkReadiness;
import org.netready.jupiter.NetworkRequirements;

/** Azure Machine Learning on an Arc-enabled cluster; the pack of Azure Arc comes along. */
@NetworkRequirements(packs = {"azureml-arc"})
class AzuremlArcReadinessTest implements NetworkReadiness {}
