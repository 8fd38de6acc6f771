// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;

/** CONNECT of SOCKS version 5: RFC 1928, with user name and password by RFC 1929. */
final class SocksConnect implements ProxyDialogue {

  private static final int VERSION = 5;
  private static final int VERSION_OF_AUTHENTICATION = 1;
  private static final int NO_AUTHENTICATION = 0;
  private static final int USER_AND_PASSWORD = 2;
  private static final int NONE_ACCEPTABLE = 0xff;
  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;
  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;
  private static final int PORT_BYTES = 2;
  private static final int UNKNOWN = -1;
  private static final int LONGEST = 255;

  private final ProxyServer proxy;

  SocksConnect(ProxyServer proxy) {
    this.proxy = proxy;
  }

  @Override
  public Answer hold(ReceivedBytes in, OutputStream out, Host host, int port)
      throws IOException, VantageException {
    Optional<byte[]> login = login();
    send(
        out,
        login.isPresent()
            ? new byte[] {VERSION, 2, NO_AUTHENTICATION, USER_AND_PASSWORD}
            : new byte[] {VERSION, 1, NO_AUTHENTICATION});
    if (read(in) != VERSION) {
      return noSocks(in);
    }
    Optional<Answer> declined = authenticate(read(in), login, in, out);
    if (declined.isPresent()) {
      return declined.get();
    }
    send(out, request(host, port));
    return reply(in);
  }

  @Override
  public String asked(ReceivedBytes in) {
    return in.count() == 0 ? "a way to log in" : "a tunnel";
  }

  /** Log in as the proxy wants it; empty if it is content. */
  private static Optional<Answer> authenticate(
      int method, Optional<byte[]> login, InputStream in, OutputStream out) throws IOException {
    if (method == NO_AUTHENTICATION) {
      return Optional.empty();
    }
    if (method != USER_AND_PASSWORD || login.isEmpty()) {
      String offered = login.isPresent() ? "no authentication, user and password" : "no login";
      String what =
          method == NONE_ACCEPTABLE ? "takes none of what was offered: " : "chose none of: ";
      return Optional.of(
          Answer.refused(0, Cause.PROXY_AUTHENTICATION_REQUIRED, "the proxy " + what + offered));
    }
    send(out, login.get());
    read(in);
    return read(in) == 0
        ? Optional.empty()
        : Optional.of(
            Answer.refused(
                0, Cause.PROXY_CREDENTIALS_REJECTED, "the proxy did not accept user and password"));
  }

  private Optional<byte[]> login() throws VantageException {
    if (proxy.credentials().isEmpty()) {
      return Optional.empty();
    }
    byte[] user = proxy.credentials().get().user().getBytes(StandardCharsets.UTF_8);
    byte[] password = proxy.credentials().get().password().getBytes(StandardCharsets.UTF_8);
    if (user.length > LONGEST || password.length > LONGEST) {
      throw new VantageException(
          "the user name or password for the proxy %s is longer than SOCKS5 can send: 255 bytes"
              .formatted(proxy));
    }
    var login = new ByteArrayOutputStream();
    login.write(VERSION_OF_AUTHENTICATION);
    login.write(user.length);
    login.writeBytes(user);
    login.write(password.length);
    login.writeBytes(password);
    return Optional.of(login.toByteArray());
  }

  private static byte[] request(Host host, int port) {
    var request = new ByteArrayOutputStream();
    request.writeBytes(new byte[] {VERSION, CONNECT, 0});
    if (host instanceof IpAddress address) {
      request.write(address.isV6() ? IPV6 : IPV4);
      request.writeBytes(address.inet().getAddress());
    } else {
      byte[] name = host.text().getBytes(StandardCharsets.US_ASCII);
      request.write(NAME);
      request.write(name.length);
      request.writeBytes(name);
    }
    request.write(port >> Byte.SIZE);
    request.write(port);
    return request.toByteArray();
  }

  private Answer reply(ReceivedBytes in) throws IOException {
    if (read(in) != VERSION) {
      return noSocks(in);
    }
    int code = read(in);
    read(in);
    int length =
        switch (read(in)) {
          case IPV4 -> IPV4_BYTES;
          case IPV6 -> IPV6_BYTES;
          case NAME -> read(in);
          default -> UNKNOWN;
        };
    if (length == UNKNOWN) {
      return noSocks(in);
    }
    for (int left = length + PORT_BYTES; left > 0; left--) {
      read(in);
    }
    return SocksReply.answer(code);
  }

  private Answer noSocks(ReceivedBytes in) {
    return Answer.refused(
        0,
        Cause.PROTOCOL_MISMATCH,
        "what answered is no SOCKS5 proxy; it begins " + proxy.quote(in));
  }

  private static void send(OutputStream out, byte[] message) throws IOException {
    out.write(message);
    out.flush();
  }

  private static int read(InputStream in) throws IOException {
    int read = in.read();
    if (read < 0) {
      throw new EOFException("closed within the answer");
    }
    return read;
  }
}
