// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.Optional;

/** A question that one datagram holds, and what tells its answer from anything else. */
sealed interface DatagramQuestion permits DnsQuestion, NtpQuestion, QuicQuestion {

  /**
   * An answer.
   *
   * @param text what it says, safe to print
   * @param cause why it is of no use; empty if it is
   */
  record Answer(String text, Optional<Cause> cause) {

    static Answer right(String text) {
      return new Answer(text, Optional.empty());
    }
  }

  /** Return a new question in a protocol; empty for those that have none of their own. */
  static Optional<DatagramQuestion> in(Application.Protocol protocol) {
    return switch (protocol) {
      case DNS -> Optional.of(DnsQuestion.rootServers());
      case NTP -> Optional.of(NtpQuestion.random());
      case QUIC -> Optional.of(QuicQuestion.random());
      case NONE, TLS, HTTPS, HTTP, SSH, SMTP -> Optional.empty();
    };
  }

  /** Return the protocol as evidence calls it: {@code DNS}. */
  String protocol();

  /** Return it as it goes over the network. */
  byte[] wire();

  /** Return the answer that a reply is; empty if it is none to this question. */
  Optional<Answer> read(byte[] reply);
}
