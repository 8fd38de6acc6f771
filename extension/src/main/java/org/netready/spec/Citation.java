// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

/**
 * Where a document says it.
 *
 * @param document the document
 * @param section the section; empty if none
 * @param row the row, note or paragraph; empty if none
 */
public record Citation(Document document, String section, String row) {

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(document.toString());
    if (!section.isEmpty()) {
      text.append(", ").append(section);
    }
    if (!row.isEmpty()) {
      text.append(", ").append(Character.isDigit(row.charAt(0)) ? "row " : "").append(row);
    }
    return text.toString();
  }
}
