// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.netready.endpoint.Ports;
import org.netready.yaml.MappingReader;
import org.netready.yaml.Position;
import org.netready.yaml.Problem;
import org.netready.yaml.Problems;
import org.netready.yaml.SpecException;
import org.netready.yaml.YamlMapping;
import org.netready.yaml.YamlNode;
import org.netready.yaml.YamlReader;
import org.netready.yaml.YamlScalar;
import org.netready.yaml.YamlSequence;

/**
 * Reads an environment file: what a site has.
 *
 * <p>Every key is optional, and one without a value is as good as none:
 *
 * <pre>{@code
 * packs: [rancher:k3s, uipath]            # the packs that the site chose
 * phase: before-install                   # or: installed. before-install if unset
 * variables: {region: eastus, jfrog-storage-hosts: [a.example.com]}
 * facts: {cni: flannel-vxlan, http-proxy: false}
 * roles:                                  # the hosts of each role, by name or address
 *   k3s-servers: [server-1, 10.0.0.12]
 *   nodes:
 *     - {host: node-1, address: 10.0.0.21, public-addresses: [203.0.113.9]}
 * vantage-points:                         # where checks are made from
 *   laptop: {roles: [jump-server], host: jump-1, kind: local}
 * resolvers: [10.0.0.53, "10.0.0.54:5353"]
 * reference-resolvers: [192.0.2.53]       # whose answers are shown beside the site's
 * proxy:                                  # or: none. If unset, what the process was given
 *   http: http://proxy.corp.example:3128
 *   user: netready
 *   password: ${env:PROXY_PASSWORD}
 *   no-proxy: [.corp.example, 10.0.0.0/8]
 * trust:                                  # files, by their paths from this one
 *   site: [corp-ca.pem]                   # the site's own certificate authorities
 *   public: [mozilla.pem]                 # the public roots; if unset, those that Java has
 *   product:                              # the store that the product itself uses
 *     - {file: product-roots.p12, password: "${env:STORE_PASSWORD}"}
 *   exempt:                               # where any issuer is right
 *     - {requirement: "registry-*", reason: inspected by the security team's leave}
 * samples: {"*.azurecr.io": [myregistry.azurecr.io]}
 * limits: {check: 5s, suite: 10m, concurrency: 2000, per-host: 20/s, ranges: sample}
 * fail-on: [fail, should, inconclusive, gap, new]
 * allowed-listeners: [22/tcp, 30000-32767/tcp]   # what may listen on hosts besides a pack's ports
 * }</pre>
 *
 * <ul>
 *   <li>Any text may hold <code>${env:NAME}</code>, the value of a variable of the process. A
 *       password is nothing else. A message about a wrong value shows the reference in its place.
 *   <li>A host is a name, an address, or a mapping with {@code host}, the {@code address} to dial
 *       instead of resolving the name, and the {@code public-addresses} at which the internet would
 *       find it. In several roles it has one {@code address}.
 *   <li>A vantage point names the {@code roles} that it stands in for, and as {@code host} which
 *       host of them it is, by name or address. Its {@code kind} is {@code local}, this process; as
 *       one process is one place, there is at most one.
 *   <li>The {@code control} of a vantage point is what it reaches for certain, as {@code
 *       www.example.com:443} or {@code 192.0.2.53:53/udp}, or a list of that.
 *   <li>{@code no-proxy} holds hosts, which stand for those below them too, domains ({@code
 *       .corp.example}, those below alone), addresses and prefixes. Without {@code proxy}, the
 *       proxy is that of the JVM ({@code https.proxyHost}, {@code http.proxyHost}, with {@code
 *       http.nonProxyHosts}), else that of the process ({@code HTTPS_PROXY}, {@code HTTP_PROXY},
 *       {@code ALL_PROXY}, with {@code NO_PROXY}).
 *   <li>None of the answers of {@code resolvers} and {@code reference-resolvers} is dialled. Those
 *       of the site say why a name fails, and what of it is odd; without them, the servers that the
 *       host is configured with do.
 *   <li>A file of {@code trust} holds any number of certificates in PEM form, or is a JKS or PKCS12
 *       key store; one that needs a password is a mapping with {@code file} and {@code password}.
 *   <li>What {@code site} holds is never public. If {@code public} is unset, those authorities of
 *       this Java installation are which are known to be: by the list of public roots in this jar,
 *       or by the mark that a build of Java puts on its own. What a site added to Java's store is
 *       so told from what came with it.
 *   <li>If {@code product} is set, a certificate has to be trusted by that store as well.
 *   <li>An exemption covers the issuer of a certificate alone, never its dates or its name, and no
 *       requirement whose document forbids inspection.
 *   <li>A wildcard of {@code samples} is spelled as its pack spells it.
 *   <li>A duration is a number with {@code ms}, {@code s} or {@code m}.
 *   <li>{@code fail-on} always holds {@code fail}.
 * </ul>
 *
 * <p>Which variables, facts and roles there are, a plan knows, and no reader. The JSON Schema of
 * such a file is the resource {@code org/netready/schema/environment.schema.json}.
 */
public final class EnvironmentReader {

  /** What the entries of some keys are, for the message about one that is there twice. */
  private static final Map<String, String> WORDS =
      Map.of(
          "variables", "variable",
          "facts", "fact",
          "roles", "role",
          "vantage-points", "vantage point",
          "samples", "wildcard");

  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(
          problem -> problem.position().map(it -> it.line() * 10_000L + it.column()).orElse(0L));

  private final Problems problems;
  private final Texts texts;
  private final Map<String, String> process;
  private final Properties jvm;

