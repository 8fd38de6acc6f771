// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.List;
import java.util.Optional;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Cause;
import org.netready.probe.Conversation;
import org.netready.probe.Layer;
import org.netready.probe.NameAnswer;

/**
 * LISTENING and PERMITTED, of a name: what opened may be another host than the one that is meant.
 * That its service is the right one shows that it is that host; that a port opens does not.
 */
final class NameRules {

  private static final String MADE_UP =
      "nothing shows that this is the host which is meant: its address may be made up";
  private static final String MISSPELT =
      "nothing shows that this is the host which is meant: of a misspelt name the same would be"
          + " seen";

  private NameRules() {}

  /**
   * Take a PASS back that rests on an address which may be anybody's, and say on what one rests.
   */
  static Ruling judge(Case given, Ruling ruling) {
    boolean isDeclared = !given.subject().question().destination().addresses().isEmpty();
    Optional<Layer.Resolve> names = given.seen().layer(Layer.Resolve.class);
    if (ruling.verdict() != Verdict.PASS || isDeclared || names.isEmpty() || isIdentified(given)) {
      return ruling;
    }
    Optional<Cause> doubt = names.get().outcome().doubt();
    boolean isConfirmed = isConfirmed(names.get());
    if (doubt.filter(it -> it == Cause.NAME_WILDCARD || !isConfirmed).isPresent()) {
      return Ruling.inconclusive(doubt.get(), ruling.butWas(), why(doubt.get()))
          .withNotes(ruling.notes());
    }
    return isConfirmed ? ruling : ruling.withNotes(onResolverAlone(given));
  }

  /** Another resolver tells that an address is not made up; a wildcard is the same to it. */
  private static boolean isConfirmed(Layer.Resolve names) {
    List<IpAddress> said =
        SiteAnswers.of(names, NameAnswer.Role.REFERENCE).stream()
            .flatMap(it -> it.addresses().stream())
            .toList();
    return names.outcome().addresses().stream().anyMatch(said::contains);
  }

  private static String why(Cause doubt) {
    return doubt == Cause.NAME_WILDCARD ? MISSPELT : MADE_UP;
  }

  /** A certificate for the name, or what the row says that only the service answers. */
  private static boolean isIdentified(Case given) {
    boolean isStated =
        given.subject().service().usesHttp() && RightAnswer.of(given.subject()).isStated();
    List<Conversation> heard = given.seen().conversations();
    return isStated || (!heard.isEmpty() && heard.stream().allMatch(it -> isCertified(given, it)));
  }

  private static boolean isCertified(Case given, Conversation heard) {
    return heard
        .layer(Layer.Tls.class)
        .filter(tls -> TlsRules.origin(given, tls) != Origin.PRIVATE)
        .isPresent();
  }

  /**
   * Of its own hosts a site's resolver knows best; of those of others it may not tell the truth.
   */
  private static List<String> onResolverAlone(Case given) {
    boolean isOfSite = given.subject().flow().declaredHost().isEmpty();
    return isOfSite
        ? List.of()
        : List.of(
            "that this is the host which is meant rests on this host's resolver alone: a filter"
                + " that answers for the name looks the same");
  }
}
