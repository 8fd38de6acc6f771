// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final Set<String> WRONG_NAMES = Set.of("elsewhere.simulated");

  private final Map<Authority, HeldCertificate> authorities = new EnumMap<>(Authority.class);
  private final Map<String, HeldCertificate> interceptors = new ConcurrentHashMap<>();
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

  /**
   * Return a context of a server whose certificate is for some names and addresses.
   *
   * @param impairment what is wrong with the certificate
   */
  SSLContext serverContext(
      Set<String> names, Authority authority, Optional<TlsImpairment> impairment) {
    Set<String> shown =
        isOf(impairment, TlsImpairment.Kind.WRONG_NAME) ? WRONG_NAMES : Set.copyOf(names);
    return contexts.computeIfAbsent(new Subject(shown, authority, impairment), this::context);
  }

  private SSLContext context(Subject subject) {
    HeldCertificate.Builder builder = valid(subject.impairment()).keyPair(key);
    subject.names().stream().sorted().forEach(builder::addSubjectAlternativeName);
    builder.commonName(commonName(subject.names()));
    List<X509Certificate> chain = new ArrayList<>();
    if (isOf(subject.impairment(), TlsImpairment.Kind.SELF_SIGNED)) {
      chain.add(builder.build().certificate());
    } else {
      HeldCertificate root = signer(subject);
      chain.add(builder.signedBy(root).build().certificate());
      chain.add(root.certificate());
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager identity =
          new ServerIdentity(key.getPrivate(), chain.toArray(X509Certificate[]::new));
      context.init(new KeyManager[] {identity}, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java installation has no TLS", e);
    }
  }

  private HeldCertificate root(String name) {
    return validNow().certificateAuthority(0).commonName(name).build();
  }

  private HeldCertificate signer(Subject subject) {
    return subject
        .impairment()
        .map(TlsImpairment::authority)
        .filter(name -> !name.isEmpty())
        .map(name -> interceptors.computeIfAbsent(name, this::root))
        .orElseGet(() -> authority(subject.authority()));
  }

  private HeldCertificate.Builder validNow() {
    return valid(Optional.empty());
  }

  private HeldCertificate.Builder valid(Optional<TlsImpairment> impairment) {
    Duration shift = Duration.ZERO;
    if (isOf(impairment, TlsImpairment.Kind.EXPIRED)) {
      shift = VALID.plus(BACKDATED).negated();
    } else if (isOf(impairment, TlsImpairment.Kind.NOT_YET_VALID)) {
      shift = VALID;
    }
    Instant from = made.minus(BACKDATED).plus(shift);
    return new HeldCertificate.Builder()
        .serialNumber(serial.incrementAndGet())
        .validityInterval(from.toEpochMilli(), from.plus(VALID).toEpochMilli());
  }

  private static boolean isOf(Optional<TlsImpairment> impairment, TlsImpairment.Kind kind) {
    return impairment.filter(it -> it.kind() == kind).isPresent();
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

  private record Subject(
      Set<String> names, Authority authority, Optional<TlsImpairment> impairment) {}
}
