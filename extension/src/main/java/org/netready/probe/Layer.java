// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netready.endpoint.IpAddress;

/** What was seen in one layer of a probe. A probe stops at the layer that fails. */
public sealed interface Layer {

  /** Return the layer's name in result files. */
  String name();

  /** Return how long it took. */
  Duration took();

  /** Return why it failed; empty if it did not. */
  Optional<Cause> cause();

  /** Return what was seen, as a sentence part. */
  String evidence();

  /**
   * Names.
   *
   * @param outcome what became of the name
   */
  record Resolve(NameOutcome outcome) implements Layer {
    @Override
    public String name() {
      return "resolve";
    }

    @Override
    public Duration took() {
      return outcome.took();
    }

    @Override
    public Optional<Cause> cause() {
      return outcome.cause();
    }

    @Override
    public String evidence() {
      return outcome.evidence();
    }
  }

  /**
   * A proxy that is used.
   *
   * @param kind what it speaks
   * @param address its host and port, without credentials
   * @param reason why it is used
   * @param exceptions where exceptions from it are written: {@code NO_PROXY}
   */
  record ProxyUse(ProxyServer.Kind kind, String address, String reason, String exceptions) {
    /** Return the proxy as messages name it: {@code proxy:1080 (SOCKS5)}. */
    @Override
    public String toString() {
      return switch (kind) {
        case HTTP -> address;
        case SOCKS5 -> address + " (SOCKS5)";
      };
    }
  }

  /**
   * The proxy that was used, and what became of it.
   *
   * @param use which proxy, and why
   * @param status the status of its answer to CONNECT, or its SOCKS5 reply; 0 if there was none
   * @param cause why it failed
   * @param evidence what was seen
   * @param took how long it took
   */
  record Proxy(ProxyUse use, int status, Optional<Cause> cause, String evidence, Duration took)
      implements Layer {

    private static final int SUCCESSFUL = 2;

    @Override
    public String name() {
      return "proxy";
    }

    /** Return whether it opened a tunnel. */
    public boolean isTunnel() {
      return switch (use.kind()) {
        case HTTP -> status / 100 == SUCCESSFUL;
        case SOCKS5 -> status == 0 && cause.isEmpty();
      };
    }
  }

  /**
   * That no proxy was used, although there are some or one was expected.
   *
   * @param rule what decided it
   * @param reason why, as a sentence part
   */
  record Direct(Rule rule, String reason) implements Layer {

    /** What decides that no proxy is used. */
    public enum Rule {
      /** No proxy is set for the protocol. */
      NOT_SET,
      /** An entry of the list of what is reached directly. */
      EXCEPTED,
      /** Datagrams go through no proxy. */
      NOT_CARRIED,
      /** Nothing that was set, but Netready's own choice: a host of the site, a private address. */
      OWN
    }

    @Override
    public String name() {
      return "direct";
    }

    @Override
    public Duration took() {
      return Duration.ZERO;
    }

    @Override
    public Optional<Cause> cause() {
      return Optional.empty();
    }

    @Override
    public String evidence() {
      return "no proxy used: " + reason;
    }
  }

  /**
   * TCP connects, one outcome for each address and port.
   *
   * @param outcomes the outcomes with their ports
   * @param cause why the layer failed; empty if every one opened
   * @param evidence what was seen
   * @param took how long it took
   */
  record Connect(List<Attempt> outcomes, Optional<Cause> cause, String evidence, Duration took)
      implements Layer {
    /** Make a layer. */
    public Connect {
      outcomes = List.copyOf(outcomes);
    }

    @Override
    public String name() {
      return "connect";
    }
  }

  /**
   * A connect to one address and port.
   *
   * @param port the port
   * @param outcome what became of it
   */
  record Attempt(int port, ConnectOutcome outcome) {}

  /**
   * A datagram and its reply.
   *
   * @param outcome what became of it
   * @param port the port
   */
  record Exchange(UdpOutcome outcome, int port) implements Layer {
    @Override
    public String name() {
      return "udp";
    }

    @Override
    public Duration took() {
      return outcome.took();
    }

    @Override
    public Optional<Cause> cause() {
      return outcome.cause();
    }

