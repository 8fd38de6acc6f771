// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.List;
import java.util.Optional;
import org.netready.endpoint.Host;
import org.netready.endpoint.Prefix;
import org.netready.environment.Environment;
import org.netready.spec.Pack;
import org.netready.spec.Target;
import org.netready.spec.Template;

/** Finds the hosts that a requirement's destination stands for at a site. */
final class DestinationFinder {

  private static final int SHORTEST_V4 = 8;
  private static final int SHORTEST_V6 = 16;

  private final Environment environment;
  private final SiteValues values;
  private final Samples samples;

  DestinationFinder(Environment environment, SiteValues values, Samples samples) {
    this.environment = environment;
    this.values = values;
    this.samples = samples;
  }

  /**
   * Return the hosts of a destination.
   *
   * @throws IllegalArgumentException if a value makes something of it that is no host
   */
  Found<Aim> find(Pack pack, Target target) {
    if (target instanceof Target.RoleTarget role) {
      return ofRole(role.role());
    }
    if (target instanceof Target.AnyTarget) {
      return Found.none(
          GapReason.NOT_TESTABLE, "any destination is meant: a rule, for which no host can stand");
    }
    if (target instanceof Target.WildcardTarget) {
      return ofWildcard(pack, target.text());
    }
    return ofHosts(new Template(target.text()));
  }

  private Found<Aim> ofRole(String role) {
    List<Aim> aims =
        environment.hosts(role).stream().map(host -> new Aim(role, "", host.host())).toList();
    return aims.isEmpty()
        ? Found.none(
            GapReason.NO_HOST_FOR_ROLE,
            "role '%s' has no host; name its hosts under 'roles' of environment %s"
                .formatted(role, environment.name()))
        : Found.of(aims.stream().distinct().toList());
  }

  private Found<Aim> ofWildcard(Pack pack, String wildcard) {
    List<Aim> aims =
        samples.of(pack, wildcard).stream()
            .map(sample -> new Aim("", wildcard, Host.parse(sample)))
            .distinct()
            .toList();
    return aims.isEmpty()
        ? Found.none(GapReason.WILDCARD_WITHOUT_SAMPLE, samples.advice(pack, wildcard))
        : Found.of(aims);
  }

  private Found<Aim> ofHosts(Template declared) {
    List<String> texts = values.expand(declared);
    if (texts.isEmpty()) {
      return Found.none(GapReason.LIST_NOT_ENUMERATED, values.toEnumerate(declared));
    }
    for (String text : texts) {
      if (Prefix.isPrefix(text) && isAnywhere(Prefix.parse(text))) {
        return Found.none(
            GapReason.NOT_TESTABLE,
            "%s is nearly any address: a rule, for which no host can stand".formatted(text));
      }
    }
    return Found.of(texts.stream().map(text -> aim(declared.text(), text)).distinct().toList());
  }

  /** A sample of the whole internet is nobody whom a document could mean. */
  private static boolean isAnywhere(Prefix prefix) {
    return prefix.length() < (prefix.base().isV6() ? SHORTEST_V6 : SHORTEST_V4);
  }

  private static Aim aim(String declared, String text) {
    if (!Prefix.isPrefix(text)) {
      return new Aim("", declared, Host.parse(text));
    }
    Prefix prefix = Prefix.parse(text);
    return prefix.isSingleAddress()
        ? new Aim("", declared, prefix.base())
        : new Aim("", declared, prefix.base(), Optional.of(prefix));
  }
}