  private EnvironmentReader(Problems problems, Map<String, String> process, Properties jvm) {
    this.problems = problems;
    this.texts = new Texts(process, problems);
    this.process = process;
    this.jvm = jvm;
  }

  /**
   * Read a file; a relative path is looked up in the working directory.
   *
   * @throws SpecException if the file cannot be read or anything in it is wrong, with all that is
   */
  public static Environment read(Path file) {
    return read(file, Path.of(""));
  }

  /**
   * Read a file.
   *
   * @param file the file as the user named it, which messages repeat
   * @param directory where a relative path is looked up
   * @throws SpecException if the file cannot be read or anything in it is wrong, with all that is
   */
  public static Environment read(Path file, Path directory) {
    return read(file, directory, System.getenv(), System.getProperties());
  }

  static Environment read(Path file, Path directory, Map<String, String> process, Properties jvm) {
    Problems problems = new Problems();
    Path place = directory.resolve(file).toAbsolutePath().normalize();
    Optional<Environment> environment =
        tree(file, directory, place, problems)
            .map(
                root ->
                    new EnvironmentReader(problems, process, jvm)
                        .environment(file.toString(), place, root));
    if (environment.isEmpty() || !problems.isEmpty()) {
      throw new SpecException(problems.all().stream().sorted(BY_PLACE).toList());
    }
    return environment.get();
  }

  private static Optional<YamlNode> tree(Path file, Path directory, Path place, Problems problems) {
    try (InputStream stream = Files.newInputStream(place)) {
      return new YamlReader(file.toString(), place.toUri(), problems, WORDS).read(stream);
    } catch (NoSuchFileException e) {
      problems.add(
          file.isAbsolute()
              ? "there is no environment file '%s'; expected the path of one".formatted(file)
              : "there is no environment file '%s' in %s; expected a path from there, or an absolute one"
                  .formatted(file, directory.toAbsolutePath().normalize()));
    } catch (IOException e) {
      problems.add(
          "the environment file '%s' cannot be read; expected a readable file (%s)"
              .formatted(file, place));
    }
    return Optional.empty();
  }

  private Environment environment(String name, Path place, YamlNode root) {
    MappingReader file = MappingReader.of(root, problems);
    List<String> packs = texts.list(file, "packs", Texts::notEmpty);
    Phase phase =
        texts.one(file, "phase", Texts.words("phase", Phase.class)).orElse(Phase.BEFORE_INSTALL);
    Map<String, List<String>> variables = variables(file);
    Map<String, String> facts = facts(file);
    Map<String, List<SiteHost>> roles = new RolesReader(texts, problems).read(file);
    List<VantagePoint> points = new VantagePointsReader(texts, problems, roles).read(file);
    Resolvers resolvers =
        new Resolvers(
            texts.list(file, "resolvers", ResolverAddress::parse),
            texts.list(file, "reference-resolvers", ResolverAddress::parse));
    ProxySettings proxy = new ProxyReader(texts, problems, process, jvm).read(file);
    var environment =
        new Environment(
            name,
            false,
            packs,
            variables,
            facts,
            roles,
            points,
            phase,
            resolvers,
            proxy,
            new TrustReader(texts, problems, directory(place)).read(file),
            new SamplesReader(texts, problems).read(file),
            new LimitsReader(texts).read(file),
            failOn(file),
            texts.list(file, "allowed-listeners", Ports::parse),
            new EnvironmentSource(places(file), proxy.secrets(texts.secrets())));
    file.close();
    return environment;
  }

  /** Return where the names are that only a plan can tell to be right. */
  private static Map<String, Position> places(MappingReader file) {
    Map<String, Position> places = new HashMap<>();
    for (String section : WORDS.keySet()) {
      file.node(section)
          .filter(YamlMapping.class::isInstance)
          .map(YamlMapping.class::cast)
          .ifPresent(
              mapping ->
                  mapping
                      .entries()
                      .forEach(
                          it -> places.put(section + "." + it.key().text(), it.key().position())));
    }
    Texts.items(file, "packs").stream()
        .filter(YamlScalar.class::isInstance)
        .map(YamlScalar.class::cast)
        .forEach(it -> places.put("packs." + it.text(), it.position()));
    return places;
  }

  private static Path directory(Path place) {
    Path parent = place.getParent();
    return parent == null ? place : parent;
  }

  private Map<String, List<String>> variables(MappingReader file) {
    Map<String, List<String>> variables = new LinkedHashMap<>();
    for (YamlMapping.Entry entry : Texts.entries(file, "variables")) {
      variables.put(entry.key().text(), values(entry));
    }
    return variables;
  }

  private List<String> values(YamlMapping.Entry variable) {
    List<YamlNode> items =
        variable.value() instanceof YamlSequence sequence
            ? sequence.items()
            : List.of(variable.value());
    return items.stream().flatMap(item -> value(variable.key(), item).stream()).toList();
  }

  private Map<String, String> facts(MappingReader file) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (YamlMapping.Entry entry : Texts.entries(file, "facts")) {
      value(entry.key(), entry.value()).ifPresent(value -> facts.put(entry.key().text(), value));
    }
    return facts;
  }

  /** An empty value would become an empty part of a host name. */
  private Optional<String> value(YamlScalar key, YamlNode node) {
    if (Texts.isNothing(node)) {
      problems.add(
          node.position(),
          "nothing for '%s'; expected a value, or no such key".formatted(key.text()));
      return Optional.empty();
    }
    return texts.scalar(node, key.text()).flatMap(texts::text);
  }

  private Set<FailOn> failOn(MappingReader file) {
    Set<FailOn> failOn = EnumSet.of(FailOn.FAIL);
    failOn.addAll(texts.list(file, "fail-on", Texts.words("fail-on", FailOn.class)));
    return failOn;
  }
}
