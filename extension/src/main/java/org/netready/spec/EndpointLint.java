// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.netready.endpoint.Host;
import org.netready.endpoint.Ports;
import org.netready.endpoint.Prefix;
import org.netready.endpoint.Transport;
import org.netready.endpoint.Wildcard;
import org.netready.yaml.MappingReader;
import org.netready.yaml.Problems;

/** Checks where a requirement goes: destinations, ports and what answers there. */
final class EndpointLint {

  private final Pack pack;
  private final Requirement requirement;
  private final Places places;
  private final Problems problems;
  private final Examples examples;

  EndpointLint(Pack pack, Requirement requirement, Places places, Problems problems) {
    this.pack = pack;
    this.requirement = requirement;
    this.places = places;
    this.problems = problems;
    this.examples = new Examples(pack.variables());
  }

  /** Return whether a requirement has to say from where to where it goes. */
  static boolean needsEndpoint(Expect expect) {
    return switch (expect) {
      case REACHABLE, BLOCKED, PRIVATE_ADDRESS, ONLY_LISTENING, MUST_BE_FREE, VIA_PROXY, DIRECT ->
          true;
      case VARIABLE_ALLOWED, MANUAL -> false;
    };
  }

  void run() {
    boolean isNeeded = needsEndpoint(requirement.expect());
    if (isNeeded && requirement.from().isEmpty() && !places.says(requirement, 0, "from")) {
      addMissing("from", "one or more roles");
    }
    if (isNeeded && requirement.alternatives().isEmpty()) {
      requireEndpoint(0, List.of(), List.of());
    }
    for (int i = 0; i < requirement.alternatives().size(); i++) {
      Alternative alternative = requirement.alternatives().get(i);
      if (isNeeded) {
        requireEndpoint(i, alternative.to(), alternative.ports());
      }
      new OfAlternative(i, alternative).run();
    }
  }

  private void requireEndpoint(int index, List<Target> to, List<Template> ports) {
    if (to.isEmpty() && !places.says(requirement, index, "to")) {
      addMissing("to", "one or more roles or hosts");
    }
    if (ports.isEmpty() && !places.says(requirement, index, "ports")) {
      addMissing("ports", "a form like 443/tcp");
    }
  }

  private void addMissing(String key, String expected) {
    problems.add(requirement.position(), "'%s' is missing; expected %s".formatted(key, expected));
  }

  /** Checks one alternative. */
  private final class OfAlternative {

    private final int index;
    private final Alternative alternative;

    OfAlternative(int index, Alternative alternative) {
      this.index = index;
      this.alternative = alternative;
    }

    void run() {
      alternative.to().forEach(this::target);
      repeated("to", alternative.to().stream().map(Target::text).toList());
      alternative.ports().forEach(this::ports);
      repeated("ports", alternative.ports().stream().map(Template::text).toList());
      service();
    }

    private void repeated(String key, List<String> texts) {
      for (String text : PackLint.repeated(texts)) {
        add(key, text, "'%s' is there twice; expected it once".formatted(text));
      }
    }

    private void target(Target target) {
      if (target instanceof Target.RoleTarget role) {
        role(role.role());
      } else if (target instanceof Target.WildcardTarget wildcard) {
        wildcard(wildcard.wildcard());
      } else if (target instanceof Target.PrefixTarget prefix) {
        template("to", prefix.prefix(), Prefix::parse);
      } else if (target instanceof Target.HostTarget host) {
        template("to", host.host(), Host::parse);
      }
    }

    private void role(String role) {
      if (role.equals(Role.SELF)) {
        add("to", role, "'self' is a source only; expected the role whose hosts are meant");
      } else if (!pack.roles().containsKey(role) && !Role.PREDEFINED.contains(role)) {
        add("to", role, RequirementLint.unknownRole(pack, role, " or a host with a dot"));
      }
    }

    private void wildcard(Template wildcard) {
      if (pack.wildcards().containsKey(wildcard.text())) {
        return;
      }
      int before = problems.all().size();
      template("to", wildcard, Wildcard::parse);
      if (problems.all().size() == before) {
        add(
            "to",
            wildcard.text(),
            "wildcard '%s' is not declared; expected it under 'wildcards', with an example"
                .formatted(wildcard));
      }
    }

