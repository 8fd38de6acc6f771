// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.netready.netns.bed.Channel;
import org.netready.netns.bed.Misbehaviour;
import org.netready.netns.bed.Page;

/** What is wrong with an HTTP answer, in clear text, from the origin, and out of an inspection. */
final class HttpRows {

  /** Any answer of the origin itself shows that the origin was reached. */
  private static final Set<Kind> OF_ORIGIN = Set.of(Kind.HTTPS, Kind.HTTPS_STRICT);

  /** Nothing about such an answer tells whether origin or inspection wrote it; a note says so. */
  private static final Set<Kind> NOT_FORBIDDEN =
      Set.of(Kind.HTTPS, Kind.HTTPS_STRICT, Kind.HTTPS_INSPECTED);

  /** The answer is right as far as it came, and no content is stated that would have to come. */
  private static final Set<Kind> SLOW =
      Set.of(Kind.HTTPS, Kind.HTTPS_STRICT, Kind.HTTPS_INSPECTED, Kind.REGISTRY);

  /** The answer is the right one, though there is something about it. */
  private static final Set<Kind> ODD =
      Set.of(
          Kind.HTTPS,
          Kind.HTTPS_STRICT,
          Kind.HTTPS_STATED,
          Kind.HTTPS_INSPECTED,
          Kind.REGISTRY,
          Kind.HTTP_STATED);

  private HttpRows() {}

  static List<Row> all() {
    return List.of(
        page("http-block-page", Page.BLOCK_PAGE),
        page("http-redirect-to-login", Page.LOGIN),
        page("http-captive-portal", Page.PORTAL).sparing(NOT_FORBIDDEN),
        page("http-bad-gateway", Page.BAD_GATEWAY),
        page("http-too-many-requests", Page.TOO_MANY_REQUESTS),
        page("http-redirect-loop", Page.REDIRECT_LOOP).sparing(NOT_FORBIDDEN),
        odd("http-endless-body", Misbehaviour.ENDLESS_BODY).sparing(ODD),
        odd("http-slow-body", Misbehaviour.SLOW_BODY).sparing(SLOW),
        odd("http-long-head", Misbehaviour.LONG_HEAD).sparing(ODD));
  }

  private static Row page(String id, Page page) {
    return row(id, page::port);
  }

  private static Row odd(String id, Misbehaviour misbehaviour) {
    return row(id, misbehaviour::port);
  }

  private static Row row(String id, ToIntFunction<Channel> port) {
    Fault fault = NameFaults.right();
    for (Channel channel : Channel.values()) {
      fault = fault.and(WayFaults.redirect(channel.port(), port.applyAsInt(channel)));
    }
    return Row.of(id, fault, Kind.WITH_HTTP).sparing(OF_ORIGIN);
  }
}
