// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

/**
 * Why something cannot be checked here.
 *
 * @param reason the reason
 * @param detail what is missing, and what to write where
 */
record Missing(GapReason reason, String detail) {}
