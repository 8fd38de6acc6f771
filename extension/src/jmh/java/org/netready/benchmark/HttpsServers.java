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

  private final BackgroundProcess nginx;
  private final Path authority;
  private final List<Integer> ports;

  private HttpsServers(BackgroundProcess nginx, Path authority, List<Integer> ports) {
    this.nginx = nginx;
    this.authority = authority;
    this.ports = ports;
  }

  /** Start nginx with a number of ports and a certificate for {@code localhost}. */
  static HttpsServers open(Path folder, int number) {
    HeldCertificate root =
        new HeldCertificate.Builder().certificateAuthority(0).commonName("Benchmark CA").build();
    HeldCertificate server =
        new HeldCertificate.Builder()
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
