// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.net.InetSocketAddress;
import java.util.List;

/** What a host is configured with: nothing, unless it is told otherwise. */
record ConfiguredHost(List<InetSocketAddress> servers, List<String> searchDomains)
    implements NameServers.HostConfiguration {

  ConfiguredHost() {
    this(List.of(), List.of());
  }
}
