// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

/**
 * A document that demands things.
 *
 * @param title its title
 * @param version its version; empty if it has none
 * @param url where it is
 * @param retrieved when it was read, as an ISO date
 */
public record Document(String title, String version, String url, String retrieved) {

  @Override
  public String toString() {
    return version.isEmpty() ? title : title + " (" + version + ")";
  }
}
