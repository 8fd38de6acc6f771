// SPDX-License-Identifier: Apache-2.0
package org.netready;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.NetworkChannel;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The architecture as rules; a rule that matches no class fails. */
class ArchitectureTest {

  private static final String ROOT = "org.netready";

  /** The packages, and which of the others each may import. */
  private static final Map<String, Set<String>> IMPORTS =
      Map.ofEntries(
          entry("endpoint", Set.of()),
          entry("yaml", Set.of()),
          entry("spec", Set.of("endpoint", "yaml")),
          entry("environment", Set.of("endpoint", "yaml")),
          entry("probe", Set.of("endpoint")),
          entry("plan", Set.of("endpoint", "yaml", "spec", "environment", "probe")),
          entry("vantage", Set.of("endpoint", "environment", "probe")),
          entry("verdict", Set.of("endpoint", "yaml", "spec", "plan", "probe")),
          entry(
              "run",
              Set.of(
                  "endpoint",
                  "yaml",
                  "spec",
                  "environment",
                  "probe",
                  "plan",
                  "vantage",
                  "verdict")),
          entry("finding", Set.of("endpoint", "yaml", "spec", "plan", "probe", "verdict")),
          entry(
              "simulation",
              Set.of(
                  "endpoint",
                  "yaml",
                  "environment",
                  "probe",
                  "vantage",
                  "simulation.client",
                  "simulation.toxiproxy")),
          entry("simulation.client", Set.of("endpoint", "probe")),
          entry("simulation.toxiproxy", Set.of("probe")),
          entry("simulation.scenario", Set.of("endpoint", "yaml", "simulation")),
          entry("report", Set.of("endpoint", "spec", "plan", "probe", "verdict", "finding")),
          entry("assertj", Set.of("endpoint", "spec", "plan", "probe", "verdict")),
          entry(
              "jupiter",
              Set.of(
                  "endpoint",
                  "yaml",
                  "spec",
                  "environment",
                  "probe",
                  "plan",
                  "vantage",
                  "verdict",
                  "run",
                  "finding",
                  "simulation",
                  "simulation.client",
                  "simulation.toxiproxy",
                  "simulation.scenario",
                  "report",
                  "assertj")));

  /** Libraries, and which packages alone see them. */
  private static final Map<String, Set<String>> LIBRARIES =
      Map.of(
          "org.junit..", Set.of("jupiter"),
          "org.opentest4j..", Set.of("jupiter", "assertj"),
          "org.snakeyaml..", Set.of("yaml"),
          "com.fasterxml.jackson..", Set.of("report", "simulation.toxiproxy"),
          "io.netty..", Set.of("simulation.toxiproxy"),
          "eu.rekawek..", Set.of("simulation.toxiproxy"),
          "org.testcontainers..", Set.of("simulation.toxiproxy"));

