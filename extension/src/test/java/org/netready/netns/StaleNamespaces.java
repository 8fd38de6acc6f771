// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

/** The namespaces of processes that are gone and could not clean up, nor their janitor. */
final class StaleNamespaces {

  private StaleNamespaces() {}

  /** End what runs in them, and delete them with their files. */
  static void sweep() {
    Namespace.names().stream()
        .filter(name -> Owner.of(name).filter(owner -> !owner.isAlive()).isPresent())
        .map(Namespace::new)
        .forEach(StaleNamespaces::delete);
  }

  /** Another process may sweep at the same time. */
  private static void delete(Namespace stale) {
    try {
      stale.deleteWithConfiguration();
    } catch (IllegalStateException e) {
      if (Namespace.names().contains(stale.name())) {
        throw e;
      }
    }
  }
}
