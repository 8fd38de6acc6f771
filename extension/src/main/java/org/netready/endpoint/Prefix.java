// SPDX-License-Identifier: Apache-2.0
package org.netready.endpoint;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A CIDR prefix, RFC 4632 and RFC 4291 section 2.3.
 *
 * @param base the first address
 * @param length the number of leading bits that count, 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record Prefix(IpAddress base, int length) {

  /**
   * Make a prefix.
   *
   * @throws IllegalArgumentException if the length is out of range or the base has bits set beyond
   *     it
   */
  public Prefix {
    int bits = bits(base);
    if (length < 0 || length > bits) {
      throw new IllegalArgumentException(
          "prefix length %s is out of range; expected 0 to %s".formatted(length, bits));
    }
    BigInteger beyond = number(base).mod(BigInteger.ONE.shiftLeft(bits - length));
    if (!beyond.equals(BigInteger.ZERO)) {
      throw new IllegalArgumentException(
          "'%s/%s' has bits set beyond its length; expected %s/%s"
              .formatted(base, length, without(base, beyond), length));
    }
  }

  /** Return the prefix that is one address. */
  public static Prefix of(IpAddress address) {
    return new Prefix(address, bits(address));
  }

  /** Return whether the text has the form of a prefix: an address literal, a slash, a number. */
  public static boolean isPrefix(String text) {
    int slash = text.indexOf('/');
    return slash > 0 && IpAddress.isLiteral(text.substring(0, slash));
  }

  /**
   * Read a prefix such as {@code 10.42.0.0/16}.
   *
   * @throws IllegalArgumentException if the text has another form, with what would be right
   */
  public static Prefix parse(String text) {
    int slash = text.indexOf('/');
    String digits = text.substring(slash + 1);
    if (slash < 0 || !digits.matches("\\d{1,3}")) {
      throw new IllegalArgumentException(
          "'%s' is not a prefix; expected a form like 10.42.0.0/16".formatted(text));
    }
    return new Prefix(IpAddress.parse(text.substring(0, slash)), Integer.parseInt(digits));
  }

  /** Return whether the address is in this prefix; never for an address of the other family. */
  public boolean contains(IpAddress address) {
    int shift = bits(base) - length;
    return address.isV6() == base.isV6()
        && number(address).shiftRight(shift).equals(number(base).shiftRight(shift));
  }

  /**
   * Return how many addresses of this prefix a host can have: all, but in IPv4 without the first
   * and the last of more than two, which are those of the network and of its broadcasts.
   */
  public BigInteger hosts() {
    BigInteger all = BigInteger.ONE.shiftLeft(bits(base) - length);
    return hasReserved() ? all.subtract(BigInteger.TWO) : all;
  }

  /**
   * Return one of the addresses that a host can have.
   *
   * @param index which one, from 0 to {@link #hosts()} without
   */
  public IpAddress host(BigInteger index) {
    if (index.signum() < 0 || index.compareTo(hosts()) >= 0) {
      throw new IllegalArgumentException(
          "there is no host %s in %s; expected 0 to %s".formatted(index, this, hosts()));
    }
    BigInteger offset = hasReserved() ? index.add(BigInteger.ONE) : index;
    return address(number(base).add(offset), bits(base) / Byte.SIZE);
  }

  private boolean hasReserved() {
    return !base.isV6() && length <= bits(base) - 2;
  }

  /** Return whether every address of another prefix is in this one. */
  public boolean contains(Prefix other) {
    return length <= other.length && contains(other.base);
  }

  /** Return whether an address is in this prefix and in another one. */
  public boolean overlaps(Prefix other) {
    return contains(other) || other.contains(this);
  }

  /** Return whether this prefix is one address. */
  public boolean isSingleAddress() {
    return length == bits(base);
  }

  @Override
  public String toString() {
    return base + "/" + length;
  }

  /** The address without some of its bits. */
  private static IpAddress without(IpAddress address, BigInteger bits) {
    byte[] bytes = address.inet().getAddress();
    byte[] less = bits.toByteArray();
    for (int i = 1; i <= Math.min(bytes.length, less.length); i++) {
      bytes[bytes.length - i] ^= less[less.length - i];
    }
    try {
      return new IpAddress(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address had a wrong length", e);
    }
  }

  private static IpAddress address(BigInteger number, int size) {
    byte[] digits = number.toByteArray();
    byte[] bytes = new byte[size];
    for (int i = 1; i <= Math.min(size, digits.length); i++) {
      bytes[size - i] = digits[digits.length - i];
    }
    try {
      return new IpAddress(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address had a wrong length", e);
    }
  }

  private static int bits(IpAddress address) {
    return address.inet().getAddress().length * Byte.SIZE;
  }

  private static BigInteger number(IpAddress address) {
    return new BigInteger(1, address.inet().getAddress());
  }
}
