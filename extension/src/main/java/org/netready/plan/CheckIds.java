// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;

/** Names checks, so that a name says what is checked and stays when hosts are added elsewhere. */
final class CheckIds {

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private final Map<String, Integer> used = new HashMap<>();

  /** Return the id of a check on the network. */
  String next(String requirement, Place place, Aim aim, Ports ports) {
    String to = (aim.role().isEmpty() ? "" : aim.role() + "@") + text(aim) + ":" + ports;
    return unique(requirement + ":" + place.role() + "@" + place.from() + ">" + to);
  }

  /** Return the id of a check of a value. */
  String next(String requirement, String variable, String value) {
    return unique("%s:%s=%s".formatted(requirement, variable, value));
  }

  private static String text(Aim aim) {
    return aim.host() instanceof IpAddress address && address.isV6()
        ? "[" + aim.text() + "]"
        : aim.text();
  }

  private String unique(String id) {
    String name = WHITE_SPACE.matcher(id).replaceAll("_");
    int count = used.merge(name, 1, Integer::sum);
    return count == 1 ? name : name + "/" + count;
  }
}
