// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netready.plan.PackFixture.pack;
import static org.netready.plan.PlanAssertions.ids;
import static org.netready.plan.RequirementFixture.requirement;
import static org.netready.plan.SiteFixture.site;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netready.environment.Environment;
import org.netready.spec.Direction;
import org.netready.spec.Level;
import org.netready.spec.PackSelection;
import org.netready.spec.ValueType;
import org.netready.yaml.SpecException;

class FilterTest {

  private static final List<PackSelection> PACKS =
      List.of(
          pack(
                  requirement("images").tags("registry", "images").to("example.com", "443/tcp"),
                  requirement("mesh")
                      .direction(Direction.INTERNAL)
                      .level(Level.SHOULD)
                      .to("nodes", "10250/tcp"),
                  requirement("unset").to("${host}", "443/tcp"))
              .variable("host", ValueType.HOST, "example.com")
              .select());

  private static final Environment SITE =
      site()
          .role("nodes", "node-1", "node-2", "node-3")
          .on("node-1", "nodes")
          .on("node-2", "nodes")
          .build();

  @ParameterizedTest(name = "include ''{0}'', exclude ''{1}''")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          images              | ''               | 2 | 1
          im*                 | ''               | 2 | 1
          ?mages              | ''               | 2 | 1
          images, mesh        | ''               | 6 | 2
          tag:registry        | ''               | 2 | 1
          tag:reg*            | ''               | 2 | 1
          direction:internal  | ''               | 4 | 1
          level:should        | ''               | 4 | 1
          pack:vendor         | unset            | 6 | 2
          ''                  | unset, mesh      | 2 | 1
          ''                  | unset,tag:images | 4 | 1
          mesh:*@node-1>*     | ''               | 2 | 1
          mesh                | *>*@node-3:*     | 2 | 1
          images:nodes@node-1>example.com:443/tcp | '' | 1 | 1
          """)
  void terms_select_and_leave_out(String include, String exclude, int checks, int requirements) {
    Plan plan = Planner.plan(PACKS, SITE, Filter.parse(include, exclude));

    assertThat(plan.checks()).hasSize(checks);
    assertThat(plan.requirements()).hasSize(requirements);
  }

  @Test
  void the_gaps_of_a_requirement_stay_with_each_of_its_checks() {
    Plan plan = Planner.plan(PACKS, SITE, Filter.parse("mesh:*@node-1>*@node-2:*", ""));

    assertThat(ids(plan)).containsExactly("mesh:nodes@node-1>nodes@node-2:10250/tcp");
    assertThat(plan.gaps()).extracting(Gap::reason).containsExactly(GapReason.NO_VANTAGE);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tga:registry     | filter 'tga:registry': unknown kind 'tga'; expected one of [tag, direction, level, pack], or a glob on an id
          direction:up     | filter 'direction:up': unknown direction 'up'; expected one of [outbound, inbound, internal, local]
          level:required   | filter 'level:required': unknown level 'required'; expected one of [may, should, must]
          """)
  void an_unknown_word_is_an_error(String include, String message) {
    assertThatThrownBy(() -> Filter.parse(include, ""))
        .isInstanceOf(SpecException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> Filter.parse("images", include)).hasMessage(message);
  }

  @Test
  void all_unknown_words_are_errors_at_once() {
    assertThatThrownBy(() -> Filter.parse("level:x", "direction:y"))
        .hasMessageContaining("unknown level 'x'")
        .hasMessageContaining("unknown direction 'y'");
  }

  @ParameterizedTest(name = "include ''{0}'', exclude ''{1}''")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          imagse          | ''     | the filter selects nothing (include [imagse], exclude []); expected it to match one of 3 requirements, such as [images]
          tag:registri    | ''     | the filter selects nothing (include [tag:registri], exclude []); expected it to match one of 3 requirements, such as [registry]
          images          | images | the filter selects nothing (include [images], exclude [images]); expected it to match one of 3 requirements, such as [images]
          mesh:*@node-9>* | ''     | the filter selects nothing (include [mesh:*@node-9>*], exclude []); expected it to match one of 3 requirements, such as [images, mesh, unset]
          """)
  void a_filter_that_selects_nothing_is_an_error(String include, String exclude, String message) {
    assertThatThrownBy(() -> Planner.plan(PACKS, SITE, Filter.parse(include, exclude)))
        .isInstanceOf(SpecException.class)
        .hasMessage(message);
  }

  @Test
  void no_pack_at_all_is_an_error() {
    assertThatThrownBy(() -> Planner.plan(List.of(), site().build(), Filter.ALL))
        .hasMessage("no requirement: no pack is chosen; expected at least one");
  }
}
