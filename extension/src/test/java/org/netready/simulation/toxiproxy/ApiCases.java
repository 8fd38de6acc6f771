// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** Conformance: proxies by the control API. */
interface ApiCases extends Cases {

  @Test
  default void api_replies_carry_a_request_id() throws Exception {
    assertThat(api().get("/version").header("X-Toxiproxy-Request-Id")).isNotEmpty();
    assertThat(api().get("/proxies/none").header("X-Toxiproxy-Request-Id")).isNotEmpty();
  }

  @Test
  default void api_turns_browsers_away() throws Exception {
    assertThat(api().send("GET", "/proxies", "", "Mozilla/5.0 (X11)").status()).isEqualTo(403);
    assertThat(api().send("GET", "/proxies", "", "curl/8").status()).isEqualTo(200);
  }

  @Test
  default void api_says_its_version() throws Exception {
    TestApi.Reply reply = api().get("/version");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
    assertThat(reply.body()).matches("\\{\"version\": \"[\\w.]+\"}\n");
  }

  @Test
  default void api_without_proxies_lists_none() throws Exception {
    assertThat(api().get("/proxies").body()).isEqualTo("{}");
  }

  @Test
  default void api_knows_no_other_paths_and_methods() throws Exception {
    assertThat(api().get("/nothing").status()).isEqualTo(404);
    assertThat(api().get("/proxies/").status()).isEqualTo(404);
    assertThat(api().get("/metrics").status()).isEqualTo(404);
    assertThat(api().send("PUT", "/proxies", "", "test").status()).isEqualTo(405);
    assertThat(api().send("PATCH", "/reset", "", "test").status()).isEqualTo(405);
    assertThat(api().get("/nothing").header("X-Toxiproxy-Request-Id")).isEmpty();
  }

  @Test
  default void proxy_needs_name_and_upstream() throws Exception {
    requireError(api().post("/proxies", "{'upstream':'x:1'}"), 400, "missing required field: name");
    requireError(
        api().post("/proxies", "{'name':'','upstream':'x:1'}"),
        400,
        "missing required field: name");
    requireError(api().post("/proxies", "{'name':'a'}"), 400, "missing required field: upstream");
    assertThat(api().get("/proxies").body()).isEqualTo("{}");
  }

