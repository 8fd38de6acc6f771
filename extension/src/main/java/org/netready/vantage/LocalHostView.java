// SPDX-License-Identifier: Apache-2.0
package org.netready.vantage;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.netready.endpoint.IpAddress;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Transport;
import org.netready.probe.BindOutcome;
import org.netready.probe.Cause;
import org.netready.probe.Deadline;
import org.netready.probe.HostView;
import org.netready.probe.ListenersOutcome;
import org.netready.probe.VantageException;

/**
 * What this process can tell of its host. Ports are bound one question after the other, and never
 * while the listeners are looked at: what this process holds itself for a moment is no listener.
 */
final class LocalHostView implements HostView {

  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  private final LocalListeners listeners;
  private final LocalPorts ports;

  LocalHostView(Path proc, String system) {
    ProcFiles files = new ProcFiles(proc);
    this.listeners = new LocalListeners(files, system);
    this.ports = new LocalPorts(files, system);
  }

  /** Return what this process can tell on the system that it runs on. */
  static LocalHostView ofThisHost() {
    return new LocalHostView(Path.of("/proc"), System.getProperty("os.name", "this system"));
  }

  /** Return whether a system is Linux, the only one that lists its sockets to Java. */
  static boolean isLinux(String system) {
    return system.toLowerCase(Locale.ROOT).startsWith("linux");
  }

  @Override
  public boolean hasAddress(IpAddress address) throws VantageException {
    try {
      return address.inet().isLoopbackAddress()
          || NetworkInterface.getByInetAddress(address.inet()) != null;
    } catch (SocketException e) {
      throw new VantageException(
          "the addresses of this host cannot be listed: " + e.getMessage(), e);
    }
  }

  @Override
  public ListenersOutcome listeners(Transport transport, Duration limit) throws VantageException {
    return alone(limit, deadline -> listeners.list(transport, deadline));
  }

  @Override
  public List<BindOutcome> bind(Ports range, List<IpAddress> addresses, Duration limit)
      throws VantageException {
    return alone(limit, deadline -> ports.bind(range, addresses, deadline));
  }

  private static <T> T alone(Duration limit, Look<T> look) throws VantageException {
    Deadline deadline = Deadline.after(limit);
    try {
      if (!ONE_AT_A_TIME.tryLock(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new VantageException(
            Cause.LIMIT_REACHED,
            "other questions about this host took the whole limit; raise the limit");
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    try {
      return look.at(deadline);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }

  private static VantageException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new VantageException(Cause.LIMIT_REACHED, "looking at this host was interrupted", e);
  }

  private interface Look<T> {
    T at(Deadline deadline) throws VantageException, InterruptedException;
  }
}
