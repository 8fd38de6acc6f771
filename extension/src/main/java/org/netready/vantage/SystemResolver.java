// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;

/**
 * The system's resolver, asked on daemon threads: a lookup in the C library can hang for minutes
 * and knows no deadline. A name that is being looked up already is not looked up a second time.
 */
final class SystemResolver {

  /**
   * How many lookups may hang before a further one has to wait; a vendor's plan has fewer names.
   */
  static final int MOST_THREADS = 512;

  private static final ThreadPoolExecutor POOL = Daemons.pool("netready-resolver", MOST_THREADS);

  private final Lookup lookup;
  private final Map<HostName, CompletableFuture<Answer>> underWay = new ConcurrentHashMap<>();

  SystemResolver(Lookup lookup) {
    this.lookup = lookup;
  }

  /** What the system offers. */
  interface Lookup {

    /** Return all addresses of a name. */
    InetAddress[] addresses(String name) throws UnknownHostException;

    /** Return what the system calls itself. */
    String ownName() throws UnknownHostException;
  }

  /**
   * What the system said.
   *
   * @param addresses the addresses, in its order
   * @param isSinkholed whether one of them is this host itself although the name is another's
   * @param isLocal whether the name may mean this host
   */
  record Answer(List<IpAddress> addresses, boolean isSinkholed, boolean isLocal) {}

  /** Return the resolver of this JVM. */
  static SystemResolver ofThisJvm() {
    return new SystemResolver(
        new Lookup() {
          @Override
          public InetAddress[] addresses(String name) throws UnknownHostException {
            return InetAddress.getAllByName(name);
          }

          @Override
          public String ownName() throws UnknownHostException {
            return InetAddress.getLocalHost().getHostName();
          }
        });
  }

  /** Look up a name; fails with an {@link UnknownHostException}. */
  CompletableFuture<Answer> lookUp(HostName name) {
    return underWay.computeIfAbsent(name, this::start).copy();
  }

  /** Look up a name without any search domain; one that is not found has no addresses. */
  void lookUpAsItIs(HostName name, CompletableFuture<List<IpAddress>> answer) {
    POOL.execute(
        () -> {
          try {
            answer.complete(
                Stream.of(lookup.addresses(name.text() + "."))
                    .map(AddressList::withoutName)
                    .toList());
          } catch (UnknownHostException e) {
            answer.complete(List.of());
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
  }

  private CompletableFuture<Answer> start(HostName name) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    POOL.execute(
        () -> {
          try {
            Answer found = answer(name);
            underWay.remove(name);
            answer.complete(found);
          } catch (UnknownHostException | RuntimeException e) {
            underWay.remove(name);
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  private Answer answer(HostName name) throws UnknownHostException {
    // An IPv4 address in the clothes of IPv6, RFC 4291 section 2.5.5.2, comes out as what it is.
    List<IpAddress> found =
        Stream.of(lookup.addresses(name.text())).map(AddressList::withoutName).distinct().toList();
    boolean isThisHost =
        found.stream()
            .map(IpAddress::inet)
            .anyMatch(it -> it.isLoopbackAddress() || it.isAnyLocalAddress());
    boolean isLocal = isLocalName(name);
    return new Answer(found, isThisHost && !isLocal, isLocal);
  }

  private boolean isLocalName(HostName name) {
    return isLoopbackName(name) || firstLabel(name.text()).equals(firstLabel(ownName()));
  }

  /** Return whether a name means whoever looks it up: RFC 6761, section 6.3, and common files. */
  static boolean isLoopbackName(HostName name) {
    String text = name.text();
    return firstLabel(text).equals("localhost")
        || text.endsWith(".localhost")
        || text.equals("ip6-localhost")
        || text.equals("ip6-loopback");
  }

  private String ownName() {
    try {
      return lookup.ownName().toLowerCase(Locale.ROOT);
    } catch (UnknownHostException e) {
      return "";
    }
  }

  private static String firstLabel(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
