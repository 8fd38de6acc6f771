// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

/** Why no check can be made here. Names are stable and appear, in lower case, in result files. */
public enum GapReason {
  /** The site names no host, or no other host, for the role. */
  NO_HOST_FOR_ROLE("no host for role"),
  /** No vantage point is in the source role, or on the host that the check starts from. */
  NO_VANTAGE("no vantage in the source role"),
  /** A wildcard of which the site gave no sample. */
  WILDCARD_WITHOUT_SAMPLE("wildcard without a sample"),
  /** A list that the document names and does not give. */
  LIST_NOT_ENUMERATED("list not enumerated by the document"),
  /** The site declared no public address to look for from outside. */
  NO_PUBLIC_ADDRESS("no public address declared"),
  /** The requirement's condition is not met. */
  CONDITION_NOT_MET("condition not met"),
  /** The requirement's profile was not chosen. */
  PROFILE_NOT_CHOSEN("profile not chosen"),
  /** Only a person can confirm it. */
  MANUAL("to be confirmed by hand"),
  /** Nothing that a Java process can do shows it. */
  NOT_TESTABLE("not testable from a JVM");

  private final String words;

  GapReason(String words) {
    this.words = words;
  }

  /** Return the reason as messages say it. */
  public String words() {
    return words;
  }

  /** Return whether the gap is right as it is, so that no test has to show it. */
  public boolean isQuiet() {
    return this == CONDITION_NOT_MET || this == PROFILE_NOT_CHOSEN;
  }
}
