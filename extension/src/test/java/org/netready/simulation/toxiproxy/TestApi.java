// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the control API that leaves nothing out and adds nothing. */
final class TestApi {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final InetSocketAddress address;

  TestApi(InetSocketAddress address) {
    this.address = address;
  }

  /** What the server replied. */
  record Reply(int status, String body, HttpResponse<String> response) {
    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  Reply get(String path) throws Exception {
    return send("GET", path, "", "test");
  }

  Reply post(String path, String json) throws Exception {
    return send("POST", path, json.replace('\'', '"'), "test");
  }

  Reply patch(String path, String json) throws Exception {
    return send("PATCH", path, json.replace('\'', '"'), "test");
  }

  Reply delete(String path) throws Exception {
    return send("DELETE", path, "", "test");
  }

  Reply send(String method, String path, String body, String agent) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d%s".formatted(address.getPort(), path)))
            .timeout(LIMIT)
            .header("User-Agent", agent)
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
    return new Reply(response.statusCode(), response.body(), response);
  }

  /** Make a proxy on a free port of 127.0.0.1 and return where it listens. */
  InetSocketAddress proxy(String name, String upstream) throws Exception {
    Reply reply =
        post(
            "/proxies",
            "{'name':'%s','upstream':'%s','listen':'127.0.0.1:0'}".formatted(name, upstream));
    if (reply.status() != 201) {
      throw new IOException(reply.body());
    }
    return listen(reply.json());
  }

  /** Add a toxic: its type, its stream, and its attributes as JSON without braces. */
  void toxic(String proxy, String type, String stream, String attributes) throws Exception {
    Reply reply =
        post(
            "/proxies/%s/toxics".formatted(proxy),
            "{'type':'%s','stream':'%s','attributes':{%s}}".formatted(type, stream, attributes));
    if (reply.status() != 200) {
      throw new IOException(reply.body());
    }
  }

  void remove(String proxy, String toxic) throws Exception {
    Reply reply = delete("/proxies/%s/toxics/%s".formatted(proxy, toxic));
    if (reply.status() != 204) {
      throw new IOException(reply.body());
    }
  }

  /** Take all proxies away. */
  void clear() throws Exception {
    List<String> names = new ArrayList<>(get("/proxies").json().propertyNames());
    for (String name : names) {
      delete("/proxies/" + name);
    }
  }

  static InetSocketAddress listen(JsonNode proxy) {
    String listen = proxy.get("listen").asString();
    return new InetSocketAddress(
        "127.0.0.1", Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1)));
  }
}
