// SPDX-License-Identifier: Apache-2.0
package org.netready.report;

/**
 * Of which network the lines of a file speak.
 *
 * @param environment what messages call the environment
 * @param isSimulated whether it is a simulated network, which every line then says
 */
public record Provenance(String environment, boolean isSimulated) {}
