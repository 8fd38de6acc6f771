// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Transport;
import org.netready.probe.BindOutcome;
import org.netready.probe.Cause;
import org.netready.probe.Deadline;

class PortHoldersTest {

  private static final String REST = " 00000000:00000000 00:00000000 00000000     0        0 5 1";
  private static final String LISTENS_AT_80 = " 0: 00000000:0050 00000000:0000 0A" + REST;
  private static final String LOOPBACK_AT_80 = " 0: 0100007F:0050 00000000:0000 0A" + REST;
  private static final String CLIENT_AT_80 = " 0: 0B00000A:0050 0900000A:01BB 01" + REST;

  @TempDir Path folder;

  @BeforeEach
  void requireByteOrder() {
    Assumptions.assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void a_port_that_may_not_be_bound_is_in_use_if_it_is_seen_to_be_held() throws IOException {
    assertThat(named(forbidden(), LISTENS_AT_80).cause()).contains(Cause.PORT_IN_USE);
    assertThat(named(forbidden(), LISTENS_AT_80).evidence())
        .isEqualTo("in use: a process that cannot be seen from here listens at 0.0.0.0");
    assertThat(named(forbidden()).cause()).contains(Cause.LOCAL_NOT_PERMITTED);
    assertThat(named(forbidden(), CLIENT_AT_80).cause())
        .as("held for a moment by a client")
        .contains(Cause.LOCAL_NOT_PERMITTED);
  }

  @Test
  void a_listener_on_another_address_holds_nothing_of_this_one() throws IOException {
    BindOutcome atAddress =
        outcome(Optional.of(IpAddress.parse("10.0.0.11")), Cause.LOCAL_NOT_PERMITTED);

    assertThat(named(atAddress, LOOPBACK_AT_80).cause()).contains(Cause.LOCAL_NOT_PERMITTED);
    assertThat(named(atAddress, LISTENS_AT_80).cause()).contains(Cause.PORT_IN_USE);
  }

  @Test
  void the_source_port_of_a_client_says_where_the_client_goes() throws IOException {
    BindOutcome inUse = outcome(Optional.empty(), Cause.PORT_IN_USE);

    assertThat(named(inUse, CLIENT_AT_80).evidence())
        .isEqualTo(
            "in use: source port of a connection from 10.0.0.11 to 10.0.0.9 port 443 (a process"
                + " that cannot be seen from here)");
  }

  private BindOutcome named(BindOutcome outcome, String... sockets) throws IOException {
    ProcFolder proc = new ProcFolder(folder).tcp(sockets);
    return new PortHolders(new ProcFiles(proc.path()), "Linux")
        .name(List.of(outcome), Transport.TCP, Deadline.after(Duration.ofSeconds(20)))
        .get(0);
  }

  private static BindOutcome forbidden() {
    return outcome(Optional.empty(), Cause.LOCAL_NOT_PERMITTED);
  }

  private static BindOutcome outcome(Optional<IpAddress> address, Cause cause) {
    return new BindOutcome(address, 80, Transport.TCP, Optional.of(cause), "it could not be bound");
  }
}
