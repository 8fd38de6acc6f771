// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Prefix;

/**
 * What a process was told to reach without a proxy.
 *
 * @param source the variable or property
 * @param entries hosts, domains and prefixes, in the form of {@link NoProxy}, {@code *} for
 *     everything, and {@code =host} for a host without those below it
 * @param notUnderstood what has another form
 * @param written the whole as it was written, where its readers differ in how they take it
 */
record NoProxyList(
    String source, List<String> entries, List<String> notUnderstood, String written) {

  private static final String STAR = "*";
  private static final Pattern OCTETS = Pattern.compile("((?:\\d{1,3}\\.){1,3})\\*");
  private static final int IPV4_OCTETS = 4;

  NoProxyList {
    entries = List.copyOf(entries);
    notUnderstood = List.copyOf(notUnderstood);
  }

  /** Read {@code NO_PROXY}: separated by commas. */
  static NoProxyList ofProcess(String source, String text) {
    return read(source, text.split(",", -1), text, NoProxy::parse);
  }

  /** Read {@code http.nonProxyHosts}: separated by bars, a star at the begin or the end. */
  static NoProxyList ofJvm(String source, String text) {
    return read(source, text.split("\\|", -1), "", NoProxyList::pattern);
  }

  private static NoProxyList read(
      String source, String[] texts, String written, Function<String, String> parser) {
    List<String> entries = new ArrayList<>();
    List<String> notUnderstood = new ArrayList<>();
    for (String text : texts) {
      String entry = text.strip();
      if (entry.isEmpty()) {
        continue;
      }
      try {
        entries.add(entry.equals(STAR) ? STAR : parser.apply(entry));
      } catch (IllegalArgumentException e) {
        notUnderstood.add(entry);
      }
    }
    return new NoProxyList(source, entries, notUnderstood, written);
  }

  private static String pattern(String text) {
    Matcher octets = OCTETS.matcher(text);
    if (octets.matches()) {
      int given = (int) text.chars().filter(it -> it == '.').count();
      String base =
          octets.group(1) + String.join(".", Collections.nCopies(IPV4_OCTETS - given, "0"));
      return NoProxy.parse(base + "/" + given * Byte.SIZE);
    }
    if (text.startsWith(STAR)) {
      return NoProxy.parse(text.startsWith("*.") ? text : text.substring(STAR.length()));
    }
    if (Prefix.isPrefix(text)) {
      throw new IllegalArgumentException("a prefix, which the JVM takes for a name");
    }
    String entry = NoProxy.parse(text);
    return IpAddress.isLiteral(entry) ? entry : "=" + entry;
  }
}
