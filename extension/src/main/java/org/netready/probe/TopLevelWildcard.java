// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netready.endpoint.Host;
import org.netready.endpoint.HostName;

/** A wildcard of a whole top-level domain, such as {@code *.com}, which clients refuse. */
final class TopLevelWildcard {

  private static final Integer DNS_NAME = 2;

  private TopLevelWildcard() {}

  /** Return whether a certificate can be for a host by such a wildcard alone. */
  static boolean isNeeded(Host host, X509Certificate certificate) {
    String text = host.text();
    boolean isBelowTop = host instanceof HostName && text.indexOf('.') == text.lastIndexOf('.');
    return isBelowTop && text.contains(".") && !isNamed(text, certificate);
  }

  private static boolean isNamed(String host, X509Certificate certificate) {
    try {
      @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names != null
          && names.stream()
              .filter(name -> DNS_NAME.equals(name.get(0)))
              .anyMatch(name -> host.equalsIgnoreCase(String.valueOf(name.get(1))));
    } catch (CertificateParsingException e) {
      return false;
    }
  }
}
