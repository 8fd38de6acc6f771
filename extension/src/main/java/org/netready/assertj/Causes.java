// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.util.List;
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
    List<Layer.Tls> tls =
        observation.conversations().stream()
            .flatMap(it -> it.layer(Layer.Tls.class).stream())
            .toList();
    return Stream.of(
            ofProbe(observation).stream(),
            tls.stream().flatMap(it -> it.chainProblem().stream()),
            tls.stream().filter(Causes::isForOtherNames).map(it -> Cause.TLS_WRONG_NAME))
        .flatMap(causes -> causes)
        .distinct()
        .toList();
  }

  /** Return what broke in Netready, and why the layers failed. */
  static List<Cause> ofProbe(Observation observation) {
    return Stream.of(
            observation.failure().map(Observation.Failure::cause).stream(),
            observation.layers().stream().flatMap(layer -> layer.cause().stream()),
            observation.conversations().stream()
                .flatMap(it -> it.layers().stream())
                .flatMap(layer -> layer.cause().stream()))
        .flatMap(causes -> causes)
        .toList();
  }

  private static boolean isForOtherNames(Layer.Tls tls) {
    return !tls.chain().isEmpty() && !tls.isForName();
  }
}
