// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Accepts any certificate and remembers the chain: a probe wants to know who answers, and what is
 * true of the certificate is said afterwards.
 */
final class CertificateRecorder extends X509ExtendedTrustManager {

  private volatile List<X509Certificate> chain = List.of();
  private volatile String keyExchange = "UNKNOWN";

  /** Return the certificates that the server sent, its own first; empty if it sent none. */
  List<X509Certificate> chain() {
    return chain;
  }

  /** Return the key exchange, as trust managers want to know it. */
  String keyExchange() {
    return keyExchange;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] certificates, String authType) {
    chain = List.of(certificates);
    keyExchange = authType;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] certificates, String authType, Socket socket) {
    checkServerTrusted(certificates, authType);
  }

  @Override
  public void checkServerTrusted(
      X509Certificate[] certificates, String authType, SSLEngine engine) {
    checkServerTrusted(certificates, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] certificates, String authType) {
    throw clientsOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] certificates, String authType, Socket socket) {
    throw clientsOnly();
  }

  @Override
  public void checkClientTrusted(
      X509Certificate[] certificates, String authType, SSLEngine engine) {
    throw clientsOnly();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private static UnsupportedOperationException clientsOnly() {
    return new UnsupportedOperationException("a probe is always the client");
  }
}
