// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.function.Predicate;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Prefix;

/**
 * One entry of a list of what is reached without a proxy.
 *
 * @param text the entry as it was written
 * @param matcher what it stands for
 */
record NoProxyEntry(String text, Predicate<Destination> matcher) {

  /**
   * Read an entry. Bits beyond a prefix's length are ignored, as proxies' clients do.
   *
   * @throws IllegalArgumentException if it looks like a prefix and is none
   */
  static NoProxyEntry parse(String text) {
    String entry = text.strip().toLowerCase(Locale.ROOT);
    if (entry.startsWith("=")) {
      String host = entry.substring(1);
      return new NoProxyEntry(
          text.strip().substring(1), destination -> destination.host().text().equals(host));
    }
    return new NoProxyEntry(text.strip(), matcher(entry));
  }

  /** Return whether the destination is reached directly. */
  boolean matches(Destination destination) {
    return matcher.test(destination);
  }

  private static Predicate<Destination> matcher(String entry) {
    if (entry.equals("*")) {
      return destination -> true;
    }
    String below = entry.startsWith("*.") ? entry.substring(1) : entry;
    if (below.startsWith(".")) {
      return destination ->
          destination.host() instanceof HostName name && name.text().endsWith(below);
    }
    if (Prefix.isPrefix(entry)) {
      Prefix prefix = masked(entry);
      return destination -> isWithin(destination, prefix);
    }
    if (IpAddress.isLiteral(entry)) {
      IpAddress address = IpAddress.parse(entry);
      return destination ->
          destination.host().equals(address) || destination.addresses().contains(address);
    }
    return destination -> isOrIsBelow(destination.host().text(), entry);
  }

  private static boolean isOrIsBelow(String host, String domain) {
    return host.equals(domain) || host.endsWith("." + domain);
  }

  private static boolean isWithin(Destination destination, Prefix prefix) {
    return destination.addresses().isEmpty()
        ? destination.host() instanceof IpAddress address && prefix.contains(address)
        : destination.addresses().stream().allMatch(prefix::contains);
  }

  /** Return a prefix without the bits beyond its length. */
  static Prefix masked(String entry) {
    int slash = entry.indexOf('/');
    byte[] bytes = IpAddress.parse(entry.substring(0, slash)).inet().getAddress();
    String digits = entry.substring(slash + 1);
    if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > bytes.length * Byte.SIZE) {
      return Prefix.parse(entry);
    }
    int length = Integer.parseInt(digits);
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.max(0, Math.min(Byte.SIZE, length - i * Byte.SIZE));
      bytes[i] &= (byte) (0xff << (Byte.SIZE - kept));
    }
    try {
      return new Prefix(new IpAddress(InetAddress.getByAddress(bytes)), length);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("'%s' is not a prefix".formatted(entry), e);
    }
  }
}
