// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a requirement and each of its alternatives say in Java: where to, and what answers. */
abstract class EndpointBuilder<T extends EndpointBuilder<T>> {

  private final List<String> to = new ArrayList<>();
  private final List<String> ports = new ArrayList<>();
  private Service service = Service.NONE;
  private Trust trust = Trust.PUBLIC;
  private String path = "";
  private final Set<Integer> status = new LinkedHashSet<>();
  private String content = "";
  private String header = "";

  /**
   * Go to roles or hosts. A text without a dot or colon is a role; {@code *.example.com} is a
   * wildcard, {@code 10.42.0.0/16} a prefix, {@code any} any destination. Texts may have variables,
   * as in <code>${region}.example.com</code>.
   */
  public T to(String... targets) {
    to.addAll(List.of(targets));
    return self();
  }

  /** Add a TCP port, 1 to 65535. */
  public T port(int port) {
    return ports(port + "/tcp");
  }

  /** Add a range of TCP ports, 1 to 65535, both ends included. */
  public T ports(int first, int last) {
    return ports(first + "-" + last + "/tcp");
  }

  /** Add a UDP port, 1 to 65535. */
  public T udp(int port) {
    return ports(port + "/udp");
  }

  /** Add a range of UDP ports, 1 to 65535, both ends included. */
  public T udp(int first, int last) {
    return ports(first + "-" + last + "/udp");
  }

  /**
   * Add ports as a pack writes them: {@code 443/tcp}, {@code 30000-32767/udp}, <code>
   * ${sql-port}/tcp</code>.
   */
  public T ports(String... texts) {
    ports.addAll(List.of(texts));
    return self();
  }

  /** Want HTTP over TLS. If no service is wanted, an open port is enough. */
  public T https() {
    return service(Service.HTTPS);
  }

  /** Want HTTP in clear text. */
  public T http() {
    return service(Service.HTTP);
  }

  /** Want a TLS handshake. */
  public T tls() {
    return service(Service.TLS);
  }

  /** Want the API of a container registry: {@code /v2/} answers 200 or 401 with its header. */
  public T registry() {
    return service(Service.REGISTRY);
  }

  /** Want SSH. */
  public T ssh() {
    return service(Service.SSH);
  }

  /** Want SMTP. */
  public T smtp() {
    return service(Service.SMTP);
  }

  /** Want DNS. */
  public T dns() {
    return service(Service.DNS);
  }

  /** Want NTP, over UDP. */
  public T ntp() {
    return service(Service.NTP);
  }

  /** Want QUIC, over UDP: a server that negotiates the version. */
  public T quic() {
    return service(Service.QUIC);
  }

  /** Say that it is a VXLAN tunnel, over UDP, which only a responder in its place can prove. */
  public T vxlan() {
    return service(Service.VXLAN);
  }

  /** Say that it is a Geneve tunnel, over UDP, which only a responder in its place can prove. */
  public T geneve() {
    return service(Service.GENEVE);
  }

  /** Say that it is a WireGuard tunnel, over UDP, which only a responder or a peer can prove. */
  public T wireguard() {
    return service(Service.WIREGUARD);
  }

  /** Say who must have signed the certificate. If unset, a public root: {@link Trust#PUBLIC}. */
  public T trust(Trust signer) {
    trust = signer;
    return self();
  }

  /** Ask for a path. If unset, the service's usual one. */
  public T path(String asked) {
    path = asked;
    return self();
  }

  /** Accept these status codes, 100 to 599, and no others. */
  public T answers(int... codes) {
    for (int code : codes) {
      status.add(code);
    }
    return self();
  }

  /** Want a field in the answer. */
  public T header(String name) {
    header = name;
    return self();
  }

  /** Want a text in the content of the answer, within its first 2 KiB. */
  public T content(String text) {
    content = text;
    return self();
  }

  /** Return this, by its own type. */
  abstract T self();

  /** Return whether anything was said of an endpoint. */
  boolean isSaid() {
    return !to.isEmpty() || !ports.isEmpty();
  }

  /** Return what was said. */
  Alternative alternative(Map<String, Variable> variables) {
    return new Alternative(
        to.stream().map(text -> Targets.classify(text, variables)).toList(),
        ports.stream().map(Template::new).toList(),
        service,
        trust,
        new Answers(path, status, header, content));
  }

  private T service(Service wanted) {
    service = wanted;
    return self();
  }
}
