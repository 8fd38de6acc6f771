// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.netready.endpoint.Host;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Prefix;

/**
 * Says where the readers of {@code NO_PROXY} differ: there is no standard for it, and a product
 * goes the way of the client that it is made with. Read as curl 8 does (lib/noproxy.c), Go
 * (golang.org/x/net/http/httpproxy) and Python (urllib.request.proxy_bypass_environment).
 */
final class NoProxyReaders {

  private NoProxyReaders() {}

  /**
   * Return which readers go directly and which through the proxy, as the end of a sentence part;
   * empty if all go the same way.
   *
   * @param isDirect how the rule was read here
   */
  static String difference(ProxyRules.Rule rule, Host host, int port, boolean isDirect) {
    if (rule.written().isBlank()) {
      return "";
    }
    String written = rule.written().toLowerCase(Locale.ROOT);
    List<String> directly = new ArrayList<>();
    List<String> through = new ArrayList<>();
    (isDirect ? directly : through).add("Netready");
    (isForCurl(written, host) ? directly : through).add("curl");
    (isForGo(written, host, port) ? directly : through).add("Go");
    (isForPython(written, host, port) ? directly : through).add("Python");
    return directly.isEmpty() || through.isEmpty()
        ? ""
        : ", which readers of %s take in different ways: directly as %s, through the proxy as %s"
            .formatted(rule.exceptions(), String.join(", ", directly), String.join(", ", through));
  }

  /** Blanks separate too; a dot at the begin or the end is nothing; no ports and no stars. */
  private static boolean isForCurl(String written, Host host) {
    if (written.strip().equals("*")) {
      return true;
    }
    return Stream.of(written.split("[,\\s]+"))
        .map(it -> it.replaceFirst("\\.$", ""))
        .filter(it -> !it.isEmpty())
        .anyMatch(
            it ->
                host instanceof IpAddress address
                    ? isAddressOrPrefix(it, address)
                    : isOrIsBelow(host.text(), it.replaceFirst("^\\.", "")));
  }

  /** A dot or a star and a dot at the begin means those below alone; an entry may have a port. */
  private static boolean isForGo(String written, Host host, int port) {
    return entries(written).anyMatch(it -> it.equals("*") || isEntryOfGo(it, host, port));
  }

  private static boolean isEntryOfGo(String entry, Host host, int port) {
    if (host instanceof IpAddress address && isAddressOrPrefix(entry, address)) {
      return true;
    }
    int colon = entry.lastIndexOf(':');
    boolean hasPort = colon > 0 && entry.substring(colon + 1).matches("\\d+");
    boolean isOneColon = entry.indexOf(':') == colon || entry.charAt(colon - 1) == ']';
    String name = hasPort && isOneColon ? entry.substring(0, colon) : entry;
    if (hasPort && isOneColon && !entry.substring(colon + 1).equals(Integer.toString(port))) {
      return false;
    }
    if (host instanceof IpAddress address) {
      return hasPort && isAddressOrPrefix(name.replaceAll("^\\[|]$", ""), address);
    }
    String domain = name.startsWith("*.") ? name.substring(1) : name;
    return domain.startsWith(".") ? host.text().endsWith(domain) : isOrIsBelow(host.text(), domain);
  }

  /** A dot at the begin is nothing; an entry may have a port; no prefixes, and IPv6 in brackets. */
  private static boolean isForPython(String written, Host host, int port) {
    if (written.equals("*")) {
      return true;
    }
    List<String> forms =
        host instanceof IpAddress address && address.isV6()
            ? forms("[" + address.inet().getHostAddress() + "]", port)
            : forms(host.text(), port);
    return entries(written)
        .map(it -> it.replaceFirst("^\\.+", ""))
        .anyMatch(it -> forms.stream().anyMatch(form -> isOrIsBelow(form, it)));
  }

  private static List<String> forms(String host, int port) {
    return List.of(host, host + ":" + port);
  }

  private static Stream<String> entries(String written) {
    return Arrays.stream(written.split(",")).map(String::strip).filter(it -> !it.isEmpty());
  }

  private static boolean isOrIsBelow(String host, String domain) {
    return !domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain));
  }

  /** A colon makes no address: prefixes, ports and URLs have one too. */
  private static boolean isAddressOrPrefix(String text, IpAddress address) {
    try {
      return Prefix.isPrefix(text)
          ? NoProxyEntry.masked(text).contains(address)
          : IpAddress.isLiteral(text) && IpAddress.parse(text).equals(address);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
