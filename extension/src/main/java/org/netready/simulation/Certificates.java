// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import okhttp3.tls.HeldCertificate;
import org.netready.simulation.SimulatedService.Authority;

/**
 * The certificate authorities of a simulated network and what they issue. Certificates are issued
 * when they are first needed; all share one key, since making keys is what takes time.
 */
final class Certificates {

  private static final Duration BACKDATED = Duration.ofHours(1);
  private static final Duration VALID = Duration.ofDays(7);
  private static final int LONGEST_COMMON_NAME = 64;

  private final Map<Authority, HeldCertificate> authorities = new EnumMap<>(Authority.class);
  private final Map<Subject, SSLContext> contexts = new ConcurrentHashMap<>();
  private final AtomicLong serial = new AtomicLong();
  private final KeyPair key;
  private final Instant made = Instant.now();

  private Certificates(KeyPair key) {
    this.key = key;
    authorities.put(Authority.PUBLIC, root("Netready simulated public root"));
    authorities.put(Authority.PRIVATE, root("Netready simulated private CA"));
  }

  static Certificates generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new Certificates(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java installation has no elliptic-curve keys", e);
    }
  }

  /** Return the certificate of an authority. */
  X509Certificate root(Authority authority) {
    return authority(authority).certificate();
  }

  /** Return a context of a server whose certificate is for some names and addresses. */
  SSLContext serverContext(Set<String> names, Authority authority) {
    return contexts.computeIfAbsent(new Subject(Set.copyOf(names), authority), this::context);
  }

  private SSLContext context(Subject subject) {
    HeldCertificate root = authority(subject.authority());
    HeldCertificate.Builder builder = validNow().keyPair(key).signedBy(root);
    subject.names().stream().sorted().forEach(builder::addSubjectAlternativeName);
    HeldCertificate issued = builder.commonName(commonName(subject.names())).build();
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager identity =
          new ServerIdentity(key.getPrivate(), issued.certificate(), root.certificate());
      context.init(new KeyManager[] {identity}, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java installation has no TLS", e);
    }
  }

  private HeldCertificate root(String name) {
    return validNow().certificateAuthority(0).commonName(name).build();
  }

  private HeldCertificate.Builder validNow() {
    return new HeldCertificate.Builder()
        .serialNumber(serial.incrementAndGet())
        .validityInterval(made.minus(BACKDATED).toEpochMilli(), made.plus(VALID).toEpochMilli());
  }

  private HeldCertificate authority(Authority authority) {
    HeldCertificate root = authorities.get(authority);
    if (root == null) {
      throw new IllegalStateException("no authority " + authority);
    }
    return root;
  }

  private static String commonName(Set<String> names) {
    return names.stream()
        .filter(name -> name.length() <= LONGEST_COMMON_NAME)
        .max(String::compareTo)
        .orElse("netready-simulated");
  }

  private record Subject(Set<String> names, Authority authority) {}
}
