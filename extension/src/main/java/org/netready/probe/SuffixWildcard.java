// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.netready.endpoint.Host;
import org.netready.endpoint.HostName;

/**
 * A wildcard below which names of different owners are, which clients refuse: of a whole top-level
 * domain, such as {@code *.com}, or of a country's category of names, such as {@code *.co.uk}.
 *
 * <p>Among the public suffixes are also those of providers, such as {@code blob.core.windows.net}
 * and {@code github.io}, who rightly have wildcards of them. A country's registry has them nowhere.
 */
final class SuffixWildcard {

  private static final Integer DNS_NAME = 2;
  private static final int COUNTRY = 2;

  /** What registries of countries call their categories. */
  private static final Set<String> CATEGORIES =
      Set.of(
          "ac", "asn", "co", "com", "edu", "gob", "gouv", "gov", "govt", "gv", "id", "ltd", "me",
          "mil", "ne", "net", "nhs", "nom", "or", "org", "plc", "police", "sch", "school");

  private SuffixWildcard() {}

  /** Return whether a certificate can be for a host by such a wildcard alone. */
  static boolean isNeeded(Host host, X509Certificate certificate) {
    String text = host.text();
    return host instanceof HostName
        && (isBelowTop(text) || isBelowCategory(text))
        && !isNamed(text, certificate);
  }

  private static boolean isBelowTop(String host) {
    return host.split("\\.", -1).length == 2;
  }

  /** Not every name of two letters is a country's, nor does each have all of the categories. */
  private static boolean isBelowCategory(String host) {
    String[] labels = host.split("\\.", -1);
    if (labels.length != 3 || labels[2].length() != COUNTRY || !CATEGORIES.contains(labels[1])) {
      return false;
    }
    @Nullable String registrable =
        new HttpUrl.Builder().scheme("https").host(host).build().topPrivateDomain();
    return host.equals(registrable);
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
