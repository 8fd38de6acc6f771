// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.Locale;
import java.util.Optional;
import org.netready.probe.Cause;
import org.netready.probe.Conversation;
import org.netready.probe.Layer;
import org.netready.spec.Service;

/** An HTTP answer: is it one of the service, or can a filter on the path have written it? */
final class HttpRules {

  private static final String ANYONE =
      "the answer is right, and a portal on the path that answers everything gives it too; a header"
          + " or content that only the service has would show it";

  private HttpRules() {}

  static Ruling judge(Case given, Conversation heard, Layer.Http http, Origin origin) {
    if (http.cause().isPresent()) {
      return Ruling.fail(http.cause().get(), "OPEN, but " + http.evidence());
    }
    if (http.status() == 0) {
      return Ruling.incomplete("neither a status nor a cause is in its HTTP layer");
    }
    if (http.status() == 407 && given.proxy().isPresent()) {
      return Ruling.fail(
          Cause.PROXY_AUTHENTICATION_REQUIRED, "the proxy demands credentials: " + http.status());
    }
    RightAnswer right = RightAnswer.of(given.subject());
    String passed = answered(given, heard, http);
    return right.isStated()
        ? stated(given, heard, http, origin, passed)
        : unstated(given, http, origin, passed);
  }

  private static Ruling stated(
      Case given, Conversation heard, Layer.Http http, Origin origin, String passed) {
    RightAnswer right = RightAnswer.of(given.subject());
    Optional<Cause> forged =
        origin == Origin.AUTHENTICATED ? Foreign.redirect(given, http) : Foreign.cause(given, http);
    if (!right.isStatusRight(http)) {
      return Ruling.fail(
          forged.orElse(Cause.HTTP_UNEXPECTED_STATUS),
          "OPEN, but it answers %s, not%s".formatted(answer(http), right));
    }
    Optional<RightAnswer.Field> missing = right.missingField(http);
    if (missing.isPresent()) {
      return without(http, forged, missing.get().toString());
    }
    if (!right.isContentRight(http)) {
      return without(http, forged, right.contentText());
    }
    if (origin == Origin.AUTHENTICATED) {
      return Ruling.pass(passed);
    }
    if (Foreign.isBlockPage(http)) {
      return Ruling.fail(Cause.HTTP_BLOCK_PAGE, "OPEN, but a block page answers " + http.status());
    }
    if (Foreign.redirect(given, http).isPresent()) {
      return Ruling.inconclusive(
          Cause.HTTP_REDIRECTED_ELSEWHERE,
          "OPEN: it answers " + answer(http),
          "the status is right, but a portal on the path redirects in the same way");
    }
    boolean canBeAnyones =
        switch (origin) {
          case PLAIN -> !given.isOnThisMachine(heard);
          case INSPECTED -> Foreign.isPage(http);
          case AUTHENTICATED, SITE, PRIVATE -> false;
        };
    return canBeAnyones && !right.isMark(given.subject())
        ? Ruling.inconclusive(
            Cause.NO_RIGHT_ANSWER_STATED, "OPEN: it answers " + answer(http), ANYONE)
        : Ruling.pass(passed);
  }

  private static Ruling without(Layer.Http http, Optional<Cause> forged, String what) {
    return Ruling.fail(
        forged.filter(Cause.HTTP_BLOCK_PAGE::equals).orElse(Cause.HTTP_UNEXPECTED_CONTENT),
        "OPEN, but it answers %s without %s".formatted(answer(http), what));
  }

  private static Ruling unstated(Case given, Layer.Http http, Origin origin, String passed) {
    Optional<Cause> forged = Foreign.cause(given, http);
    String butWas = "OPEN, but it answers " + answer(http);
    return switch (origin) {
      case AUTHENTICATED -> Ruling.pass(passed);
      case INSPECTED ->
          forged
              .or(() -> pageOfAnyone(http))
              .map(cause -> foreign(http, cause, butWas))
              .orElseGet(() -> Ruling.pass(passed));
      case SITE, PRIVATE ->
          Foreign.isBlockPage(http) ? Ruling.fail(Cause.HTTP_BLOCK_PAGE, butWas) : unknown(http);
      case PLAIN -> forged.map(cause -> Ruling.fail(cause, butWas)).orElseGet(() -> unknown(http));
    };
  }

  /** Inspection shows its pages in the origin's stead, with any status and in any words. */
  private static Optional<Cause> pageOfAnyone(Layer.Http http) {
    return Foreign.isPage(http) ? Optional.of(Cause.NO_RIGHT_ANSWER_STATED) : Optional.empty();
  }

  /** Return a ruling if the answer says of itself that it is a portal's or filter's. */
  static Optional<Ruling> portal(Case given, Layer.Http http) {
    Optional<Cause> cause =
        Foreign.redirect(given, http)
            .or(
                () ->
                    Foreign.isBlockPage(http) || Foreign.isOfPortals(http)
                        ? Optional.of(Cause.HTTP_BLOCK_PAGE)
                        : Optional.empty());
    return cause.map(
        it ->
            Ruling.inconclusive(
                it,
                "OPEN, but it answers " + answer(http),
                "nobody vouches for who answers, and this is how a portal or filter on the path"
                    + " does"));
  }

  private static Ruling foreign(Layer.Http http, Cause cause, String butWas) {
    return Foreign.isBlockPage(http)
        ? Ruling.fail(Cause.HTTP_BLOCK_PAGE, butWas)
        : Ruling.inconclusive(
            cause, butWas, "the inspection on the path can have written this answer");
  }

  private static Ruling unknown(Layer.Http http) {
    return Ruling.inconclusive(
        Cause.NO_RIGHT_ANSWER_STATED,
        "OPEN: it answers " + answer(http),
        "nothing says what a right answer is, and a filter or portal on the path answers too");
  }

  /** Return what a right answer was, as a sentence part. */
  private static String answered(Case given, Conversation heard, Layer.Http http) {
    String service = given.subject().service().name().toLowerCase(Locale.ROOT);
    String certificate =
        given.subject().service() == Service.HTTP
            ? ""
            : heard
                .layer(Layer.Tls.class)
                .map(tls -> ", " + TlsRules.certificate(given, tls))
                .orElse("");
    return "OPEN: %s answers %s%s".formatted(service, http.status(), certificate);
  }

  private static String answer(Layer.Http http) {
    String location = http.fields().getOrDefault("location", "");
    return location.isEmpty() ? "" + http.status() : http.status() + ", to " + location;
  }
}
