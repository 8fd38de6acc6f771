// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Asks HTTPS endpoints with the sockets of Java alone: the least that Java can do with it. */
final class PlainTlsProgram {

  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);

  private PlainTlsProgram() {}

  /**
   * Ask each endpoint once, as many at a time as there are processors; the figures are those of the
   * last time.
   *
   * @param arguments the authority's certificate; the first port; how many ports; how often
   */
  public static void main(String[] arguments) throws GeneralSecurityException, IOException {
    int first = Integer.parseInt(arguments[1]);
    List<Integer> ports =
        IntStream.range(first, first + Integer.parseInt(arguments[2])).boxed().toList();
    for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
      long start = System.nanoTime();
      SSLSocketFactory sockets = sockets(Path.of(arguments[0]));
      long answered = ports.parallelStream().filter(port -> isAnswered(sockets, port)).count();
      Figures.print("all", (System.nanoTime() - start) / 1e9);
      Figures.print("successful", answered);
    }
  }

  private static boolean isAnswered(SSLSocketFactory sockets, int port) {
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
      SSLSocket socket = (SSLSocket) sockets.createSocket(plain, "localhost", port, true);
      socket.startHandshake();
      socket.getOutputStream().write(REQUEST);
      return new String(socket.getInputStream().readNBytes(12), US_ASCII).equals("HTTP/1.1 200");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A context for each time, so that no session is resumed. */
  private static SSLSocketFactory sockets(Path authority)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream file = Files.newInputStream(authority)) {
      Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(file);
      store.setCertificateEntry("authority", certificate);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
