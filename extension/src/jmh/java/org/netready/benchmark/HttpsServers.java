// SPDX-License-Identifier: Apache-2.0
package org.netready.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.tls.HeldCertificate;

/** HTTPS servers on ports of 127.0.0.1: nginx, whose work is small beside that of a client. */
final class HttpsServers implements AutoCloseable {

  private static final int FIRST_PORT = 21_001;

  /** The kind of the keys of the server and of its authority. */
  enum Keys {
    /** RSA of 2048 bits. */
    RSA_2048,
    /** ECDSA on the curve P-256. */
    P_256;

    private HeldCertificate.Builder builder() {
      HeldCertificate.Builder builder = new HeldCertificate.Builder();
      return this == RSA_2048 ? builder.rsa2048() : builder.ecdsa256();
    }
  }

  private final BackgroundProcess nginx;
  private final Path authority;
  private final List<Integer> ports;

  private HttpsServers(BackgroundProcess nginx, Path authority, List<Integer> ports) {
    this.nginx = nginx;
    this.authority = authority;
    this.ports = ports;
  }

  /** Start nginx with a number of ports and a certificate for {@code localhost}. */
  static HttpsServers open(Path folder, int number, Keys keys) {
    HeldCertificate root =
        keys.builder().certificateAuthority(0).commonName("Benchmark CA").build();
    HeldCertificate server =
        keys.builder()
            .signedBy(root)
            .commonName("localhost")
            .addSubjectAlternativeName("localhost")
            .build();
    Path authority = Scratch.write(folder.resolve("ca.pem"), root.certificatePem());
    Scratch.write(folder.resolve("server.pem"), server.certificatePem());
    Scratch.write(folder.resolve("server.key"), server.privateKeyPkcs8Pem());
    List<Integer> ports = IntStream.range(FIRST_PORT, FIRST_PORT + number).boxed().toList();
    Path configuration = Scratch.write(folder.resolve("nginx.conf"), configuration(folder, ports));
    BackgroundProcess nginx =
        BackgroundProcess.start(
            folder.resolve("nginx.log"),
            ports.get(number - 1),
            List.of("nginx", "-p", folder.toString(), "-c", configuration.toString()));
    return new HttpsServers(nginx, authority, ports);
  }

  static String version() {
    return Command.output("nginx", "-v");
  }

  Path authority() {
    return authority;
  }

  List<Integer> ports() {
    return ports;
  }

  private static String configuration(Path folder, List<Integer> ports) {
    String listens =
        ports.stream()
            .map(port -> "    listen 127.0.0.1:%s ssl backlog=1024;\n".formatted(port))
            .collect(Collectors.joining());
    return """
    daemon off;
    master_process off;
    pid %1$s/nginx.pid;
    error_log stderr;
    events { worker_connections 4096; }
    http {
      access_log off;
      server {
    %2$s
        server_name localhost;
        ssl_certificate %1$s/server.pem;
        ssl_certificate_key %1$s/server.key;
        ssl_session_tickets off;
        location / { return 200 "ok"; }
      }
    }
    """
        .formatted(folder, listens);
  }

  @Override
  public void close() {
    nginx.close();
  }
}
