// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.Optional;
import org.netready.endpoint.Host;

/**
 * An HTTP proxy.
 *
 * @param host its host
 * @param port its port
 * @param credentials what to log in with; empty for none
 */
record HttpProxy(Host host, int port, Optional<ProxyRules.Credentials> credentials) {

  /** Return the value of the field Proxy-Authorization; empty without credentials. */
  Optional<String> authorization() {
    return credentials.map(ProxyRules.Credentials::basic);
  }

  /** Return what a peer sent, without any credentials that it may have sent back. */
  String redact(String received) {
    return credentials.map(secret -> secret.redact(received)).orElse(received);
  }

  /** Return host and port, without credentials. */
  @Override
  public String toString() {
    return HttpRequest.authority(host, port);
  }
}
