// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.simulation.ConnectImpairment;
import org.netready.simulation.Impairment;
import org.netready.simulation.Impairments;
import org.netready.simulation.ProxyImpairment;
import org.netready.simulation.StreamImpairment;
import org.netready.yaml.MappingReader;
import org.netready.yaml.Problems;
import org.netready.yaml.YamlMapping;
import org.netready.yaml.YamlNode;
import org.netready.yaml.YamlScalar;

/** Reads {@code impair}: a word, or a mapping with a word and what goes with it. */
final class ImpairmentReader {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");

  /** Those that are a word alone. */
  private static final Map<String, Impairment> WORDS =
      Stream.of(
              Stream.of(ConnectImpairment.values()),
              Stream.of(ProxyImpairment.values()),
              Stream.of(
                  Impairments.nxDomain(),
                  Impairments.noData(),
                  Impairments.servFail(),
                  Impairments.refusedByResolver(),
                  Impairments.resolverSilent(),
                  Impairments.sinkholed(),
                  Impairments.down(),
                  Impairments.expired(),
                  Impairments.notYetValid(),
                  Impairments.wrongName(),
                  Impairments.selfSigned(),
                  Impairments.resetInHandshake(),
                  Impairments.plaintext(),
                  Impairments.blockPage(),
                  Impairments.captivePortal(),
                  Impairments.datagramsSilent(),
                  Impairments.datagramsRejected()))
          .flatMap(it -> it)
          .collect(Collectors.toMap(Impairment::text, it -> it, (a, b) -> a, TreeMap::new));

  /** Those that go with a value. */
  private static final List<String> WITH_VALUE =
      List.of(
          "bandwidth",
          "datagram-loss",
          "intercepted-by",
          "latency",
          "limit-data",
          "redirected-to",
          "reset-peer",
          "resolves-to",
          "slicer",
          "slow-close",
          "status",
          "timeout");

  private final Problems problems;

  ImpairmentReader(Problems problems) {
    this.problems = problems;
  }

  /** Return all words that name an impairment, in order. */
  static List<String> words() {
    TreeSet<String> words = new TreeSet<>(WORDS.keySet());
    words.addAll(WITH_VALUE);
    return List.copyOf(words);
  }

  Optional<Impairment> read(YamlNode node) {
    if (node instanceof YamlScalar word) {
      return word(word);
    }
    List<String> keys =
        node instanceof YamlMapping mapping
            ? mapping.entries().stream().map(it -> it.key().text()).toList()
            : List.of();
    return withValue(MappingReader.of(node, problems), keys);
  }

  private Optional<Impairment> word(YamlScalar word) {
    Optional<Impairment> known = Optional.ofNullable(WORDS.get(word.text()));
    if (known.isEmpty()) {
      problems.add(
          word.position(),
          WITH_VALUE.contains(word.text())
              ? "'%s' without a value; expected a mapping like {%s: ...}"
                  .formatted(word.text(), word.text())
              : "unknown impairment '%s'; expected one of %s".formatted(word.text(), words()));
    }
    return known;
  }

  private Optional<Impairment> withValue(MappingReader mapping, List<String> keys) {
    List<String> named = WITH_VALUE.stream().filter(keys::contains).toList();
    if (named.size() != 1) {
      problems.add(
          mapping.position(),
          "%s; expected one of %s with its value"
              .formatted(
                  named.isEmpty() ? "no impairment with a value" : "several impairments " + named,
                  WITH_VALUE));
      return Optional.empty();
    }
    String word = named.get(0);
    if (mapping.node(word).filter(YamlScalar.class::isInstance).isEmpty()
        && !word.equals("resolves-to")) {
      problems.add(mapping.position(word), "no text for '%s'; expected a value".formatted(word));
      return Optional.empty();
    }
    Optional<Impairment> impairment = impairment(mapping, word);
    mapping.close();
    return impairment;
  }

