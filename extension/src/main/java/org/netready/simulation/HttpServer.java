// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers one HTTP/1.1 request on a connection and closes it, RFC 9112. */
final class HttpServer {

  private static final int LONGEST_LINE = 16 * 1024;
  private static final int LINGER_MILLIS = 500;
  private static final Pattern REQUEST_LINE =
      Pattern.compile("([A-Z]+) (?:https?://[^/? ]*)?([^? ]*)\\S* HTTP/1\\.[01]");
  private static final String REGISTRY_FIELD = "Docker-Distribution-Api-Version";
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;

  private final ServedEndpoint served;
  private final Optional<HttpImpairment> impairment;

  HttpServer(ServedEndpoint served, Optional<HttpImpairment> impairment) {
    this.served = served;
    this.impairment = impairment;
  }

  /**
   * Answer a request that is read from a stream of the client, and wait for the client to close.
   */
  void answer(Socket client, InputStream in) throws IOException {
    Matcher request = REQUEST_LINE.matcher(requestLine(in));
    client.getOutputStream().write(response(request));
    client.shutdownOutput();
    client.setSoTimeout(LINGER_MILLIS);
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (SocketTimeoutException e) {
      return; // A client that keeps its side open has had its answer.
    }
  }

  private byte[] response(Matcher request) {
    if (!request.matches()) {
      return response(BAD_REQUEST, Map.of(), "not a request of HTTP/1.1\n", true);
    }
    String method = request.group(1);
    return impairment
        .map(it -> ForeignAnswer.response(it, method))
        .orElseGet(() -> response(method, request.group(2).isEmpty() ? "/" : request.group(2)));
  }

  /** Read the request line; what does not begin like one is not read on. */
  private static String requestLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    boolean isRequest = 'A' <= next && next <= 'Z';
    while (isRequest && next >= 0 && next != '\n' && line.size() < LONGEST_LINE) {
      line.write(next);
      next = in.read();
    }
    return line.toString(ISO_8859_1).strip();
  }

  private byte[] response(String method, String path) {
    int status = served.status(path);
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    served.fields(path).forEach(name -> fields.put(name, value(name)));
    if (status == UNAUTHORIZED) {
      fields.putIfAbsent(
          "WWW-Authenticate",
          fields.containsKey(REGISTRY_FIELD)
              ? "Bearer realm=\"https://%s/token\",service=\"simulated\"".formatted(host())
              : "Basic realm=\"simulated\"");
    } else if (status / 100 == 3) {
      fields.putIfAbsent("Location", "/");
    }
    boolean hasContent = !method.equals("HEAD") && status != 204 && status != 304;
    String content = "netready simulated network: %s\n".formatted(host());
    return response(status, fields, content + String.join("\n", served.contents(path)), hasContent);
  }

  private static byte[] response(
      int status, Map<String, String> fields, String content, boolean hasContent) {
    StringBuilder text = new StringBuilder("HTTP/1.1 %s \r\n".formatted(status));
    fields.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    if (hasContent) {
      text.append(
          "Content-Type: text/plain; charset=utf-8\r\nContent-Length: %s\r\n"
              .formatted(content.getBytes(UTF_8).length));
    }
    text.append("Connection: close\r\n\r\n").append(hasContent ? content : "");
    return text.toString().getBytes(UTF_8);
  }

  private static String value(String field) {
    return switch (field.toLowerCase(Locale.ROOT)) {
      case "docker-distribution-api-version" -> "registry/2.0";
      case "location" -> "/";
      case "www-authenticate" -> "Basic realm=\"simulated\"";
      default -> "simulated";
    };
  }

  private String host() {
    return served.names().stream().reduce((first, last) -> last).orElse("simulated");
  }
}
