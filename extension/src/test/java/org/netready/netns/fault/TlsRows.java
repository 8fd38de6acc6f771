// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.fault;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.netready.netns.bed.Channel;
import org.netready.netns.bed.Misbehaviour;
import org.netready.netns.bed.TlsServer;

/** What is wrong with a handshake, or with a certificate. */
final class TlsRows {

  private static final Set<Kind> ANYBODY = Set.of(Kind.TLS_PRIVATE);

  private TlsRows() {}

  static List<Row> all() {
    return List.of(
        server("tls-self-signed", TlsServer.SELF_SIGNED).sparing(ANYBODY),
        server("tls-unknown-authority", TlsServer.UNKNOWN_AUTHORITY).sparing(ANYBODY),
        server("tls-inspected", TlsServer.INSPECTED)
            .sparing(EnumSet.complementOf(EnumSet.of(Kind.HTTPS_STRICT))),
        server("tls-expired", TlsServer.EXPIRED).sparing(ANYBODY),
        server("tls-not-yet-valid", TlsServer.NOT_YET_VALID).sparing(ANYBODY),
        server("tls-wrong-name", TlsServer.WRONG_NAME).sparing(ANYBODY),
        server("tls-no-common-version", TlsServer.OLD_VERSION),
        server("tls-unrecognized-name", TlsServer.UNRECOGNIZED_NAME),
        server("tls-client-certificate-page", TlsServer.CLIENT_CERTIFICATE_PAGE)
            .sparing(
                Set.of(Kind.TLS, Kind.TLS_SITE, Kind.TLS_PRIVATE, Kind.HTTPS, Kind.HTTPS_STRICT)),
        row("tls-client-certificate-demanded", Misbehaviour.CLIENT_CERTIFICATE.port())
            .sparing(Set.of(Kind.TLS, Kind.TLS_SITE, Kind.TLS_PRIVATE)),
        row("tls-plaintext", Channel.PLAIN.port()));
  }

  private static Row server(String id, TlsServer server) {
    return row(id, server.port());
  }

  private static Row row(String id, int port) {
    return Row.of(
        id, NameFaults.right().and(WayFaults.redirect(Channel.PUBLIC.port(), port)), Kind.WITH_TLS);
  }
}
