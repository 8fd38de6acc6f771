// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.endpoint.Transport;
import org.netready.probe.Deadline;

/** Lines as Linux writes them on a machine with the byte order of x86 and most ARM. */
class ProcFilesTest {

  private static final String REST = " 00000000:00000000 00:00000000 00000000     0        0 ";

  @TempDir Path folder;

  @BeforeEach
  void requireByteOrder() {
    Assumptions.assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
  }

  @ParameterizedTest
  @CsvSource({
    "0100007F,                         127.0.0.1,       true",
    "0B00000A,                         10.0.0.11,       false",
    "00000000,                         0.0.0.0,         false",
    "00000000000000000000000000000000, 0:0:0:0:0:0:0:0, false",
    "00000000000000000000000001000000, 0:0:0:0:0:0:0:1, true",
    "0000000000000000FFFF00000100007F, 127.0.0.1,       true",
    "0000000000000000FFFF00000B00000A, 10.0.0.11,       false",
    "B80D0120000000000000000001000000, 2001:db8:0:0:0:0:0:1, false",
  })
  void an_address_is_read_in_the_byte_order_of_the_machine(
      String hex, String address, boolean isLoopback) {
    SocketEntry socket = SocketEntry.parse(line(hex + ":1F90", hex + ":0000", "0A", 77));

    assertThat(socket.address().text()).isEqualTo(address);
    assertThat(socket.address().inet().isLoopbackAddress()).isEqualTo(isLoopback);
    assertThat(socket.port()).isEqualTo(8080);
    assertThat(socket.inode()).isEqualTo(77);
    assertThat(socket.isTcpListener()).isTrue();
  }

  @ParameterizedTest(name = "state {0} with peer port {1}: UDP server {2}")
  @CsvSource({"07, 0000, true", "01, 0035, false", "07, 0035, false"})
  void a_udp_socket_with_a_peer_is_no_server(String state, String peerPort, boolean isServer) {
    SocketEntry socket = SocketEntry.parse(line("00000000:2118", "00000000:" + peerPort, state, 1));

    assertThat(socket.isUdpWithoutPeer()).isEqualTo(isServer);
  }

  @Test
  void a_kernel_without_ipv6_has_one_list() throws IOException {
    ProcFolder proc = new ProcFolder(folder).tcp(line("00000000:0016", "00000000:0000", "0A", 5));

    assertThat(files(proc).sockets(Transport.TCP, it -> true)).hasSize(1);
  }

  @Test
  void both_families_are_listed() throws IOException {
    String wide = "0".repeat(32) + ":0000";
    ProcFolder proc =
        new ProcFolder(folder)
            .tcp(line("00000000:0016", "00000000:0000", "0A", 5))
            .table("tcp6", line("0".repeat(32) + ":0050", wide, "0A", 6));

    assertThat(files(proc).sockets(Transport.TCP, it -> true))
        .extracting(SocketEntry::port)
        .containsExactly(22, 80);
  }

  @Test
  void a_list_in_an_unknown_form_is_no_list() throws IOException {
    ProcFolder proc = new ProcFolder(folder).tcp("something else");
    Files.writeString(folder.resolve("self/net/udp"), "");

    assertThatThrownBy(() -> files(proc).sockets(Transport.TCP, it -> true))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("tcp has an unknown form: not a socket: 'something else'");
    assertThatThrownBy(() -> files(proc).sockets(Transport.UDP, it -> true))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("udp is empty");
  }

  @Test
  void the_ports_of_clients_are_those_that_the_system_says() throws IOException {
    ProcFolder proc = new ProcFolder(folder);

    assertThat(files(proc).clientPorts()).isEqualTo(ProcFiles.ClientPorts.DEFAULT);
    assertThat(files(proc.clientPorts("10240\t65535\n")).clientPorts())
        .isEqualTo(new ProcFiles.ClientPorts(10_240, 65_535));
    assertThat(files(proc.clientPorts("none")).clientPorts())
        .isEqualTo(ProcFiles.ClientPorts.DEFAULT);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_holder_is_named_and_its_name_is_made_plain() throws IOException {
    ProcFolder proc =
        new ProcFolder(folder).process(812, "ss\u001b[31mhd", 5, 6).process(9, "other", 7);

    Map<Long, String> holders =
        files(proc).holders(Set.of(0L, 5L, 8L), Deadline.after(Duration.ofSeconds(20)));

    assertThat(holders).containsOnly(Map.entry(5L, "ss\\u001b[31mhd, pid 812"));
  }

  private static ProcFiles files(ProcFolder proc) {
    return new ProcFiles(proc.path());
  }

  private static String line(String local, String peer, String state, long inode) {
    return "   0: %s %s %s%s%s 1 0000000000000000 100 0 0 10 0"
        .formatted(local, peer, state, REST, inode);
  }
}
