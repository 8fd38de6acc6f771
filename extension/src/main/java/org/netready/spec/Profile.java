// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

/**
 * A variant of a pack that a site chooses.
 *
 * @param name its name
 * @param description what it is for
 * @param isDefault whether it is chosen when the pack is named without a profile
 */
public record Profile(String name, String description, boolean isDefault) {}
