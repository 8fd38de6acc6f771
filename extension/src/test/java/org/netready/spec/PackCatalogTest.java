// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netready.yaml.SpecException;

class PackCatalogTest {

  private static final String FOLDER = "org/netready/packs/";

  @TempDir private Path site;

  private Path classes;

  @BeforeEach
  void packs() throws IOException {
    classes = site.resolve("target/classes");
    Files.createDirectories(classes.resolve(FOLDER));
    Files.writeString(classes.resolve(FOLDER + "index.txt"), "cluster\nbase\ntrainer\nplain\n");
    resource("plain", pack("plain", ""));
    resource(
        "cluster",
        pack(
            "cluster",
            "profile-choice: required\nprofiles: {k3s: {description: K3s}, rke: {description: RKE}}\n"));
    resource(
        "base",
        pack(
            "base", "profiles: {cloud: {description: C, default: true}, gov: {description: G}}\n"));
    resource("trainer", pack("trainer", "requires: [base:gov, plain]\n"));
  }

  @Test
  void names_are_those_of_the_index() {
    assertThat(catalog().names()).containsExactly("cluster", "base", "trainer", "plain");
  }

  @Test
  void a_name_alone_means_the_default_profiles() {
    assertThat(select("base", "plain")).containsExactly("base[cloud]", "plain[]");
  }

  @Test
  void a_profile_replaces_the_default() {
    assertThat(select("base:gov")).containsExactly("base[gov]");
  }

  @Test
  void a_star_means_all_profiles() {
    assertThat(select("cluster:*", "plain:*")).containsExactly("cluster[k3s, rke]", "plain[]");
  }

  @Test
  void choices_of_one_pack_are_united_where_it_was_first() {
    assertThat(select("cluster:rke", "plain", "cluster:k3s"))
        .containsExactly("cluster[rke, k3s]", "plain[]");
  }

  @Test
  void required_packs_come_last_and_once() {
    assertThat(select("trainer", "plain")).containsExactly("trainer[]", "plain[]", "base[gov]");
  }

  @Test
  void a_required_profile_is_united_with_a_chosen_one() {
    assertThat(select("base", "trainer"))
        .containsExactly("base[cloud, gov]", "trainer[]", "plain[]");
  }

  @Test
  void a_file_is_found_from_the_base_directory() throws IOException {
    Files.writeString(
        site.resolve("mine.yaml"),
        pack("mine", "profiles: {a: {description: A}, b: {description: B}}\n"));

    List<PackSelection> selected = catalog().select(List.of("mine.yaml:a", "./mine.yaml:b"), site);

    assertThat(selected).extracting(PackCatalogTest::text).containsExactly("mine[a, b]");
    assertThat(selected.get(0).pack().position())
        .hasToString("mine.yaml:1:1")
        .extracting(position -> Path.of(position.source()))
        .isEqualTo(site.resolve("mine.yaml"));
  }

  @Test
  void a_profile_of_a_pack_that_needs_one_is_asked_for() {
    assertThatMessage("cluster")
        .isEqualTo("pack 'cluster' needs a profile; expected one of [cluster:k3s, cluster:rke]");
  }

  @Test
  void an_unknown_pack_lists_what_there_is() {
    assertThatMessage("clustre")
        .isEqualTo(
            "unknown pack 'clustre'; expected one of [cluster, base, trainer, plain], or a file"
                + " such as packs/clustre.yaml (did you mean 'cluster'?)");
  }

  @Test
  void an_unknown_profile_lists_what_there_is() {
    assertThatMessage("cluster:k3")
        .isEqualTo(
            "unknown profile of pack 'cluster', 'k3'; expected one of [k3s, rke], or * for all (did you"
                + " mean 'k3s'?)");
  }

  @Test
  void a_pack_without_profiles_has_none_to_choose() {
    assertThatMessage("plain:k3s")
        .isEqualTo("pack 'plain' has no profiles, so no 'k3s'; expected 'plain' alone");
  }

  @Test
  void all_mistakes_of_a_choice_come_at_once() {
    assertThatMessage("cluster", "nothing", "a:b:c", "", "no/such.yaml")
        .isEqualTo(
            """
            pack 'cluster' needs a profile; expected one of [cluster:k3s, cluster:rke]
            unknown pack 'nothing'; expected one of [cluster, base, trainer, plain], or a file such as packs/nothing.yaml
            'a:b:c' is not a pack; expected a form like rancher, rancher:k3s, rancher:* or packs/mine.yaml
            '' is not a pack; expected a form like rancher, rancher:k3s, rancher:* or packs/mine.yaml
            there is no file 'no/such.yaml'; expected a pack at %s"""
                .formatted(site.resolve("no/such.yaml")));
  }

  @Test
  void nothing_chosen_is_a_mistake() {
    assertThatMessage()
        .isEqualTo(
            "no pack is chosen; expected some of [cluster, base, trainer, plain], or a file");
  }

