// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netready.endpoint.AddressScope;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Prefix;
import org.netready.probe.Cause;
import org.netready.probe.Destination;
import org.netready.probe.Layer;
import org.netready.probe.NameAnswer;

/** PRIVATE_ADDRESS: every address of the destination is on a private network. */
final class AddressRules {

  /** With these a name has addresses, and they are somebody else's. */
  private static final Set<Cause> OF_ANOTHER =
      EnumSet.of(Cause.NAME_SINKHOLED, Cause.NAME_SEARCH_DOMAIN);

  private AddressRules() {}

  static Ruling judge(Case given) {
    Optional<Layer.Resolve> resolve = given.seen().layer(Layer.Resolve.class);
    Destination destination = given.subject().question().destination();
    if (destination.prefix().isPresent()) {
      return judge(destination.prefix().get());
    }
    List<IpAddress> addresses =
        Stream.concat(Wording.addresses(given).stream(), SiteAnswers.addresses(resolve))
            .distinct()
            .toList();
    List<IpAddress> wrong =
        addresses.stream().filter(it -> !AddressScope.of(it).isPrivateNetwork()).toList();
    Optional<Cause> cause = resolve.flatMap(Layer.Resolve::cause);
    boolean isUnknown =
        cause.isPresent()
            && (destination.addresses().isEmpty() || OF_ANOTHER.contains(cause.get()));
    if (isUnknown) {
      return Ruling.inconclusive(
          cause.get(),
          PathRules.notResolved(resolve.get(), cause.get()),
          "there is no address to look at");
    }
    if (!wrong.isEmpty()) {
      return Ruling.fail(Cause.PUBLIC_ADDRESS, described(wrong));
    }
    Optional<NameAnswer.Family> unknown = resolve.flatMap(SiteAnswers::unknown);
    if (unknown.isPresent()) {
      return Ruling.inconclusive(
          unknown.get().cause().orElseThrow(),
          "%s; %s".formatted(described(addresses), unknown.get().said()),
          "the name may have public addresses that no resolver tells");
    }
    Optional<Cause> doubt =
        resolve.flatMap(it -> it.outcome().doubt()).filter(it -> destination.addresses().isEmpty());
    if (doubt.isPresent()) {
      return Ruling.inconclusive(
          doubt.get(),
          described(addresses),
          "the address may be another name's, or made up, and the host that is meant may have a"
              + " public one");
    }
    return addresses.isEmpty() || resolve.isEmpty()
        ? Ruling.incomplete("no address is in it")
        : Ruling.pass(described(addresses), notes(destination, resolve.get()));
  }

  /** A prefix is private if all of its addresses are; whoever is there needs not be asked. */
  private static Ruling judge(Prefix prefix) {
    AddressScope scope = AddressScope.of(prefix);
    String described = "%s (%s)".formatted(prefix, words(scope));
    return scope.isPrivateNetwork()
        ? Ruling.pass("every address of " + described)
        : Ruling.fail(Cause.PUBLIC_ADDRESS, "not every address is private: " + described);
  }

  /** Say on what it rests, if no resolver was heard. */
  private static String[] notes(Destination destination, Layer.Resolve resolve) {
    if (destination.host() instanceof IpAddress) {
      return new String[] {
        "the address is what the environment declares: there is no name to look up"
      };
    }
    return resolve.cause().isPresent()
        ? new String[] {
          "this rests on the addresses that the environment declares: " + resolve.evidence()
        }
        : new String[0];
  }

  private static String described(List<IpAddress> addresses) {
    return addresses.stream()
        .map(it -> "%s (%s)".formatted(it, words(it)))
        .collect(Collectors.joining(", "));
  }

  private static String words(IpAddress address) {
    return address.inet().isAnyLocalAddress() ? "unspecified" : words(AddressScope.of(address));
  }

  private static String words(AddressScope scope) {
    return switch (scope) {
      case LOOPBACK -> "loopback";
      case LINK_LOCAL -> "link-local";
      case PRIVATE -> "private, RFC 1918";
      case SHARED -> "shared, RFC 6598";
      case UNIQUE_LOCAL -> "unique local, RFC 4193";
      case MULTICAST -> "multicast";
      case GLOBAL -> "public";
    };
  }
}
