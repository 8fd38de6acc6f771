// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netready.probe.VantageException;

/**
 * What a server says of its version.
 *
 * @param text a release such as 2.12.0, or {@code git} of one that was built from source
 */
record ServerVersion(String text) {

  private static final Pattern REPLY =
      Pattern.compile(
          "(?:\\{\"version\":\\s*\"([^\"]{1,40})\"\\}|v?(\\d+\\.\\d+[\\w.-]{0,30}))\\s*");
  private static final Pattern NUMBERS = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6}).*");
  private static final int MAJOR = 2;
  private static final int MINOR = 2;

  /**
   * Read what a server replied.
   *
   * @throws VantageException if it is no Toxiproxy, or too old
   */
  static ServerVersion parse(String reply, String where) throws VantageException {
    Matcher matcher = REPLY.matcher(reply);
    if (!matcher.matches()) {
      throw new VantageException(
          "what answers at %s is no Toxiproxy; give the address of its API, whose default port is"
                  .formatted(where)
              + " 8474");
    }
    String version = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    Matcher numbers = NUMBERS.matcher(version);
    if (numbers.matches() && isTooOld(numbers)) {
      throw new VantageException(
          "the Toxiproxy at %s is of version %s, which has not all toxics; expected %d.%d.0 or later"
              .formatted(where, version, MAJOR, MINOR));
    }
    return new ServerVersion(version);
  }

  private static boolean isTooOld(Matcher numbers) {
    int major = Integer.parseInt(numbers.group(1));
    int minor = Integer.parseInt(numbers.group(2));
    return major < MAJOR || (major == MAJOR && minor < MINOR);
  }
}
