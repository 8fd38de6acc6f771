// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.List;
import org.netready.yaml.Problems;
import org.netready.yaml.SpecException;

/**
 * Requirements in Java, next to packs.
 *
 * <pre>{@code
 * PackSelection needs =
 *     pack(
 *         "my-needs",
 *         requirement("artifact-store")
 *             .title("CI reaches the artifact store")
 *             .from("ci")
 *             .to("artifacts.example.com")
 *             .port(443)
 *             .https(),
 *         requirement("database-not-exposed")
 *             .from("internet")
 *             .to("database")
 *             .port(5432)
 *             .blocked());
 * }</pre>
 *
 * Roles are declared by being named; {@link #pack(String)} declares profiles, facts, variables and
 * samples of wildcards as well. The same mistakes are found as in a YAML pack, each with the line
 * of the Java source at which its requirement begins.
 */
public final class Requirements {

  private Requirements() {}

  /**
   * Begin a requirement. This call's line is its place in messages and reports.
   *
   * @param id its stable name, unique among all packs of a run: small letters, digits, hyphens
   */
  public static RequirementBuilder requirement(String id) {
    return new RequirementBuilder(id, JavaSource.caller());
  }

  /** Begin one of several ways to meet a requirement, for {@link RequirementBuilder#oneOf}. */
  public static AlternativeBuilder alternative(String... to) {
    return new AlternativeBuilder().to(to);
  }

  /**
   * Begin a pack in Java.
   *
   * @param name its name: small letters, digits, hyphens
   */
  public static PackBuilder pack(String name) {
    return new PackBuilder(name, JavaSource.caller());
  }

  /**
   * Make a pack of requirements.
   *
   * @param name its name: small letters, digits, hyphens
   * @throws SpecException if there is no requirement, or a mistake in one; with all mistakes
   */
  public static PackSelection pack(String name, RequirementBuilder... requirements) {
    return new PackBuilder(name, JavaSource.caller()).requirements(requirements).select();
  }

  /**
   * Make a pack of requirements.
   *
   * @param name its name: small letters, digits, hyphens
   * @throws SpecException if there is no requirement, or a mistake in one; with all mistakes
   */
  public static PackSelection pack(String name, Requirement... requirements) {
    PackBuilder pack = new PackBuilder(name, JavaSource.caller());
    return pack.select(List.of(requirements), List.of(), new Problems());
  }
}
