// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;

/** Looks up upstreams, off the event thread, since the system's resolver blocks. */
final class Resolver {

  private final ExecutorService threads;

  Resolver(ExecutorService threads) {
    this.threads = threads;
  }

  /** Return the addresses of an upstream; fails if there are none. */
  CompletableFuture<List<InetSocketAddress>> resolve(String upstream) {
    return isLiteral(upstream)
        ? CompletableFuture.completedFuture(lookUp(upstream))
        : CompletableFuture.supplyAsync(() -> lookUp(upstream), threads);
  }

  private static boolean isLiteral(String upstream) {
    try {
      return NetUtil.createByteArrayFromIpAddressString(SocketText.parse(upstream).host()) != null;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<InetSocketAddress> lookUp(String upstream) {
    try {
      return SocketText.parse(upstream).resolve();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }
}
