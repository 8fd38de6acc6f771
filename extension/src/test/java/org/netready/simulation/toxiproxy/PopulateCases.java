// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Conformance: several proxies at once. */
interface PopulateCases extends Cases {

  @Test
  default void populate_makes_proxies_in_order() throws Exception {
    TestApi.Reply reply = api().post("/populate", array(entry("one"), entry("two")));

    assertThat(reply.status()).isEqualTo(201);
    JsonNode proxies = reply.json().get("proxies");
    assertThat(proxies.get(0).get("name").asString()).isEqualTo("one");
    assertThat(proxies.get(1).get("name").asString()).isEqualTo("two");
    requireEcho(TestApi.listen(proxies.get(0)));
    requireEcho(TestApi.listen(proxies.get(1)));
    api().toxic("one", "latency", "upstream", "'latency':1");
    assertThat(api().get("/proxies/one/toxics").json()).hasSize(1);
  }

  @Test
  default void populate_leaves_out_those_that_are_disabled() throws Exception {
    TestApi.Reply reply =
        api()
            .post(
                "/populate",
                array(
                    "{'name':'off','upstream':'x:1','listen':'127.0.0.1:1','enabled':false}",
                    entry("on")));

    assertThat(reply.json().get("proxies").get(0).get("enabled").asBoolean()).isFalse();
    requireRefused(new InetSocketAddress("127.0.0.1", 1));
    requireEcho(TestApi.listen(reply.json().get("proxies").get(1)));
  }

  @Test
  default void populate_keeps_equal_ones_and_replaces_others() throws Exception {
    int same = api().proxy("same", echo().text()).getPort();
    int other = api().proxy("other", "x:1").getPort();
    api().toxic("same", "noop", "downstream", "");
    api().toxic("other", "noop", "downstream", "");

    TestApi.Reply reply =
        api()
            .post(
                "/populate",
                array(entry("same", "localhost:" + same), entry("other", "localhost:" + other)));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(api().get("/proxies/same/toxics").json()).hasSize(1);
    assertThat(api().get("/proxies/other/toxics").json()).isEmpty();
    requireEcho(new InetSocketAddress("127.0.0.1", other));
  }

  @Test
  default void populate_checks_all_before_it_makes_any() throws Exception {
    TestApi.Reply reply = api().post("/populate", array(entry("a"), "{'upstream':'x:1'}"));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("error").asString())
        .isEqualTo("missing required field: name at proxy 2");
    assertThat(reply.json().get("proxies").isNull()).isTrue();
    assertThat(api().get("/proxies").body()).isEqualTo("{}");
  }

  @Test
  default void populate_stops_at_the_first_that_cannot_listen() throws Exception {
    int taken = api().proxy("taken", "x:1").getPort();

    TestApi.Reply reply =
        api()
            .post(
                "/populate",
                array(entry("first"), entry("bad", "127.0.0.1:" + taken), entry("last")));

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.json().get("error").asString())
        .isEqualTo("listen tcp 127.0.0.1:%d: bind: address already in use".formatted(taken));
    assertThat(reply.json().get("proxies")).hasSize(1);
    assertThat(api().get("/proxies").json().propertyNames())
        .containsExactlyInAnyOrder("first", "taken");
  }

  @Test
  default void populate_with_none_or_with_no_array() throws Exception {
    assertThat(api().post("/populate", "[]").body()).isEqualTo("{\"proxies\":null}");

    TestApi.Reply reply = api().post("/populate", "{}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("error").asString()).startsWith("bad request body: ");
  }

  private String entry(String name) {
    return entry(name, "127.0.0.1:0");
  }

  private String entry(String name, String listen) {
    return "{'name':'%s','upstream':'%s','listen':'%s'}".formatted(name, echo().text(), listen);
  }

  private static String array(String... entries) {
    return "[" + String.join(",", entries) + "]";
  }
}
