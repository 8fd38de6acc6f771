// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.Optional;
import java.util.regex.Pattern;
import org.netready.endpoint.Host;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Prefix;
import org.netready.spec.ValueType;

/** Tells whether a text has the form that its type asks for. */
final class ValueForm {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private ValueForm() {}

  /** Return what is wrong with one value; empty if nothing is. */
  static Optional<String> problem(ValueType type, String value) {
    if (value.isBlank()) {
      return Optional.of("the value is empty; expected " + expected(type));
    }
    try {
      requireForm(type, value);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static String expected(ValueType type) {
    return switch (type) {
      case TEXT -> "a text";
      case HOST, HOSTS -> "a host name or an address";
      case PORT -> "a port, 1 to 65535";
      case PREFIX -> "a prefix like 10.42.0.0/16";
      case PORTS -> "a port with its transport, like 443/tcp";
    };
  }

  private static Object requireForm(ValueType type, String value) {
    return switch (type) {
      case TEXT -> value;
      case HOST, HOSTS -> Host.parse(value);
      case PORT -> port(value);
      case PREFIX -> Prefix.parse(value);
      case PORTS -> Ports.parse(value);
    };
  }

  private static Ports port(String value) {
    if (!NUMBER.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a port; expected 1 to 65535".formatted(value));
    }
    return Ports.tcp(Integer.parseInt(value));
  }
}
