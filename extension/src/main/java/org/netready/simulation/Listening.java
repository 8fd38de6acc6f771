// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

/** For which endpoint, and with what wrong about it, a loopback socket listens. */
record Listening(Endpoint endpoint, Behaviour behaviour) {

  boolean isImpaired() {
    return !behaviour.equals(Behaviour.NONE);
  }
}
