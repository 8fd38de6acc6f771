// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.Locale;

/**
 * What a simulated network does wrong; made by {@link Impairments}, put into force by {@link
 * NetworkPart#impair}. Values: equal ones do the same.
 *
 * <p>Several may be in force at once. They act in the order of {@link Layer}, which is the way of a
 * client: what one of them stops, the later ones do not get to see. Within a layer:
 *
 * <ul>
 *   <li>Those of {@link Layer#STREAMS} add up, in the order in which they were put into force.
 *   <li>Of any other layer one acts: that of the narrowest part of the network, where an endpoint
 *       is narrower than a host, then names, a role, what is outside of the site, a layer, and
 *       everything. Of two equal parts, the one that is seen from fewer places is narrower.
 *   <li>Two different ones of equally narrow parts which have something in common contradict each
 *       other: putting the second into force is an error.
 * </ul>
 */
public sealed interface Impairment
    permits ConnectImpairment,
        DatagramImpairment,
        HttpImpairment,
        NameImpairment,
        ProxyImpairment,
        StreamImpairment,
        TlsImpairment {

  /** Where an impairment acts, in the order in which a client gets there. */
  enum Layer {
    /** What the resolver says of a name. Hosts whose addresses a site declares are not resolved. */
    NAMES("a host name"),
    /** What becomes of packets, over TCP and UDP, and of a TCP connection once it is open. */
    CONNECTS("a port"),
    /** How the bytes of a TCP connection fare: Toxiproxy's toxics. */
    STREAMS("a TCP port"),
    /** What becomes of a datagram. */
    DATAGRAMS("a UDP port"),
    /** What an HTTP proxy does. */
    PROXY("an HTTP proxy"),
    /** How a TLS handshake goes. */
    TLS("a port with TLS"),
    /** What answers an HTTP request. */
    HTTP("a port with HTTP");

    private final String touches;

    Layer(String touches) {
      this.touches = touches;
    }

    /** Return what an impairment of this layer touches, as a sentence part. */
    String touches() {
      return touches;
    }

    /** Return the word for this layer, as scenarios have it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Return where it acts. */
  Layer layer();

  /** Return what messages and scenarios call it: {@code reset-after-accept}. */
  String text();
}
