// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

/**
 * That a site accepts any issuer of a certificate for some requirements, and why. It covers neither
 * an expired certificate nor one for another name.
 *
 * @param requirement the requirements' ids, a pattern with {@code *} and {@code ?}
 * @param reason why; it is shown with every result that rests on it
 */
public record TrustExemption(String requirement, String reason) {}
