// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netready.vantage.RealNamesMain;

/** Names as the C library of this machine looks them up, in a namespace with a search domain. */
@NeedsNetns
class RealNamesTest {

  private static final Undo UNDO = new Undo();
  private static Namespace host;

  @BeforeAll
  @Timeout(60)
  static void open() {
    host = Namespace.create("netready-%d-names".formatted(ProcessHandle.current().pid()), UNDO);
    host.configure("resolv.conf", "nameserver 127.0.0.1\nsearch corp.example\n", UNDO);
    host.configure("nsswitch.conf", "hosts: files dns\n", UNDO);
    host.configure("hosts", "127.0.0.1 localhost\n192.0.2.77 filed.example.test\n", UNDO);
  }

  @AfterAll
  @Timeout(60)
  static void close() {
    UNDO.close();
  }

  @Test
  @Timeout(120)
  void what_is_odd_about_a_name_is_seen_beside_the_systems_own_answer()
      throws IOException, InterruptedException {
    List<String> lines =
        lookUp(
            "service.example.test",
            "half.example.test",
            "missing.example.test",
            "filed.example.test",
            "circle.example.test",
            "long.example.test",
            "node-1");

    assertThat(lines)
        .containsExactly(
            "service.example.test: found: 192.0.2.7, 2001:db8:0:0:0:0:0:7 []",
            "half.example.test: found: 192.0.2.8 [A is answered, AAAA is not: 127.0.0.1 says"
                + " SERVFAIL]",
            "missing.example.test: NAME_SEARCH_DOMAIN: missing.example.test does not exist; this"
                + " host's search domain corp.example makes missing.example.test.corp.example of"
                + " it, and has 10.0.0.9 for any name []",
            "filed.example.test: found: 192.0.2.77 [filed.example.test does not exist: its"
                + " address is from this host's own files, or from another name"
                + " service]",
            "circle.example.test: NAME_ALIAS_LOOP: 127.0.0.1 answers with aliases that lead in a"
                + " circle: around.example.test -> circle.example.test []",
            "long.example.test: NAME_SEARCH_DOMAIN: long.example.test is not resolved (127.0.0.1 says"
                + " that its answer is too long for UDP, and over TCP: no answer); this host's"
                + " search domain corp.example makes long.example.test.corp.example of it, and has"
                + " 10.0.0.9 for any name []",
            "node-1: found: 10.0.0.9 [any name below corp.example has this address, so that a misspelt one would have it too]");
  }

  @Test
  @Timeout(120)
  void a_resolver_that_knows_every_name_is_found_out() throws IOException, InterruptedException {
    assertThat(lookUp("*", "service.example.test", "www.missing.test"))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("service.example.test: found: 192.0.2.7"),
            line ->
                assertThat(line)
                    .startsWith(
                        "www.missing.test: NAME_SINKHOLED: resolves to 10.9.9.9, as every name"
                            + " does here: netready-"));
  }

  private static List<String> lookUp(String... names) throws IOException, InterruptedException {
    Process process =
        JavaProcess.builder(host, List.of(), RealNamesMain.class, List.of(names)).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().filter(line -> !line.startsWith("SLF4J")).toList();
  }
}
