// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacketCountersTest {

  private static final String NETSTAT =
      """
      TcpExt: SyncookiesSent TCPRetransFail TCPSynRetrans
      TcpExt: 0 7 9
      IpExt: InNoRoutes InOctets OutOctets
      IpExt: 0 50 1060
      """;
  private static final String SNMP6 =
      """
      Ip6InOctets                     \t40
      Ip6OutOctets                    \t80
      """;
  private static final String DEV =
      """
      Inter-|   Receive                                                |  Transmit
       face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs
          lo:     100       1    0    0    0     0          0         0      100       1    0
        eth0: 1000 1 0 0 0 0 0 0 3000 1 0
      """;

  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(directory.resolve("netstat"), NETSTAT);
    Files.writeString(directory.resolve("snmp6"), SNMP6);
    Files.writeString(directory.resolve("dev"), DEV);
  }

  @Test
  void what_went_over_loopback_was_not_sent_to_others() {
    assertThat(PacketCounters.read(directory))
        .contains(new PacketCounters(1060 + 80 - 100, 100, 7));
  }

  @Test
  void a_host_without_ipv6_has_sent_nothing_by_it() throws IOException {
    Files.delete(directory.resolve("snmp6"));

    assertThat(PacketCounters.read(directory)).contains(new PacketCounters(1060 - 100, 100, 7));
  }

  @Test
  void a_counter_that_is_missing_leaves_nothing_to_tell() throws IOException {
    Files.writeString(directory.resolve("netstat"), NETSTAT.replace("TCPRetransFail", "Other"));

    assertThat(PacketCounters.read(directory)).isEmpty();
  }

  @Test
  void a_counter_that_is_no_number_leaves_nothing_to_tell() throws IOException {
    Files.writeString(directory.resolve("netstat"), NETSTAT.replace("1060", "many"));

    assertThat(PacketCounters.read(directory)).isEmpty();
  }

  @Test
  void another_system_has_no_counters() {
    assertThat(PacketCounters.read(directory.resolve("none"))).isEmpty();
  }
}