    private void ports(Template ports) {
      List<Ports> parsed = new ArrayList<>();
      for (String name : ports.variables()) {
        Variable variable = pack.variables().get(name);
        ValueType wanted = ports.isOneVariable() ? ValueType.PORTS : ValueType.PORT;
        if (variable != null && variable.type() != wanted) {
          add(
              "ports",
              ports.text(),
              "variable '%s' of type %s as %s; expected the type %s"
                  .formatted(
                      name,
                      MappingReader.word(variable.type()),
                      ports.isOneVariable() ? "a list of ports" : "a port",
                      MappingReader.word(wanted)));
          return;
        }
      }
      template("ports", ports, text -> parsed.add(Ports.parse(text)));
      parsed.stream()
          .map(Ports::transport)
          .filter(transport -> !alternative.service().isOver(transport))
          .distinct()
          .forEach(transport -> notOver(ports, transport));
      boolean isViaProxy = requirement.expect() == Expect.VIA_PROXY;
      if (isViaProxy && parsed.stream().anyMatch(it -> it.transport() == Transport.UDP)) {
        add(
            "ports",
            ports.text(),
            "'expect: via-proxy' over udp; expected tcp, as a proxy carries no datagrams");
      }
    }

    private void notOver(Template ports, Transport transport) {
      add(
          "ports",
          ports.text(),
          "service %s over %s; expected %s, or no service"
              .formatted(
                  MappingReader.word(alternative.service()),
                  MappingReader.word(transport),
                  transport == Transport.UDP ? "tcp" : "udp"));
    }

    private void service() {
      Service service = alternative.service();
      String word = MappingReader.word(service);
      boolean isTrustSaid =
          alternative.trust() != Trust.PUBLIC || places.says(requirement, index, "trust");
      if (isTrustSaid && !service.usesTls()) {
        add(
            "trust",
            MappingReader.word(alternative.trust()),
            "'trust' for service %s; expected one of [https, tls, registry], or no 'trust'"
                .formatted(word));
      }
      Answers answers = alternative.answers();
      boolean isAnswerSaid =
          !answers.equals(Answers.UNSAID) || places.says(requirement, index, "answers");
      if (isAnswerSaid && !service.usesHttp()) {
        add(
            "answers",
            "",
            "'answers' for service %s; expected one of [https, http, registry], or no 'answers'"
                .formatted(word));
      }
      if (!answers.path().isEmpty() && !answers.path().startsWith("/")) {
        add("answers", "", "path '%s'; expected a form like /healthz".formatted(answers.path()));
      }
      if (!answers.header().matches("[A-Za-z0-9!#$%&'*+.^_`|~-]*")) {
        add(
            "answers",
            "",
            "header '%s'; expected the name of an HTTP field".formatted(answers.header()));
      }
      AnswersLint.mistake(service, answers).ifPresent(message -> add("answers", "", message));
    }

    private void template(String key, Template template, Consumer<String> reader) {
      for (String name : template.variables()) {
        if (!pack.variables().containsKey(name)) {
          add(key, template.text(), Spelling.unknown("variable", name, pack.variables().keySet()));
        }
      }
      if (template.resolve(name -> "").contains("${")) {
        add(
            key,
            template.text(),
            "'%s' has a variable in a wrong form; expected a form like ${sql-port}"
                .formatted(template));
        return;
      }
      if (!examples.areRight(template)) {
        return;
      }
      for (String text : examples.expand(template)) {
        Mistake.of(text, reader)
            .ifPresent(mistake -> add(key, template.text(), inContext(template, text, mistake)));
      }
    }

    private String inContext(Template template, String text, String mistake) {
      return template.text().equals(text)
          ? mistake
          : "with its variables' examples, %s".formatted(mistake);
    }

    private void add(String key, String text, String message) {
      problems.add(places.of(requirement, index, key, text), message);
    }
  }
}