  private Optional<Impairment> impairment(MappingReader mapping, String word) {
    return switch (word) {
      case "resolves-to" ->
          made(mapping, word, it -> Impairments.resolvesTo(addresses(mapping, word)));
      case "intercepted-by" -> made(mapping, word, Impairments::interceptedBy);
      case "redirected-to" -> made(mapping, word, Impairments::redirectedTo);
      case "status" ->
          made(mapping, word, it -> Impairments.status(Math.toIntExact(number(word, it))));
      case "datagram-loss" -> made(mapping, word, it -> Impairments.datagramLoss(share(word, it)));
      default -> stream(mapping, word).map(it -> it);
    };
  }

  private Optional<StreamImpairment> stream(MappingReader mapping, String word) {
    Optional<StreamImpairment> made =
        switch (word) {
          case "latency" -> latency(mapping);
          case "bandwidth" -> made(mapping, word, it -> Impairments.bandwidth(number(word, it)));
          case "slow-close" -> made(mapping, word, it -> Impairments.slowClose(duration(it)));
          case "timeout" -> made(mapping, word, it -> Impairments.timeout(duration(it)));
          case "reset-peer" -> made(mapping, word, it -> Impairments.resetPeer(duration(it)));
          case "limit-data" -> made(mapping, word, it -> Impairments.limitData(number(word, it)));
          default -> slicer(mapping);
        };
    Optional<Double> toxicity = value(mapping, "toxicity", it -> share("toxicity", it));
    Optional<StreamImpairment.Direction> direction =
        mapping
            .scalar("stream")
            .flatMap(it -> mapping.constant(it, "stream", StreamImpairment.Direction.class));
    return made.flatMap(it -> toxicity.map(share -> toxic(mapping, it, share)).orElse(made))
        .map(
            it ->
                direction.filter(StreamImpairment.Direction.UPSTREAM::equals).isPresent()
                    ? it.upstream()
                    : it);
  }

  private Optional<StreamImpairment> toxic(
      MappingReader mapping, StreamImpairment impairment, double share) {
    return made(mapping, "toxicity", it -> impairment.toxicity(share));
  }

  private Optional<StreamImpairment> latency(MappingReader mapping) {
    Optional<Duration> jitter = value(mapping, "jitter", ImpairmentReader::duration);
    return made(mapping, "latency", it -> Impairments.latency(duration(it)))
        .map(it -> jitter.map(it::jitter).orElse(it));
  }

  private Optional<StreamImpairment> slicer(MappingReader mapping) {
    long variation = value(mapping, "variation", it -> number("variation", it)).orElse(0L);
    Duration delay = value(mapping, "delay", ImpairmentReader::duration).orElse(Duration.ZERO);
    return made(
        mapping, "slicer", it -> Impairments.slicer(number("slicer", it), variation, delay));
  }

  private static String[] addresses(MappingReader mapping, String key) {
    List<String> addresses = new ArrayList<>();
    mapping.texts(key).forEach(it -> addresses.add(it.text()));
    return addresses.toArray(String[]::new);
  }

  /** Return what a text means; empty, with a problem at its place, if that is nothing. */
  private <T> Optional<T> made(MappingReader mapping, String key, Function<String, T> maker) {
    String text =
        mapping
            .node(key)
            .filter(YamlScalar.class::isInstance)
            .map(it -> ((YamlScalar) it).text())
            .orElse("");
    try {
      return Optional.of(maker.apply(text));
    } catch (IllegalArgumentException | ArithmeticException e) {
      problems.add(mapping.position(key), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private <T> Optional<T> value(MappingReader mapping, String key, Function<String, T> parser) {
    return mapping.scalar(key).flatMap(it -> mapping.parsed(it, parser));
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a duration; expected a form like 300ms, 5s or 1m".formatted(text));
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }

  private static long number(String key, String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(
          "'%s' is not a number for '%s'; expected a whole one".formatted(text, key));
    }
    return Long.parseLong(text);
  }

  private static double share(String key, String text) {
    if (!text.matches("\\d(\\.\\d{1,9})?")) {
      throw new IllegalArgumentException(
          "'%s' is not a share for '%s'; expected a number like 0.25".formatted(text, key));
    }
    return Double.parseDouble(text);
  }
}
