// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.netready.netns.Daemon;
import org.netready.netns.Namespace;
import org.netready.netns.bed.Identities.Identity;

/** nginx: the healthy web server and registry of every host, and those that are broken. */
final class WebServer {

  private static final String MAIN =
      """
      daemon off; master_process off; user root; pid nginx.pid; error_log stderr notice;
      events { worker_connections 4096; }
      http {
        access_log off; default_type text/plain; server_tokens off;
        ssl_protocols TLSv1.2 TLSv1.3;
        client_body_temp_path nginx-body; proxy_temp_path nginx-proxy;
        fastcgi_temp_path nginx-fastcgi; uwsgi_temp_path nginx-uwsgi; scgi_temp_path nginx-scgi;
      %s}
      """;

  private static final String SERVICE =
      """
      location / { return 200 "hello from the service\\n"; }
      location /v2/ {
        add_header Docker-Distribution-Api-Version registry/2.0 always;
        return 401 "who are you?\\n";
      }
      """;

  private final StringBuilder servers = new StringBuilder();

  private WebServer() {}

  /** Start it; the certificates of {@link Identities} are in the directory. */
  static Daemon start(Namespace namespace, Path directory) {
    WebServer server = new WebServer();
    server.addHealthy();
    server.addPages();
    server.addTls();
    try {
      Path file =
          Files.writeString(directory.resolve("nginx.conf"), MAIN.formatted(server.servers));
      List<String> words =
          List.of("nginx", "-p", directory.toString(), "-e", "stderr", "-c", file.toString());
      return Daemon.start(namespace.builder(words), "getrlimit");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addHealthy() {
    add(
        "listen 80; listen [::]:80; listen %1$d; listen [::]:%1$d;".formatted(Bed.CONTROL_PORT),
        SERVICE);
    add("listen 443 ssl; listen [::]:443 ssl; " + certificate(Identity.RIGHT), SERVICE);
    add("listen 8443 ssl; " + certificate(Identity.INSPECTED), SERVICE);
  }

  private void addPages() {
    for (Page page : Page.values()) {
      String answer = "location / { %s }".formatted(page.directives());
      add("listen %d;".formatted(page.port(Channel.PLAIN)), answer);
      add(tls(page.port(Channel.PUBLIC), Identity.RIGHT), answer);
      add(tls(page.port(Channel.INSPECTED), Identity.INSPECTED), answer);
    }
  }

  private void addTls() {
    for (TlsServer server : TlsServer.values()) {
      add(tls(server.port(), server.identity()) + server.directives(), SERVICE);
    }
  }

  private static String tls(int port, Identity identity) {
    return "listen %d ssl; %s".formatted(port, certificate(identity));
  }

  private static String certificate(Identity identity) {
    return "ssl_certificate %s; ssl_certificate_key %s;"
        .formatted(identity.certificate(), identity.key());
  }

  private void add(String listens, String answers) {
    servers.append("server {\n").append(listens).append('\n').append(answers).append("}\n");
  }
}
