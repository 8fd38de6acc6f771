// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conformance: toxics by the control API. */
interface ToxicApiCases extends Cases {

  @Test
  default void toxics_of_a_new_proxy_are_none() throws Exception {
    api().proxy("a", "x:1");

    assertThat(api().get("/proxies/a/toxics").body()).isEqualTo("[]");
    ApiCases.requireError(api().get("/proxies/none/toxics"), 404, "proxy not found");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "noop        | {}",
        "latency     | {'latency':0,'jitter':0}",
        "bandwidth   | {'rate':0}",
        "slow_close  | {'delay':0}",
        "timeout     | {'timeout':0}",
        "reset_peer  | {'timeout':0}",
        "slicer      | {'average_size':0,'size_variation':0,'delay':0}",
        "limit_data  | {'bytes':0}"
      })
  default void toxic_has_a_name_a_stream_and_attributes_of_0(String type, String attributes)
      throws Exception {
    api().proxy("a", "x:1");

    TestApi.Reply reply = api().post("/proxies/a/toxics", "{'type':'%s'}".formatted(type));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .isEqualTo(
            "{'attributes':%s,'name':'%s_downstream','type':'%s','stream':'downstream','toxicity':1}"
                .formatted(attributes, type, type)
                .replace('\'', '"'));
    assertThat(api().get("/proxies/a/toxics/" + type + "_downstream").body())
        .isEqualTo(reply.body());
  }

  @Test
  default void toxics_are_listed_in_the_order_of_their_making() throws Exception {
    api().proxy("a", "x:1");
    for (String name : new String[] {"z", "b", "y"}) {
      api().post("/proxies/a/toxics", "{'type':'noop','name':'%s'}".formatted(name));
    }

    assertThat(api().get("/proxies/a/toxics").json())
        .extracting(toxic -> toxic.get("name").asString())
        .containsExactly("z", "b", "y");
    assertThat(api().get("/proxies/a").json().get("toxics")).hasSize(3);
  }

  @Test
  default void toxic_names_are_taken_once_in_both_streams() throws Exception {
    api().proxy("a", "x:1");
    api().post("/proxies/a/toxics", "{'type':'latency','name':'t','stream':'upstream'}");

    ApiCases.requireError(
        api().post("/proxies/a/toxics", "{'type':'noop','name':'t'}"), 409, "toxic already exists");
    api().toxic("a", "latency", "upstream", "");
    api().toxic("a", "latency", "downstream", "");
    assertThat(api().get("/proxies/a/toxics").json()).hasSize(3);
  }

  @Test
  default void toxic_stream_has_any_case_and_is_repeated() throws Exception {
    api().proxy("a", "x:1");

    TestApi.Reply reply =
        api().post("/proxies/a/toxics", "{'type':'noop','stream':'UpStream','toxicity':0.2}");

    assertThat(reply.json().get("stream").asString()).isEqualTo("UpStream");
    assertThat(reply.json().get("name").asString()).isEqualTo("noop_UpStream");
    assertThat(reply.json().get("toxicity").asDouble()).isEqualTo(0.2);
  }

  @Test
  default void toxic_that_is_none_is_an_error() throws Exception {
    api().proxy("a", "x:1");

    ApiCases.requireError(
        api().post("/proxies/a/toxics", "{'type':'latency','stream':'side'}"),
        400,
        "stream was invalid, can be either upstream or downstream");
    ApiCases.requireError(
        api().post("/proxies/a/toxics", "{'type':'LATENCY'}"), 400, "invalid toxic type");
    ApiCases.requireError(api().post("/proxies/a/toxics", "{}"), 400, "invalid toxic type");
    for (String value : new String[] {"'x'", "1.5", "true", "{}"}) {
      TestApi.Reply reply =
          api()
              .post(
                  "/proxies/a/toxics",
                  "{'type':'latency','attributes':{'latency':%s}}".formatted(value));
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.json().get("error").asString()).startsWith("bad request body: ");
    }
    assertThat(api().get("/proxies/a/toxics").body()).isEqualTo("[]");
  }

  @Test
  default void toxic_update_merges_and_changes_nothing_else() throws Exception {
    api().proxy("a", "x:1");
    api().toxic("a", "latency", "downstream", "'latency':10");
    String path = "/proxies/a/toxics/latency_downstream";

    api().patch(path, "{'attributes':{'jitter':3,'more':1},'toxicity':0.5}");
    TestApi.Reply reply =
        api().post(path, "{'name':'b','type':'noop','stream':'upstream','attributes':null}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .isEqualTo(
            "{'attributes':{'latency':10,'jitter':3},'name':'latency_downstream','type':'latency','stream':'downstream','toxicity':0.5}"
                .replace('\'', '"'));
    ApiCases.requireError(api().patch(path, "{"), 400, "bad request body: unexpected EOF");
    ApiCases.requireError(api().patch("/proxies/a/toxics/none", "{"), 404, "toxic not found");
  }

  @Test
  default void toxic_is_removed_once() throws Exception {
    api().proxy("a", "x:1");
    api().toxic("a", "noop", "downstream", "");

    assertThat(api().delete("/proxies/a/toxics/noop_downstream").status()).isEqualTo(204);
    ApiCases.requireError(
        api().delete("/proxies/a/toxics/noop_downstream"), 404, "toxic not found");
    assertThat(api().get("/proxies/a/toxics").body()).isEqualTo("[]");
  }

  @Test
  default void toxic_with_a_space_in_its_name() throws Exception {
    api().proxy("a", "x:1");
    api().post("/proxies/a/toxics", "{'type':'noop','name':'of two'}");

    assertThat(api().get("/proxies/a/toxics/of%20two").status()).isEqualTo(200);
  }
}
