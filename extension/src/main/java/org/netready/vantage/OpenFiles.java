// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many sockets this process may have open while it waits for answers. */
final class OpenFiles {

  /**
   * However many files a process may open: fewer than the 16,384 ephemeral ports of macOS and
   * Windows, of which each socket takes one.
   */
  static final int MOST = 8000;

  /** However few files a process may open. */
  static final int FEW = 16;

  private OpenFiles() {}

  /** Return the bound of this process, as it is now. */
  static int bound() {
    try {
      if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
        return bound(unix.getMaxFileDescriptorCount(), unix.getOpenFileDescriptorCount());
      }
    } catch (LinkageError e) {
      // A Java without the module jdk.management; the bound is that of a system without a limit.
      return MOST;
    }
    return MOST;
  }

  /**
   * Return half of what is left: conversations, resolvers and whoever else lives in this process
   * have the other.
   *
   * @param limit how many files the process may have open
   * @param open how many it has
   */
  static int bound(long limit, long open) {
    return (int) Math.max(FEW, Math.min(MOST, (limit - open) / 2));
  }
}
