// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netready.yaml.MappingReader;

/** Reads {@code limits}. */
final class LimitsReader {

  private static final int MOST = 10_000;
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");
  private static final Pattern PACE = Pattern.compile("([1-9]\\d{0,5})/(s|m)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private final Texts texts;

  LimitsReader(Texts texts) {
    this.texts = texts;
  }

  Limits read(MappingReader environment) {
    return texts.section(environment, "limits").map(this::limits).orElse(Limits.DEFAULT);
  }

  private Limits limits(MappingReader limits) {
    var read =
        new Limits(
            texts.one(limits, "check", LimitsReader::duration).orElse(Limits.DEFAULT.check()),
            texts.one(limits, "suite", LimitsReader::duration).orElse(Limits.DEFAULT.suite()),
            texts
                .one(limits, "concurrency", LimitsReader::concurrency)
                .orElse(Limits.DEFAULT.concurrency()),
            texts.one(limits, "per-host", LimitsReader::pace).orElse(Limits.DEFAULT.perHost()),
            texts
                .one(limits, "ranges", Texts.words("ranges", Limits.Ranges.class))
                .orElse(Limits.DEFAULT.ranges()));
    limits.close();
    return read;
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a duration; expected a form like 500ms, 5s or 2m".formatted(text));
    }
    long number = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          default -> Duration.ofMinutes(number);
        };
    if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "duration '%s' is out of range; expected 1ms to 1440m".formatted(text));
    }
    return duration;
  }

  private static int concurrency(String text) {
    int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (number < 1 || number > MOST) {
      throw new IllegalArgumentException(
          "concurrency '%s' is not a number of checks; expected 1 to %s".formatted(text, MOST));
    }
    return number;
  }

  private static Optional<Pace> pace(String text) {
    if (text.equals("off")) {
      return Optional.empty();
    }
    Matcher matcher = PACE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a pace; expected a form like 20/s or 30/m, or off".formatted(text));
    }
    Duration per = matcher.group(2).equals("s") ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
    return Optional.of(new Pace(Integer.parseInt(matcher.group(1)), per));
  }
}
