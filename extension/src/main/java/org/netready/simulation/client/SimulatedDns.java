// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Dns;
import org.netready.endpoint.Host;
import org.netready.endpoint.HostName;
import org.netready.endpoint.IpAddress;
import org.netready.probe.NameOutcome;
import org.netready.probe.VantageException;

/** The resolver of a vantage point. */
final class SimulatedDns implements Dns {

  /** How long a silent resolver is waited for: twice 5 s, as the C library does. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Attachment attachment;

  SimulatedDns(Attachment attachment) {
    this.attachment = attachment;
  }

  @Override
  public List<InetAddress> lookup(String name) throws UnknownHostException {
    Host host = host(name);
    if (host instanceof IpAddress address) {
      return List.of(named(name, address));
    }
    NameOutcome outcome = resolve((HostName) host);
    if (outcome.addresses().isEmpty()) {
      throw unknown(name, outcome.evidence());
    }
    List<InetAddress> addresses = new ArrayList<>();
    for (IpAddress address : outcome.addresses()) {
      addresses.add(named(name, address));
    }
    return addresses;
  }

  private NameOutcome resolve(HostName name) throws UnknownHostException {
    try {
      return Answers.await(attachment.network().resolve(name, PATIENCE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(name.text(), "interrupted");
    } catch (VantageException e) {
      if (attachment.isClosed()) {
        throw unknown(name.text(), String.valueOf(e.getMessage()));
      }
      attachment.broke(e);
      throw Answers.broken(e);
    }
  }

  private UnknownHostException unknown(String name, String why) {
    return new UnknownHostException(
        "%s: %s, asked from %s".formatted(name, why, attachment.network().description()));
  }

  private static Host host(String name) throws UnknownHostException {
    try {
      return Host.parse(name);
    } catch (IllegalArgumentException e) {
      UnknownHostException unknown = new UnknownHostException(e.getMessage());
      unknown.initCause(e);
      throw unknown;
    }
  }

  private static InetAddress named(String name, IpAddress address) throws UnknownHostException {
    return InetAddress.getByAddress(name, address.inet().getAddress());
  }
}
