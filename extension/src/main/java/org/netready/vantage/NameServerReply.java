// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.netready.probe.PlainText;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.WireParseException;

/**
 * What came back for one question to a name server.
 *
 * @param kind what it is
 * @param message the answer; only of kind {@code ANSWER}
 * @param detail what more is known of any other kind, safe to print; empty if nothing
 */
record NameServerReply(Kind kind, Optional<Message> message, String detail) {

  private static final int LONGEST = 120;

  enum Kind {
    /** A message that answers the question. */
    ANSWER,
    /** Nothing, in the time that there was. */
    SILENCE,
    /** That nobody is there, or no way. */
    UNREACHABLE,
    /** Something that is no answer to the question. */
    GARBAGE,
    /** That the answer is too long for UDP, and then no answer over TCP. */
    CUT
  }

  static NameServerReply of(@Nullable Message message, @Nullable Throwable failure) {
    return message != null
        ? new NameServerReply(Kind.ANSWER, Optional.of(message), "")
        : new NameServerReply(kind(failure), Optional.empty(), detail(failure));
  }

  static NameServerReply silence() {
    return new NameServerReply(Kind.SILENCE, Optional.empty(), "");
  }

  /** Return whether the answer has to be asked for over TCP: RFC 1035, section 4.2.1. */
  boolean isTruncated() {
    return message.filter(it -> it.getHeader().getFlag(Flags.TC)).isPresent();
  }

  /** Return the same as what came over TCP after a truncated answer. */
  NameServerReply overTcp() {
    if (kind == Kind.ANSWER) {
      return this;
    }
    String how =
        switch (kind) {
          case SILENCE -> "no answer";
          case UNREACHABLE -> "no connection";
          case GARBAGE, CUT, ANSWER -> "no DNS";
        };
    return new NameServerReply(
        Kind.CUT, Optional.empty(), detail.isEmpty() ? how : how + " (" + detail + ")");
  }

  private static Kind kind(@Nullable Throwable failure) {
    for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof SocketTimeoutException || e instanceof TimeoutException) {
        return Kind.SILENCE;
      }
      if (e instanceof WireParseException || e instanceof EOFException) {
        return Kind.GARBAGE;
      }
      if (e instanceof RuntimeException runtime && runtime.getCause() == null) {
        // Whatever a parser throws for bytes that it does not understand.
        return Kind.GARBAGE;
      }
    }
    return Kind.UNREACHABLE;
  }

  private static String detail(@Nullable Throwable failure) {
    for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof WireParseException) {
        return PlainText.of(String.valueOf(e.getMessage()), LONGEST);
      }
      if (e instanceof ConnectException || e instanceof PortUnreachableException) {
        return "refused";
      }
      if (e instanceof EOFException) {
        return "nothing in it";
      }
    }
    return "";
  }
}
