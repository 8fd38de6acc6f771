// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import java.util.List;
import java.util.Optional;
import org.netready.endpoint.IpAddress;
import org.netready.probe.Destination;
import org.netready.probe.Question;

/**
 * What is asked beside a control: the same, where nobody can be. An answer from there is that of a
 * device on the way which answers in the place of others, dead hosts included.
 */
public final class Decoy {

  /** Addresses of documents (RFC 5737, RFC 3849), which no host has. */
  private static final List<IpAddress> NOBODY =
      List.of(IpAddress.parse("192.0.2.1"), IpAddress.parse("2001:db8::1"));

  private static final Destination DESTINATION = new Destination(NOBODY.get(0), NOBODY);

  private Decoy() {}

  /**
   * Return what is asked beside a control; of a range, a sample.
   *
   * @param control what is asked of a host
   * @return the same of nobody; empty if nothing is on the way, since the host is this one
   */
  public static Optional<Question> of(Question control) {
    List<IpAddress> addresses = control.destination().addresses();
    boolean isHere =
        control.destination().host() instanceof IpAddress address
            ? address.inet().isLoopbackAddress()
            : !addresses.isEmpty()
                && addresses.stream().allMatch(it -> it.inet().isLoopbackAddress());
    return isHere || control.kind() != Question.Kind.SERVICE
        ? Optional.empty()
        : Optional.of(
            new Question(control.kind(), DESTINATION, control.ports(), control.application()));
  }
}
