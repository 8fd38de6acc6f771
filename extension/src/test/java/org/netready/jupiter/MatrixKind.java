// SPDX-License-Identifier: Apache-2.0
package org.netready.jupiter;

import java.util.Set;
import org.netready.endpoint.Transport;
import org.netready.plan.Check;
import org.netready.plan.Subject;
import org.netready.probe.Question;
import org.netready.spec.Trust;

/** What a row asks, as far as it matters to what an impairment makes of it. */
enum MatrixKind {
  /** The addresses of a host that the site declares. */
  ADDRESSES,
  /** Whether a TCP port opens. */
  PORT,
  /** A server that speaks first. */
  GREETING,
  /** HTTP with an answer that is stated. */
  HTTP,
  /** HTTPS of a public name, any answer. */
  HTTPS,
  /** A registry of a public name. */
  REGISTRY,
  /** HTTPS of the site, with an answer that is stated and is no redirect. */
  SITE,
  /** HTTPS of the site, where a redirect is right as well. */
  SITE_REDIRECTING,
  /** TLS with the product's own authority. */
  PRIVATE_TLS,
  /** An answer to a datagram, of a protocol that need not answer. */
  DATAGRAM,
  /** Nothing of the network: a value of the site, or what listens on a host. */
  NONE;

  private static final Set<Trust> PUBLIC = Set.of(Trust.PUBLIC, Trust.PUBLIC_ONLY);
  private static final int FOUND = 302;

  /**
   * Return the kind of a row.
   *
   * @throws IllegalArgumentException if what is expected of such rows is not said yet
   */
  static MatrixKind of(Check row) {
    return row.onNetwork().map(it -> of(row, it)).orElse(NONE);
  }

  private static MatrixKind of(Check row, Subject.OnNetwork subject) {
    Question question = subject.question();
    boolean isOne = question.destination().prefix().isEmpty();
    if (question.kind() == Question.Kind.LISTENERS || question.kind() == Question.Kind.BIND) {
      return NONE;
    }
    if (question.kind() == Question.Kind.ADDRESSES
        && !question.destination().addresses().isEmpty()) {
      return ADDRESSES;
    }
    if (question.kind() == Question.Kind.SERVICE && isOne) {
      return question.ports().transport() == Transport.UDP
          ? ofDatagram(row, subject)
          : ofService(row, subject);
    }
    throw unknown(row);
  }

  private static MatrixKind ofDatagram(Check row, Subject.OnNetwork subject) {
    return switch (subject.service()) {
      case NONE, VXLAN -> DATAGRAM;
      default -> throw unknown(row);
    };
  }

  private static MatrixKind ofService(Check row, Subject.OnNetwork subject) {
    boolean isPublic = PUBLIC.contains(subject.trust());
    boolean isSite = subject.trust() == Trust.SITE;
    boolean isStated = !subject.answers().status().isEmpty();
    return switch (subject.service()) {
      case NONE -> PORT;
      case SSH, SMTP -> GREETING;
      case HTTP -> require(isStated, HTTP, row);
      case HTTPS ->
          isSite
              ? require(isStated, ofSite(subject), row)
              : require(isPublic && !subject.answers().isSaid(), HTTPS, row);
      case REGISTRY -> require(isPublic && !subject.answers().isSaid(), REGISTRY, row);
      case TLS -> require(subject.trust() == Trust.PRIVATE, PRIVATE_TLS, row);
      default -> throw unknown(row);
    };
  }

  private static MatrixKind ofSite(Subject.OnNetwork subject) {
    return subject.answers().status().contains(FOUND) ? SITE_REDIRECTING : SITE;
  }

  private static MatrixKind require(boolean isKnown, MatrixKind kind, Check row) {
    if (!isKnown) {
      throw unknown(row);
    }
    return kind;
  }

  private static IllegalArgumentException unknown(Check row) {
    return new IllegalArgumentException(
        "the matrix has no kind for %s; expected one more, and what is due to it".formatted(row));
  }
}
