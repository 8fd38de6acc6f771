// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.netready.probe.Cause;
import org.netready.probe.Layer;
import org.netready.probe.Observation;

/** What went wrong in a probe. */
final class Causes {

  private Causes() {}

  /**
   * Return what broke in Netready, why the layers failed, and what is wrong with the certificate.
   */
  static List<Cause> of(Observation observation) {
    Optional<Layer.Tls> tls = observation.layer(Layer.Tls.class);
    return Stream.of(
            ofProbe(observation).stream(),
            tls.flatMap(Layer.Tls::chainProblem).stream(),
            tls.filter(Causes::isForOtherNames).map(it -> Cause.TLS_WRONG_NAME).stream())
        .flatMap(causes -> causes)
        .distinct()
        .toList();
  }

  /** Return what broke in Netready, and why the layers failed. */
  static List<Cause> ofProbe(Observation observation) {
    return Stream.concat(
            observation.failure().map(Observation.Failure::cause).stream(),
            observation.layers().stream().flatMap(layer -> layer.cause().stream()))
        .toList();
  }

  private static boolean isForOtherNames(Layer.Tls tls) {
    return !tls.chain().isEmpty() && !tls.isForName();
  }
}