    @Override
    public String evidence() {
      return outcome.evidence();
    }
  }

  /**
   * A TLS handshake. The probe accepts any certificate and records what is true of it.
   *
   * @param chain the certificates that the server sent, its own first
   * @param trust what the chain was worth to each store, when it came
   * @param isForName whether the certificate is for the name that was asked for
   * @param demandsClientCertificate whether the server asked for a client certificate
   * @param protocol the TLS version
   * @param alpn the application protocol that was agreed; empty if none
   * @param cause why the handshake failed; empty if it was completed
   * @param evidence what was seen
   * @param took how long it took
   */
  record Tls(
      List<CertificateFacts> chain,
      ChainTrust trust,
      boolean isForName,
      boolean demandsClientCertificate,
      String protocol,
      String alpn,
      Optional<Cause> cause,
      String evidence,
      Duration took)
      implements Layer {
    /** Make a layer. */
    public Tls {
      chain = List.copyOf(chain);
    }

    @Override
    public String name() {
      return "tls";
    }

    /** Return whether the chain was valid and ended in a public root. */
    public boolean isPublic() {
      return trust.isTrustedBy(ChainTrust.Store.PUBLIC);
    }

    /** Return whether the chain was valid and ended in an authority of the site. */
    public boolean isSite() {
      return trust.isTrustedBy(ChainTrust.Store.SITE);
    }

    /** Return what is wrong with the chain; empty if nothing is, or if there is none. */
    public Optional<Cause> chainProblem() {
      return trust.problem().map(ChainTrust.Problem::cause);
    }
  }

  /**
   * An HTTP exchange.
   *
   * @param status the status code; 0 if there was no answer
   * @param fields the answer's fields, names in lower case, the first value of each
   * @param content the beginning of the content, at most 2 KiB, control characters replaced
   * @param cause why there was no answer
   * @param evidence what was seen
   * @param took how long it took
   */
  record Http(
      int status,
      Map<String, String> fields,
      String content,
      Optional<Cause> cause,
      String evidence,
      Duration took)
      implements Layer {
    /** Make a layer. */
    public Http {
      fields = Map.copyOf(fields);
    }

    @Override
    public String name() {
      return "http";
    }
  }

  /**
   * A greeting of SSH or SMTP, or an answer of DNS, NTP or QUIC.
   *
   * @param greeting what came, control characters replaced, at most 256 characters
   * @param cause why it is no right greeting
   * @param evidence what was seen
   * @param took how long it took
   */
  record Greeting(String greeting, Optional<Cause> cause, String evidence, Duration took)
      implements Layer {
    @Override
    public String name() {
      return "greeting";
    }
  }

  /**
   * Whether the place is on the host that is asked about.
   *
   * @param own the host's addresses, as declared or resolved, that the place has
   * @param others those that it has not
   * @param cause why it is not, or why that cannot be told
   * @param evidence what was seen
   * @param took how long it took
   */
  record OnHost(
      List<IpAddress> own,
      List<IpAddress> others,
      Optional<Cause> cause,
      String evidence,
      Duration took)
      implements Layer {
    /** Make a layer. */
    public OnHost {
      own = List.copyOf(own);
      others = List.copyOf(others);
    }

    @Override
    public String name() {
      return "host";
    }
  }

  /**
   * What listens on the host of the place.
   *
   * @param outcome what listens
   */
  record Listeners(ListenersOutcome outcome) implements Layer {
    @Override
    public String name() {
      return "listeners";
    }

    @Override
    public Duration took() {
      return outcome.took();
    }

    @Override
    public Optional<Cause> cause() {
      return outcome.cause();
    }

    @Override
    public String evidence() {
      return outcome.evidence();
    }
  }

  /**
   * Ports that were bound on the host of the place, or could not be.
   *
   * @param outcomes the outcomes
   * @param cause why the layer failed; empty if every one could be bound
   * @param evidence what was seen
   * @param took how long it took
   */
  record Bind(List<BindOutcome> outcomes, Optional<Cause> cause, String evidence, Duration took)
      implements Layer {
    /** Make a layer. */
    public Bind {
      outcomes = List.copyOf(outcomes);
    }

    @Override
    public String name() {
      return "bind";
    }
  }
}
