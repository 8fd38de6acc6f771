// SPDX-License-Identifier: Apache-2.0
package org.netready.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressScopeTest {

  @ParameterizedTest(name = "{0} is {1}, private: {2}")
  @CsvSource({
    "127.0.0.1, LOOPBACK, false",
    "127.255.255.255, LOOPBACK, false",
    "::1, LOOPBACK, false",
    "0.0.0.0, LOOPBACK, false",
    "169.254.169.254, LINK_LOCAL, true",
    "fe80::1, LINK_LOCAL, true",
    "10.0.0.1, PRIVATE, true",
    "172.16.0.1, PRIVATE, true",
    "172.31.255.255, PRIVATE, true",
    "172.32.0.0, GLOBAL, false",
    "192.168.1.1, PRIVATE, true",
    "192.169.0.1, GLOBAL, false",
    "100.64.0.1, SHARED, true",
    "100.128.0.0, GLOBAL, false",
    "fd00::1, UNIQUE_LOCAL, true",
    "2001:db8::1, GLOBAL, false",
    "8.8.8.8, GLOBAL, false",
    "::, LOOPBACK, false",
    "::ffff:10.0.0.1, PRIVATE, true",
    "::ffff:8.8.8.8, GLOBAL, false",
    "::ffff:127.0.0.1, LOOPBACK, false",
    "::10.0.0.1, GLOBAL, false",
    "64:ff9b::10.0.0.1, GLOBAL, false",
    "64:ff9b:1::10.0.0.1, GLOBAL, false",
    "2002:0a00:0001::1, GLOBAL, false",
    "224.0.0.1, MULTICAST, false",
    "239.255.255.250, MULTICAST, false",
    "ff02::1, MULTICAST, false",
    "ff05::1, MULTICAST, false",
    "fec0::1, GLOBAL, false",
    "fbff::1, GLOBAL, false",
    "192.0.2.1, GLOBAL, false",
    "198.51.100.1, GLOBAL, false",
    "203.0.113.1, GLOBAL, false",
    "198.18.0.1, GLOBAL, false",
    "255.255.255.255, GLOBAL, false",
    "100.63.255.255, GLOBAL, false",
    "9.255.255.255, GLOBAL, false",
    "11.0.0.0, GLOBAL, false",
    "172.15.255.255, GLOBAL, false",
  })
  void an_address_has_a_scope(String address, AddressScope scope, boolean isPrivate) {
    assertThat(AddressScope.of(IpAddress.parse(address))).isEqualTo(scope);
    assertThat(scope.isPrivateNetwork()).isEqualTo(isPrivate);
  }
}
