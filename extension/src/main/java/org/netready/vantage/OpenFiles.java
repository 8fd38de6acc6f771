// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many sockets this process may have open at once. */
final class OpenFiles {

  /**
   * However many files a process may open: fewer than the 16,384 ephemeral ports of macOS and
   * Windows, of which each socket takes one.
   */
  static final int MOST = 8000;

  /** However few files a process may open. */
  static final int FEW = 16;

  /** How many files are left, of those that sockets take, for one that a lookup takes. */
  private static final int SHARE_OF_LOOKUPS = 2;

  /** What one lookup has open at most, with four name servers asked beside the system's own. */
  private static final int FILES_OF_A_LOOKUP = 8;

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

  /** Return how many names may be looked up at once, beside so many sockets. */
  static int lookups(int bound) {
    return Math.max(
        FEW, Math.min(SystemResolver.MOST_THREADS, bound / SHARE_OF_LOOKUPS / FILES_OF_A_LOOKUP));
  }

  /**
   * Return half of what is left: lookups and whoever else lives in this process have the other.
   *
   * @param limit how many files the process may have open
   * @param open how many it has
   */
  static int bound(long limit, long open) {
    return (int) Math.max(FEW, Math.min(MOST, (limit - open) / 2));
  }
}
