// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

/** Where a requirement goes: a role, or a host as the document writes it. */
public sealed interface Target {

  /** Return the target as the pack writes it. */
  String text();

  /**
   * Each host of a role.
   *
   * @param role the role
   */
  record RoleTarget(String role) implements Target {
    @Override
    public String text() {
      return role;
    }
  }

  /**
   * A host name or address; with a variable of type {@link ValueType#HOSTS}, several.
   *
   * @param host the host
   */
  record HostTarget(Template host) implements Target {
    @Override
    public String text() {
      return host.text();
    }
  }

  /**
   * Every name below a domain.
   *
   * @param wildcard the wildcard
   */
  record WildcardTarget(Template wildcard) implements Target {
    @Override
    public String text() {
      return wildcard.text();
    }
  }

  /**
   * Every address of a CIDR prefix.
   *
   * @param prefix the prefix
   */
  record PrefixTarget(Template prefix) implements Target {
    @Override
    public String text() {
      return prefix.text();
    }
  }

  /** Any destination: a rule, for which nothing can be probed. */
  record AnyTarget() implements Target {
    @Override
    public String text() {
      return Role.ANY;
    }
  }
}
