// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Random;

/** Bytes of which a lost, doubled or misplaced one is seen. */
final class Payload {

  private Payload() {}

  static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** Write numbers one by one, each in a write of its own. */
  static void writeNumbers(OutputStream stream, int count) throws IOException {
    DataOutputStream data = new DataOutputStream(stream);
    for (int number = 0; number < count; number++) {
      data.writeInt(number);
    }
  }

  /** Return how many numbers come in order before anything else does. */
  static int readNumbers(InputStream stream, int count) throws IOException {
    DataInputStream data = new DataInputStream(stream);
    for (int number = 0; number < count; number++) {
      if (data.readInt() != number) {
        return number;
      }
    }
    return count;
  }
}
