// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import java.util.Set;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Transport;
import org.netready.probe.Application;
import org.netready.probe.Application.Protocol;
import org.netready.probe.Destination;
import org.netready.simulation.Impairment.Layer;

/**
 * A service of a simulated network. Several may share an endpoint: then it answers all of them, is
 * closed to whomever one of them is closed to, and shows a certificate of the public authority if
 * one of them wants it.
 *
 * @param destination its host; addresses given here are addresses of that host
 * @param ports its port, or a range on each port of which it listens
 * @param application the protocol that it speaks and the path that will be asked for; over UDP
 *     everything but DNS, NTP and QUIC is an echo
 * @param authority who signed its certificate
 * @param answer what it answers to an HTTP request
 * @param closedTo the vantage points from which all packets to it are dropped
 * @param part whether it answers itself
 */
public record SimulatedService(
    Destination destination,
    Ports ports,
    Application application,
    Authority authority,
    Answer answer,
    Set<String> closedTo,
    Part part) {

  /** Whether a service answers itself. */
  public enum Part {
    /** It is the origin of its answers. */
    ORIGIN,
    /** It is an HTTP proxy, which brings answers from all other hosts of the network. */
    PROXY
  }

  /** Who signed a certificate. */
  public enum Authority {
    /** The authority that the simulated site trusts as a public root. */
    PUBLIC,
    /** An authority that nobody trusts: that of a product itself. */
    PRIVATE
  }

  /**
   * An answer to an HTTP request.
   *
   * @param path the path that is answered; empty means the application's, or else {@code /}
   * @param status the status codes of which one is answered; empty means 200
   * @param header the name of a field that is in the answer; empty for none
   * @param content a text that is in the answer's content; empty for none
   */
  public record Answer(String path, Set<Integer> status, String header, String content) {

    /** Status 200 at the path that the application asks for. */
    public static final Answer PLAIN = new Answer("", Set.of(), "", "");

    /** What an OCI registry says to a client without credentials. */
    public static final Answer REGISTRY =
        new Answer("/v2/", Set.of(401), "Docker-Distribution-Api-Version", "");

    /** Make an answer. */
    public Answer {
      status = Set.copyOf(status);
    }
  }

  /** Make a service. */
  public SimulatedService {
    closedTo = Set.copyOf(closedTo);
  }

  /** Return a service that accepts, says nothing and is open to all. */
  public static SimulatedService of(Destination destination, Ports ports) {
    return new SimulatedService(
        destination,
        ports,
        Application.NONE,
        Authority.PUBLIC,
        Answer.PLAIN,
        Set.of(),
        Part.ORIGIN);
  }

  /** Return an HTTP proxy that is open to all. */
  public static SimulatedService proxy(Destination destination, Ports ports) {
    return new SimulatedService(
        destination, ports, Application.NONE, Authority.PUBLIC, Answer.PLAIN, Set.of(), Part.PROXY);
  }

  /** Return this service speaking another protocol. */
  public SimulatedService withApplication(Application other) {
    return new SimulatedService(destination, ports, other, authority, answer, closedTo, part);
  }

  /** Return this service with a certificate of another authority. */
  public SimulatedService withAuthority(Authority other) {
    return new SimulatedService(destination, ports, application, other, answer, closedTo, part);
  }

  /** Return this service with another answer to HTTP requests. */
  public SimulatedService withAnswer(Answer other) {
    return new SimulatedService(destination, ports, application, authority, other, closedTo, part);
  }

  /** Return this service closed to other vantage points. */
  public SimulatedService withClosedTo(Set<String> vantagePoints) {
    return new SimulatedService(
        destination, ports, application, authority, answer, vantagePoints, part);
  }

  /** Return whether it listens on a port. */
  boolean listensOn(Endpoint endpoint) {
    return ports.transport() == endpoint.transport()
        && ports.first() <= endpoint.port()
        && endpoint.port() <= ports.last();
  }

  /** Return whether an impairment can act on it. */
  boolean isTouchedBy(Impairment impairment) {
    boolean isAfterAccept = impairment instanceof ConnectImpairment it && it.isAfterAccept();
    return isTouchedBy(isAfterAccept ? Layer.STREAMS : impairment.layer());
  }

  /** Return whether there are impairments of a layer that can act on it. */
  boolean isTouchedBy(Layer layer) {
    boolean isTcp = ports.transport() == Transport.TCP;
    Protocol protocol = application.protocol();
    return switch (layer) {
      case NAMES -> false;
      case CONNECTS -> true;
      case STREAMS -> isTcp;
      case DATAGRAMS -> !isTcp;
      case PROXY -> part == Part.PROXY;
      case TLS -> isTcp && (protocol == Protocol.TLS || protocol == Protocol.HTTPS);
      case HTTP -> isTcp && (protocol == Protocol.HTTP || protocol == Protocol.HTTPS);
    };
  }

  /** Return the path at which its answer is found. */
  String path() {
    String path = answer.path().isEmpty() ? application.path() : answer.path();
    return path.isEmpty() ? "/" : path;
  }
}