  /** Packages of the table without classes so far. Only ever remove from it. */
  private static final Set<String> PACKAGES_NOT_YET = Set.of("finding");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void the_packages_are_those_of_the_table() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .as("packages with classes, which are those of the table without PACKAGES_NOT_YET")
        .containsExactlyInAnyOrder(packagesWithClasses().map(it -> in(it)).toArray(String[]::new));
  }

  @Test
  void the_table_names_only_packages_that_it_lists() {
    assertThat(IMPORTS.keySet())
        .containsAll(IMPORTS.values().stream().flatMap(Collection::stream).toList())
        .containsAll(LIBRARIES.values().stream().flatMap(Collection::stream).toList())
        .containsAll(PACKAGES_NOT_YET);
  }

  @Test
  void the_fenced_libraries_are_in_use() {
    assertThat(librariesByName().filter(ArchitectureTest::isUsed))
        .as("libraries in use, which are those of the table")
        .containsExactlyElementsOf(librariesByName().toList());
  }

  @ParameterizedTest
  @MethodSource("packagesWithClasses")
  void a_package_imports_only_what_the_table_allows(String name) {
    noClasses()
        .that()
        .resideInAPackage(in(name))
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "..")
                .and(not(resideInAnyPackage(in(name))))
                .and(not(resideInAnyPackage(in(IMPORTS.get(name)))))
                .as("are ours, but not of %s or %s", name, new TreeSet<>(IMPORTS.get(name))))
        .because("values flow one way, and the table says which")
        .check(CLASSES);
  }

  @Test
  void there_are_no_cycles() {
    slices()
        .matching(ROOT + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("packages in a cycle can only be read and changed together")
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("librariesByName")
  void a_library_is_seen_only_by_its_packages(String library) {
    noClasses()
        .that()
        .resideOutsideOfPackages(in(LIBRARIES.get(library)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because("a library that one package wraps can be replaced, and need not be present")
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("packagesThatJudge")
  void what_judges_touches_no_network(String name) {
    noClasses()
        .that()
        .resideInAPackage(in(name))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net..", "javax.net..", "java.nio.channels..")
                .and(
                    not(
                        belongToAnyOf(
                            URI.class, InetAddress.class, Inet4Address.class, Inet6Address.class))))
        .because("a verdict must be reproducible from recorded observations")
        .allowEmptyShould(PACKAGES_NOT_YET.contains(name))
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("packagesThatJudge")
  void what_judges_resolves_no_names(String name) {
    noClasses()
        .that()
        .resideInAPackage(in(name))
        .should()
        .accessTargetWhere(
            target(owner(assignableTo(InetAddress.class)))
                .and(
                    target(
                        nameMatching(
                            "getByName|getAllByName|getLocalHost|isReachable"
                                + "|getHostName|getCanonicalHostName"))))
        .because("addresses are values here; asking for one is a probe")
        .allowEmptyShould(PACKAGES_NOT_YET.contains(name))
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("packagesThatJudge")
  void what_judges_reads_no_clock(String name) {
    noClasses()
        .that()
        .resideInAPackage(in(name))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(InstantSource.class)
        .orShould()
        .accessTargetWhere(
            target(owner(resideInAPackage("java.time.."))).and(target(nameMatching("now"))))
        .orShould()
        .accessTargetWhere(
            target(owner(assignableTo(System.class)))
                .and(target(nameMatching("nanoTime|currentTimeMillis"))))
        .because("a verdict must be reproducible from recorded observations")
        .allowEmptyShould(PACKAGES_NOT_YET.contains(name))
        .check(CLASSES);
  }

  @Test
  void only_places_open_sockets() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            in(
                Set.of(
                    "probe", "vantage", "simulation", "simulation.client", "simulation.toxiproxy")))
        .should()
        .dependOnClassesThat(
            assignableTo(Socket.class)
                .or(assignableTo(ServerSocket.class))
                .or(assignableTo(DatagramSocket.class))
                .or(assignableTo(NetworkChannel.class))
                .or(assignableTo(SocketFactory.class))
                .or(assignableTo(ServerSocketFactory.class))
                .as("are sockets"))
        .because("every deadline and every closing of a socket is decided in one place")
        .check(CLASSES);
  }

  @Test
  void only_jupiter_prints() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("jupiter"))
        .should(ACCESS_STANDARD_STREAMS)
        .because("the standard streams belong to whoever runs the tests")
        .check(CLASSES);
  }

  @Test
  void public_classes_are_closed() {
    classes()
        .that()
        .arePublic()
        .and()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .resideOutsideOfPackage(in("assertj"))
        .should()
        .haveModifier(JavaModifier.FINAL)
        .because("extension points are interfaces, and only soft assertions are subclassed")
        .check(CLASSES);
  }

  @Test
  void every_package_is_null_marked() {
    classes()
        .should(
            be(
                describe(
                    "in a package annotated with @NullMarked",
                    it -> it.getPackage().isAnnotatedWith(NullMarked.class))))
        .because("NullAway checks only what is marked")
        .check(CLASSES);
  }

  @Test
  void no_exception_is_generic() {
    noClasses()
        .should(THROW_GENERIC_EXCEPTIONS)
        .because("a cause comes from the type of an exception, never from its message")
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("namesThatSayNothing")
  void no_package_is_called(String name) {
    noClasses()
        .should()
        .resideInAPackage(ROOT + ".." + name + "..")
        .because("a package is called after what it owns")
        .check(CLASSES);
  }

  static Stream<String> packagesWithClasses() {
    return IMPORTS.keySet().stream().filter(name -> !PACKAGES_NOT_YET.contains(name)).sorted();
  }

  static Stream<String> packagesThatJudge() {
    return Stream.of("plan", "verdict", "finding");
  }

  static Stream<String> librariesByName() {
    return LIBRARIES.keySet().stream().sorted();
  }

  static Stream<String> namesThatSayNothing() {
    return Stream.of("util", "common", "impl", "model", "core", "api");
  }

  private static String[] in(Set<String> names) {
    return names.stream().map(ArchitectureTest::in).toArray(String[]::new);
  }

  /** The package of that name; a name that the table does not list is a mistake in this file. */
  private static String in(String name) {
    assertThat(IMPORTS).containsKey(name);
    return ROOT + "." + name;
  }

  private static boolean isUsed(String library) {
    return CLASSES.stream()
        .flatMap(it -> it.getDirectDependenciesFromSelf().stream())
        .anyMatch(dependency -> resideInAPackage(library).test(dependency.getTargetClass()));
  }
}
