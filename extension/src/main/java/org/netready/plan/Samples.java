// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.netready.endpoint.HostName;
import org.netready.endpoint.Wildcard;
import org.netready.environment.Environment;
import org.netready.spec.Pack;
import org.netready.spec.Template;
import org.netready.spec.WildcardHint;
import org.netready.yaml.Problems;

/** The hosts that stand for wildcards: the site's own, else those that the pack knows. */
final class Samples {

  private final Environment environment;
  private final SiteValues values;

  Samples(Declarations declared, Environment environment, SiteValues values, Problems problems) {
    this.environment = environment;
    this.values = values;
    new TreeMap<>(environment.samples())
        .forEach(
            (wildcard, samples) -> {
              if (declared.wildcards().containsKey(wildcard)) {
                check(wildcard, samples, problems);
              }
            });
  }

  private void check(String wildcard, List<String> samples, Problems problems) {
    for (String resolved : values.expand(new Template(wildcard))) {
      for (String sample : samples) {
        problem(resolved, sample)
            .ifPresent(
                text ->
                    new SiteProblems(environment, problems)
                        .add("samples", wildcard, "samples of '%s': %s".formatted(wildcard, text)));
      }
    }
  }

  private static Optional<String> problem(String wildcard, String sample) {
    try {
      return Wildcard.parse(wildcard).matches(HostName.parse(sample))
          ? Optional.empty()
          : Optional.of(
              "'%s' is not below it; expected a host like sample%s"
                  .formatted(sample, wildcard.substring(1)));
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Return the samples of a wildcard as a pack writes it; empty if there are none. */
  List<String> of(Pack pack, String wildcard) {
    List<String> own = environment.samples().getOrDefault(wildcard, List.of());
    return own.isEmpty() ? hint(pack, wildcard).map(WildcardHint::samples).orElse(List.of()) : own;
  }

  /** Return what to do about a wildcard without a sample. */
  String advice(Pack pack, String wildcard) {
    return "name a host below %s under 'samples' of environment %s%s"
        .formatted(
            wildcard,
            environment.name(),
            hint(pack, wildcard).map(hint -> ": " + hint.description()).orElse(""));
  }

  private static Optional<WildcardHint> hint(Pack pack, String wildcard) {
    return Optional.ofNullable(pack.wildcards().get(wildcard));
  }
}
