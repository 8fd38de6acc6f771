// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.netready.endpoint.Host;

/** CONNECT: RFC 9110, section 9.3.6. */
final class HttpConnect implements ProxyDialogue {

  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: (.*))?");
  private static final int LONGEST_HEAD = 16 * 1024;
  private static final int LONGEST_TEXT = 64;
  private static final int MOST_FIELDS = 4;
  private static final int SUCCESSFUL = 2;

  private final ProxyServer proxy;

  HttpConnect(ProxyServer proxy) {
    this.proxy = proxy;
  }

  @Override
  public Answer hold(ReceivedBytes in, OutputStream out, Host host, int port) throws IOException {
    out.write(request(HttpRequest.authority(host, port)));
    out.flush();
    return read(head(in), in);
  }

  @Override
  public String asked(ReceivedBytes in) {
    return "a tunnel";
  }

  private byte[] request(String authority) {
    String authorization =
        proxy.authorization().map(value -> "Proxy-Authorization: " + value + "\r\n").orElse("");
    return "CONNECT %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: netready\r\n%s\r\n"
        .formatted(authority, authority, authorization)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private Answer read(List<String> head, ReceivedBytes received) {
    Matcher line = STATUS_LINE.matcher(head.get(0));
    if (!line.matches()) {
      return Answer.refused(
          0,
          Cause.PROTOCOL_MISMATCH,
          "what answered is no HTTP proxy; it begins " + proxy.quote(received));
    }
    int status = Integer.parseInt(line.group(1));
    String text = (status + " " + clean(line.group(2) == null ? "" : line.group(2))).strip();
    if (status / 100 == SUCCESSFUL) {
      return Answer.open(status, "the proxy opened a tunnel: " + text);
    }
    return Answer.refused(
        status,
        ProxyStatus.ofTunnel(status, proxy),
        "the proxy answered " + text + why(status, head.subList(1, head.size())));
  }

  /** Return what the proxy says of its reason, beyond the status. */
  private String why(int status, List<String> fields) {
    if (status == ProxyStatus.AUTHENTICATION_REQUIRED) {
      String schemes =
          values(fields, "proxy-authenticate").stream()
              .map(value -> clean(value.split("[ ,]", 2)[0]))
              .distinct()
              .limit(MOST_FIELDS)
              .collect(Collectors.joining(", "));
      return schemes.isEmpty() ? "" : "; it takes " + schemes;
    }
    return Set.of("proxy-status", "x-squid-error").stream()
        .flatMap(name -> values(fields, name).stream())
        .findFirst()
        .map(value -> " (" + clean(value) + ")")
        .orElse("");
  }

  private static List<String> values(List<String> fields, String name) {
    return fields.stream()
        .filter(field -> field.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(field -> field.substring(name.length() + 1).strip())
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private String clean(String received) {
    return PlainText.received(proxy.redact(received), LONGEST_TEXT);
  }

  /** Read the status line and the fields, up to the empty line and not a byte further. */
  private static List<String> head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0
        && head.indexOf("\n\n", Math.max(0, head.length() - 2)) < 0) {
      int read = in.read();
      if (read < 0) {
        throw new EOFException("closed within the answer");
      }
      head.append((char) read);
      if (head.length() > LONGEST_HEAD) {
        throw new IOException("the answer's fields are longer than 16 KiB");
      }
    }
    return head.toString().lines().toList();
  }
}
