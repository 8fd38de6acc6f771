// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.netready.endpoint.Ports;
import org.netready.spec.RequirementBuilder;
import org.netready.spec.Trust;

/** A service that is asked for, on the port where a healthy host has it. */
enum Kind {
  /** An open TCP port is all. */
  TCP("443/tcp", it -> it),
  /** A handshake with a certificate of a public root, or of the site's inspection. */
  TLS("443/tcp", RequirementBuilder::tls),
  /** A handshake with a certificate of the site's. */
  TLS_SITE("443/tcp", it -> it.tls().trust(Trust.SITE)),
  /** A handshake with a certificate of anybody's. */
  TLS_PRIVATE("443/tcp", it -> it.tls().trust(Trust.PRIVATE)),
  /** Any answer of the origin. */
  HTTPS("443/tcp", RequirementBuilder::https),
  /** The same, by a public root and nothing else. */
  HTTPS_STRICT("443/tcp", it -> it.https().trust(Trust.PUBLIC_ONLY)),
  /** One answer, of the origin. */
  HTTPS_STATED("443/tcp", it -> it.https().answers(200).content("hello from the service")),
  /** Any answer, where the site's own filter inspects TLS. */
  HTTPS_INSPECTED("8443/tcp", RequirementBuilder::https),
  /** A registry. */
  REGISTRY("443/tcp", RequirementBuilder::registry),
  /** Any answer in clear text, which proves nothing. */
  HTTP("80/tcp", RequirementBuilder::http),
  /** A status in clear text. */
  HTTP_STATUS("80/tcp", it -> it.http().answers(200)),
  /** A status and a content in clear text. */
  HTTP_STATED("80/tcp", it -> it.http().answers(200).content("hello from the service")),
  /** SSH. */
  SSH("22/tcp", RequirementBuilder::ssh),
  /** SMTP. */
  SMTP("25/tcp", RequirementBuilder::smtp),
  /** DNS over TCP. */
  DNS_TCP("53/tcp", RequirementBuilder::dns),
  /** DNS over UDP. */
  DNS_UDP("53/udp", RequirementBuilder::dns),
  /** NTP. */
  NTP("123/udp", RequirementBuilder::ntp),
  /** QUIC. */
  QUIC("443/udp", RequirementBuilder::quic),
  /** A datagram that is answered. */
  UDP("7/udp", it -> it);

  /** Over TCP, one of each protocol. */
  static final Set<Kind> OVER_TCP =
      EnumSet.of(TCP, TLS, HTTPS, REGISTRY, HTTP_STATED, SSH, SMTP, DNS_TCP);

  /** Over UDP. */
  static final Set<Kind> OVER_UDP = EnumSet.of(DNS_UDP, NTP, QUIC, UDP);

  /** One of each protocol and transport. */
  static final Set<Kind> EVERY = union(OVER_TCP, OVER_UDP);

  /** Some of both, where the rest can bring nothing new. */
  static final Set<Kind> SOME = EnumSet.of(TCP, HTTPS, SSH, DNS_UDP, NTP, QUIC, UDP);

  /** Whatever begins with a TLS handshake on the usual port. */
  static final Set<Kind> WITH_TLS =
      EnumSet.of(TLS, TLS_SITE, TLS_PRIVATE, HTTPS, HTTPS_STRICT, HTTPS_STATED, REGISTRY);

  /** Whatever ends with an HTTP answer. */
  static final Set<Kind> WITH_HTTP =
      EnumSet.of(
          HTTP,
          HTTP_STATUS,
          HTTP_STATED,
          HTTPS,
          HTTPS_STRICT,
          HTTPS_STATED,
          HTTPS_INSPECTED,
          REGISTRY);

  private final Ports ports;
  private final UnaryOperator<RequirementBuilder> demand;

  Kind(String ports, UnaryOperator<RequirementBuilder> demand) {
    this.ports = Ports.parse(ports);
    this.demand = demand;
  }

  /** Return the name in the table: {@code https-strict}. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Kind parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Return its port. */
  Ports ports() {
    return ports;
  }

  /** Let a requirement demand it. */
  RequirementBuilder demand(RequirementBuilder requirement) {
    return demand.apply(requirement).ports(ports.toString());
  }

  static Set<Kind> union(Set<Kind> one, Set<Kind> other) {
    Set<Kind> both = EnumSet.copyOf(one);
    both.addAll(other);
    return both;
  }
}
