// SPDX-License-Identifier: Apache-2.0
package org.netready.assertj;

import java.util.Locale;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.probe.CertificateFacts;
import org.netready.probe.Layer;

/** What certificates say, and for whom they are. */
final class Certificates {

  private Certificates() {}

  /**
   * Return whether the server's certificate is for a host: RFC 9525, section 6.3. A wildcard stands
   * for one label, the first.
   *
   * @param asked the host that the probe asked for, of which it looked at all names itself
   */
  static boolean isFor(Layer.Tls tls, Host host, Host asked) {
    return asked.equals(host)
        ? tls.isForName()
        : end(tls).names().stream().anyMatch(name -> matches(name, host));
  }

  /** Return what is true of the chain where a trusted one was expected. */
  static String trust(Layer.Tls tls) {
    if (tls.isPublic() || tls.isSite()) {
      String root = tls.isPublic() ? "a public root" : "an authority of the site";
      return "a chain to " + root + ", issued by " + end(tls).issuer() + suffix(tls);
    }
    String problem = tls.chainProblem().map(it -> it + ": ").orElse("");
    return problem + "issued by " + end(tls).issuer() + suffix(tls);
  }

  /** Return the names of the server's certificate. */
  static String names(Layer.Tls tls) {
    return "a certificate for " + end(tls).names();
  }

  private static String suffix(Layer.Tls tls) {
    return tls.isForName() ? "" : ", for other names: " + end(tls).names();
  }

  private static CertificateFacts end(Layer.Tls tls) {
    return tls.chain().get(0);
  }

  private static boolean matches(String name, Host host) {
    if (host instanceof IpAddress) {
      return IpAddress.isLiteral(name) && Host.parse(name).equals(host);
    }
    String presented = name.toLowerCase(Locale.ROOT);
    return presented.equals(host.text())
        || (presented.startsWith("*.") && presented.equals(withoutFirstLabel(host)));
  }

  private static String withoutFirstLabel(Host host) {
    int dot = host.text().indexOf('.');
    return dot < 0 ? "" : "*" + host.text().substring(dot);
  }
}
