// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.lang.reflect.Proxy;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSession;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.netready.endpoint.Host;

/** Whether a certificate is for a host, RFC 9525: OkHttp's rules, by its public interface. */
final class CertificateName {

  /** Of a client without TLS, which reads no trust store. */
  private static final HostnameVerifier RULES =
      new OkHttpClient.Builder()
          .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
          .build()
          .hostnameVerifier();

  private CertificateName() {}

  /** Return whether the certificate is for a host, by its alternative names alone. */
  static boolean isFor(Host host, X509Certificate certificate) {
    return RULES.verify(host.text(), sessionWith(certificate))
        && !isForDottedNameAlone(host, certificate);
  }

  /** A name that ends in a dot is none that a certificate can hold, RFC 5280 section 4.2.1.6. */
  private static boolean isForDottedNameAlone(Host host, X509Certificate certificate) {
    List<String> names = CertificateReading.names(certificate);
    boolean hasDotted = names.stream().anyMatch(name -> name.endsWith("."));
    String text = host.text().toLowerCase(Locale.ROOT);
    String wildcard = "*" + text.substring(Math.max(0, text.indexOf('.')));
    return hasDotted
        && names.stream()
            .noneMatch(name -> name.equalsIgnoreCase(text) || name.equalsIgnoreCase(wildcard));
  }

  /** Return a session of which nothing can be asked but the peer's certificate. */
  private static SSLSession sessionWith(X509Certificate certificate) {
    return (SSLSession)
        Proxy.newProxyInstance(
            CertificateName.class.getClassLoader(),
            new Class<?>[] {SSLSession.class},
            (session, method, arguments) -> {
              if (method.getName().equals("getPeerCertificates")) {
                return new Certificate[] {certificate};
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