  @Test
  default void proxy_body_must_be_json_of_the_right_types() throws Exception {
    requireError(api().post("/proxies", ""), 400, "bad request body: EOF");
    requireError(api().post("/proxies", "{'name':'a'"), 400, "bad request body: unexpected EOF");
    for (String body : new String[] {"{'name':1}", "[]", "{'name':'a','enabled':'x'}", "{x}"}) {
      TestApi.Reply reply = api().post("/proxies", body);
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.json().get("error").asString()).startsWith("bad request body: ");
    }
  }

  @Test
  default void proxy_keys_have_any_case_and_null_is_absent() throws Exception {
    TestApi.Reply reply =
        api()
            .post(
                "/proxies",
                "{'NAME':'a','Upstream':'x:1','listen':'127.0.0.1:0','enabled':null,'more':{}} x");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().get("enabled").asBoolean()).isTrue();
  }

  @Test
  default void proxy_is_made_listed_and_read_with_its_real_address() throws Exception {
    TestApi.Reply made =
        api()
            .post(
                "/proxies",
                "{'name':'a','upstream':'%s','listen':'localhost:0'}".formatted(echo().text()));

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Content-Type")).isEqualTo("application/json");
    assertThat(made.json().get("listen").asString()).matches("127\\.0\\.0\\.1:[1-9]\\d*");
    assertThat(made.json().get("enabled").asBoolean()).isTrue();
    assertThat(made.json().get("toxics")).isEmpty();
    assertThat(api().get("/proxies").json().get("a")).isEqualTo(made.json());
    assertThat(api().get("/proxies/a").json()).isEqualTo(made.json());
    requireEcho(TestApi.listen(made.json()));
  }

  @Test
  default void proxy_made_disabled_keeps_its_address_as_given() throws Exception {
    int port = freePort();
    TestApi.Reply made =
        api()
            .post(
                "/proxies",
                "{'name':'a','upstream':'x:1','listen':'localhost:%d','enabled':false}"
                    .formatted(port));

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().get("listen").asString()).isEqualTo("localhost:" + port);
    assertThat(made.json().get("enabled").asBoolean()).isFalse();
    requireRefused(new InetSocketAddress("127.0.0.1", port));
  }

  @Test
  default void proxy_name_is_taken_once() throws Exception {
    api().proxy("a", "x:1");

    requireError(
        api().post("/proxies", "{'name':'a','upstream':'y:1'}"), 409, "proxy already exists");
    assertThat(api().get("/proxies/a").json().get("upstream").asString()).isEqualTo("x:1");
  }

  @Test
  default void proxy_port_in_use_is_an_error_and_free_after_a_delete() throws Exception {
    InetSocketAddress taken = api().proxy("a", echo().text());
    String other =
        "{'name':'b','upstream':'%s','listen':'127.0.0.1:%d'}"
            .formatted(echo().text(), taken.getPort());

    requireError(
        api().post("/proxies", other),
        500,
        "listen tcp 127.0.0.1:%d: bind: address already in use".formatted(taken.getPort()));
    requireError(api().get("/proxies/b"), 404, "proxy not found");
    api().delete("/proxies/a");
    assertThat(api().post("/proxies", other).status()).isEqualTo(201);
    requireEcho(taken);
  }

  @Test
  default void proxy_address_that_is_none_is_an_error() throws Exception {
    requireError(
        api().post("/proxies", "{'name':'a','upstream':'x:1','listen':'nonsense'}"),
        500,
        "listen tcp: address nonsense: missing port in address");
    requireError(
        api().post("/proxies", "{'name':'a','upstream':'x:1','listen':'127.0.0.1:99999'}"),
        500,
        "listen tcp: address 99999: invalid port");
  }

  @Test
  default void proxy_is_disabled_and_enabled_by_patch_and_post() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());

    assertThat(api().patch("/proxies/a", "{'enabled':false}").status()).isEqualTo(200);
    requireRefused(listen);
    assertThat(api().post("/proxies/a", "{'enabled':true}").status()).isEqualTo(200);
    requireEcho(listen);
    requireError(api().patch("/proxies/none", "{}"), 404, "proxy not found");
  }

  @Test
  default void proxy_keeps_its_name_and_what_is_not_named() throws Exception {
    TestApi.Reply before = api().get("/proxies");
    api().proxy("a", "x:1");

    TestApi.Reply reply = api().patch("/proxies/a", "{'name':'b'}");

    assertThat(reply.json()).isEqualTo(api().get("/proxies/a").json());
    assertThat(reply.json().get("name").asString()).isEqualTo("a");
    assertThat(before.body()).isEqualTo("{}");
  }

  @Test
  default void proxy_moves_and_the_same_address_otherwise_written_is_no_move() throws Exception {
    InetSocketAddress first = api().proxy("a", echo().text());
    try (var open = connect(first)) {
      api().patch("/proxies/a", "{'listen':'localhost:%d'}".formatted(first.getPort()));
      Upstream.millisOfEcho(open);

      TestApi.Reply moved = api().patch("/proxies/a", "{'listen':'127.0.0.1:0'}");

      assertThat(TestApi.listen(moved.json())).isNotEqualTo(first);
      assertThat(open.getInputStream().read()).isEqualTo(-1);
      requireRefused(first);
      requireEcho(TestApi.listen(moved.json()));
    }
  }

  @Test
  default void proxy_moved_to_a_port_in_use_is_left_disabled_until_it_is_free() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    int port = freePort();
    try (var taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      requireError(
          api().patch("/proxies/a", "{'listen':'127.0.0.1:%d'}".formatted(port)),
          500,
          "listen tcp 127.0.0.1:%d: bind: address already in use".formatted(port));
      assertThat(taken.isBound()).isTrue();
    }

    var left = api().get("/proxies/a").json();
    assertThat(left.get("enabled").asBoolean()).isFalse();
    assertThat(TestApi.listen(left).getPort()).isEqualTo(port);
    requireRefused(listen);
    assertThat(api().patch("/proxies/a", "{'enabled':true}").status()).isEqualTo(200);
    requireEcho(new InetSocketAddress("127.0.0.1", port));
  }

  @Test
  default void proxy_is_deleted_once() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());

    assertThat(api().delete("/proxies/a").status()).isEqualTo(204);
    requireRefused(listen);
    requireError(api().delete("/proxies/a"), 404, "proxy not found");
    assertThat(api().get("/proxies").body()).isEqualTo("{}");
  }

  @Test
  default void reset_enables_all_and_takes_toxics_away() throws Exception {
    InetSocketAddress listen = api().proxy("a", echo().text());
    api().toxic("a", "timeout", "downstream", "");
    api().patch("/proxies/a", "{'enabled':false}");
    api()
        .post(
            "/proxies",
            "{'name':'b','upstream':'%s','listen':'127.0.0.1:0','enabled':false}"
                .formatted(echo().text()));

    TestApi.Reply reply = api().post("/reset", "");

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.body()).isEmpty();
    assertThat(api().get("/proxies/a/toxics").body()).isEqualTo("[]");
    requireEcho(listen);
    requireEcho(TestApi.listen(api().get("/proxies/b").json()));
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  static void requireError(TestApi.Reply reply, int status, String error) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.json().get("error").asString()).isEqualTo(error);
    assertThat(reply.json().get("status").asInt()).isEqualTo(status);
    assertThat(reply.body()).endsWith("}\n");
    assertThat(reply.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
  }
}
