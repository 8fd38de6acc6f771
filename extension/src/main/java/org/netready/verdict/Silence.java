// SPDX-License-Identifier: Apache-2.0
package org.netready.verdict;

import java.util.Locale;
import org.netready.probe.PortState;
import org.netready.spec.Service;

/** What it means, by service, that no datagram came back, and what would prove more. */
final class Silence {

  /** What to do about silence that shows no block, with the words in braces of {@link Fixes}. */
  static final String FIX_OF_NO_BLOCK =
      "add a vantage point from which {to} is reached, together with a 'control' of vantage point"
          + " {vantage}: no other port tells whether something there takes datagrams in silence";

  private Silence() {}

  /** Return whether nothing came over UDP, of what need not answer. */
  static boolean isNoBlock(Case given) {
    return given.seen().state().filter(PortState.OPEN_OR_FILTERED::equals).isPresent()
        && !isFailure(given.subject().service());
  }

  /**
   * Return whether a server that is there, and serves this host, answers each question.
   *
   * <ul>
   *   <li>DNS: it has to answer, if only to decline (RFC 8906, section 1).
   *   <li>NTP: it constructs a reply to a client's packet at once, without any state (RFC 5905,
   *       section 9.2, FXMIT).
   *   <li>QUIC: it should negotiate the version, and may limit how often it does (RFC 9000, section
   *       5.2.2), so that silence says nothing.
   *   <li>VXLAN and Geneve know no answer, and WireGuard has none for a peer without a key.
   * </ul>
   */
  static boolean isFailure(Service service) {
    return switch (service) {
      case DNS, NTP -> true;
      case NONE, QUIC, VXLAN, GENEVE, WIREGUARD -> false;
      case HTTPS, HTTP, TLS, REGISTRY, SSH, SMTP -> false;
    };
  }

  /** Return why it proves nothing, as a sentence part. */
  static String why(Service service) {
    return switch (service) {
      case QUIC ->
          "a QUIC server should answer this and need not (RFC 9000, section 5.2.2), so that silence"
              + " proves nothing";
      case VXLAN -> noAnswer("VXLAN knows no answer (RFC 7348)");
      case GENEVE -> noAnswer("Geneve knows no answer (RFC 8926)");
      case WIREGUARD -> noAnswer("WireGuard answers nobody whose key it does not know");
      case NONE, DNS, NTP, HTTPS, HTTP, TLS, REGISTRY, SSH, SMTP ->
          "silence over UDP proves nothing: this needs a responder that answers there";
    };
  }

  private static String noAnswer(String reason) {
    return reason + ": silence proves nothing, and this needs a responder in its place";
  }

  /** Return what to do about it, with the words in braces of {@link Fixes}. */
  static String fix(Service service) {
    return switch (service) {
      case DNS, NTP ->
          "allow {flow}, and the answers; if they are, see that the %s server on {name} answers {from}"
              .formatted(service.name());
      case QUIC ->
          "ask {to} with an HTTP/3 client on {from}; if that is silent too, allow {flow}, and the"
              + " answers";
      case VXLAN, GENEVE ->
          echo(service)
              + "; once it is installed, reach a pod or an inner address on {name} from one on"
              + " {from}";
      case WIREGUARD ->
          echo(service) + "; once it is installed, 'wg show' on {from} tells its latest handshake";
      case NONE, HTTPS, HTTP, TLS, REGISTRY, SSH, SMTP ->
          "let something answer on {to} and run again";
    };
  }

  private static String echo(Service service) {
    return "run a UDP echo on {to} while no %s is there, and run again"
        .formatted(service.name().toLowerCase(Locale.ROOT));
  }
}