  @Test
  void mistakes_in_a_file_are_reported_with_their_place() throws IOException {
    Files.writeString(site.resolve("mine.yaml"), pack("mine", "colour: blue\n"));

    assertThatMessage("mine.yaml")
        .startsWith("mine.yaml:3:1: unknown key 'colour'; expected one of");
  }

  @Test
  void an_unknown_required_pack_is_reported_at_the_pack_that_requires_it() throws IOException {
    Files.writeString(site.resolve("mine.yaml"), pack("mine", "requires: [bse]\n"));

    assertThatMessage("mine.yaml")
        .startsWith("mine.yaml:1:1: unknown pack 'bse'; expected one of [cluster, base,");
  }

  @Test
  void packs_that_require_each_other_are_a_mistake() throws IOException {
    resource("plain", pack("plain", "requires: [trainer]\n"));

    assertThatMessage("trainer")
        .contains(
            FOLDER
                + "trainer.yaml:1:1: pack 'trainer' requires itself: trainer -> plain -> trainer;"
                + " expected packs that do not require each other in a circle");
  }

  @Test
  void an_id_is_unique_across_packs() throws IOException {
    Files.writeString(
        site.resolve("mine.yaml"), pack("mine", "").replace("mine-rules", "plain-rules"));

    assertThatMessage("plain", "mine.yaml")
        .isEqualTo(
            "mine.yaml:4:5: duplicate id 'plain-rules', also at "
                + FOLDER
                + "plain.yaml:4:5; expected an id of its own");
  }

  @Test
  void a_pack_name_is_unique() throws IOException {
    Files.writeString(
        site.resolve("plain.yaml"), pack("plain", "").replace("plain-rules", "other-rules"));

    assertThatMessage("plain", "plain.yaml")
        .isEqualTo(
            "plain.yaml:1:1: pack 'plain' is also at "
                + FOLDER
                + "plain.yaml:1:1; expected a name of its own");
  }

  @Test
  void an_index_that_lists_an_absent_pack_is_a_mistake() throws IOException {
    Files.writeString(classes.resolve(FOLDER + "index.txt"), "plain\nabsent\n");

    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(this::catalog)
        .withMessageEndingWith(
            "index.txt lists the pack 'absent'; expected a resource org/netready/packs/absent.yaml");
  }

  @Test
  void the_place_of_a_copy_is_that_of_its_original() throws IOException {
    Path original = site.resolve("src/main/resources").resolve(FOLDER + "plain.yaml");
    Files.createDirectories(original.getParent());
    Files.copy(classes.resolve(FOLDER + "plain.yaml"), original);

    assertThat(Path.of(plain().position().source())).isEqualTo(original);
  }

  @Test
  void a_copy_without_original_has_its_own_place() {
    assertThat(Path.of(plain().position().source()))
        .isEqualTo(classes.resolve(FOLDER + "plain.yaml"));
  }

  @Test
  void a_pack_in_a_jar_has_its_place_there() throws IOException {
    Path jar = site.resolve("packs.jar");
    try (var stream = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name : List.of("index.txt", "plain.yaml")) {
        stream.putNextEntry(new ZipEntry(FOLDER + name));
        String text = name.equals("index.txt") ? "plain" : pack("plain", "");
        stream.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }

    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      Pack pack = PackCatalog.of(loader).select(List.of("plain"), site).get(0).pack();

      assertThat(pack.position().source())
          .hasToString("jar:" + jar.toUri().toURL() + "!/" + FOLDER + "plain.yaml");
    }
  }

  private Pack plain() {
    return catalog().select(List.of("plain"), site).get(0).pack();
  }

  private List<String> select(String... selections) {
    return catalog().select(List.of(selections), site).stream().map(PackCatalogTest::text).toList();
  }

  private org.assertj.core.api.AbstractStringAssert<?> assertThatMessage(String... selections) {
    PackCatalog catalog = catalog();
    return assertThat(
        org.assertj.core.api.Assertions.catchThrowableOfType(
                SpecException.class, () -> catalog.select(List.of(selections), site))
            .getMessage());
  }

  private static String text(PackSelection selection) {
    return selection.pack().name() + selection.profiles();
  }

  private PackCatalog catalog() {
    try {
      URL[] folder = {classes.toUri().toURL()};
      return PackCatalog.of(new URLClassLoader(folder, null));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void resource(String name, String text) throws IOException {
    Files.writeString(classes.resolve(FOLDER + name + ".yaml"), text);
  }

  private static String pack(String name, String more) {
    String profiles = more.contains("profiles:") ? profiles(more) : "";
    return "pack: %s\ntitle: A pack\n%srequirements:\n  - {id: %s-rules, title: rules are right, expect: manual%s}\n"
        .formatted(name, more, name, profiles);
  }

  private static String profiles(String more) {
    return more.contains("k3s")
        ? ", profiles: [k3s, rke]"
        : more.contains("gov") ? ", profiles: [cloud, gov]" : ", profiles: [a, b]";
  }
}
