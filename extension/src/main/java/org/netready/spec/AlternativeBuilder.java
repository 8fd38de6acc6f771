// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

/**
 * One way to meet a requirement, in Java. Made by {@link Requirements#alternative}. Not safe for
 * use by several threads.
 */
public final class AlternativeBuilder extends EndpointBuilder<AlternativeBuilder> {

  AlternativeBuilder() {}

  @Override
  AlternativeBuilder self() {
    return this;
  }
}
