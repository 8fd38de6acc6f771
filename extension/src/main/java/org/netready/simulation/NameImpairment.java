// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;

/**
 * What the simulated resolver says instead of a host's addresses.
 *
 * @param answer what kind of answer
 * @param addresses the addresses in it; some for {@link Answer#RESOLVES_TO}, none for all others
 */
public record NameImpairment(Answer answer, List<IpAddress> addresses) implements Impairment {

  private static final IpAddress NOWHERE = IpAddress.parse("0.0.0.0");

  /** What a resolver can say. */
  public enum Answer {
    /** There is no such name. */
    NXDOMAIN,
    /** The name has no address. */
    NODATA,
    /** The resolver failed. */
    SERVFAIL,
    /** The resolver does not answer this client. */
    REFUSED_BY_RESOLVER,
    /** Nothing comes. */
    RESOLVER_SILENT,
    /** The address 0.0.0.0. */
    SINKHOLED,
    /** Other addresses than the host's. */
    RESOLVES_TO
  }

  /**
   * Make an impairment.
   *
   * @throws IllegalArgumentException if there are addresses and none are due, or the reverse
   */
  public NameImpairment {
    addresses = List.copyOf(addresses);
    if ((answer == Answer.RESOLVES_TO) == addresses.isEmpty()) {
      throw new IllegalArgumentException(
          "%s with the addresses %s; expected addresses for resolves-to, and for it alone"
              .formatted(word(answer), addresses));
    }
  }

  @Override
  public Layer layer() {
    return Layer.NAMES;
  }

  @Override
  public String text() {
    return addresses.isEmpty()
        ? word(answer)
        : addresses.stream()
            .map(IpAddress::text)
            .collect(Collectors.joining(", ", word(answer) + " ", ""));
  }

  @Override
  public String toString() {
    return text();
  }

  /** Return the addresses that come; empty if the name has none. */
  List<IpAddress> answered() {
    return answer == Answer.SINKHOLED ? List.of(NOWHERE) : addresses;
  }

  /** Return why the name has no address that could be dialled; empty if it has. */
  Optional<Cause> cause() {
    return switch (answer) {
      case NXDOMAIN -> Optional.of(Cause.NAME_NXDOMAIN);
      case NODATA -> Optional.of(Cause.NAME_NODATA);
      case SERVFAIL -> Optional.of(Cause.NAME_SERVFAIL);
      case REFUSED_BY_RESOLVER -> Optional.of(Cause.NAME_REFUSED);
      case RESOLVER_SILENT -> Optional.of(Cause.NAME_RESOLVER_TIMEOUT);
      case SINKHOLED -> Optional.of(Cause.NAME_SINKHOLED);
      case RESOLVES_TO -> Optional.empty();
    };
  }

  /** Return what the resolver says, as a sentence part. */
  String said() {
    List<IpAddress> said = answered();
    return said.isEmpty()
        ? answer.name().replace("_BY_RESOLVER", "")
        : said.stream().map(IpAddress::text).collect(Collectors.joining(", "));
  }

  private static String word(Answer answer) {
    return answer.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
