// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.netready.netns.Namespaces;
import org.netready.plan.Expectation;

/** The advice that is to be given for a cell, with its host and port filled in. */
final class ExpectedFix {

  private final Expected expected;

  ExpectedFix(Expected expected) {
    this.expected = expected;
  }

  /** Return whether the advice of a result is one of those for its cause. */
  boolean isGiven(Cell cell, Expectation expectation, Answer.Result result) {
    List<String> templates = templates(cell, expectation, result.ruling());
    return templates.stream()
        .anyMatch(template -> pattern(template, cell).matcher(result.fix()).matches());
  }

  /** Return the advice, of which one is to be given; what is empty for a PASS. */
  List<String> templates(Cell cell, Expectation expectation, String ruling) {
    int space = ruling.indexOf(' ');
    if (space < 0) {
      return List.of("");
    }
    String cause = ruling.substring(space + 1);
    String proxied = cell.row().proxy().equals(Row.NO_PROXY) ? "" : cause + ", proxy";
    return Stream.of(proxied, cause + ", " + cell.kind().text(), cause + ", " + expectation, cause)
        .map(key -> expected.fixes().getOrDefault(key, List.of()))
        .filter(templates -> !templates.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** A host is its name, with the addresses that it has if they are known, or its address. */
  private static Pattern pattern(String template, Cell cell) {
    Target target = Rows.target(cell.row());
    String host =
        "(?:%s(?: \\([0-9a-f.:, ]+\\))?|%s)"
            .formatted(Pattern.quote(target.name()), Pattern.quote(target.address()));
    String to = host + ", " + cell.kind().ports();
    String regex =
        Pattern.quote(template)
            .replace("{flow}", "\\E%s -> %s\\Q".formatted(Namespaces.CLIENT, to))
            .replace("{to}", "\\E" + to + "\\Q")
            .replace("{from}", "client")
            .replace("{proxy}", "\\E[0-9.]+:[0-9]+\\Q")
            .replace("{target}", "\\E(?:%s|%s)\\Q".formatted(target.name(), cell.row().id()))
            .replace("{name}", target.name());
    return Pattern.compile(regex);
  }
}
