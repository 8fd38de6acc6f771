// SPDX-License-Identifier: Apache-2.0
package org.netready.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema that editors use against the reader, which decides. */
class EnvironmentSchemaTest {

  private static final Path DIRECTORY = Path.of("src/test/resources/org/netready/environment");
  private static final Path SCHEMA =
      Path.of("src/main/resources/org/netready/schema/environment.schema.json");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  /** Mistakes of values, or between them; or it is no YAML at all. */
  private static final Set<String> NO_MISTAKE_TO_A_SCHEMA =
      Set.of(
          "bad-samples.yaml",
          "duplicate-key.yaml",
          "empty.yaml",
          "host-of-a-misspelt-role.yaml",
          "host-of-a-role-without-hosts.yaml",
          "host-of-no-role-of-the-vantage-point.yaml",
          "host-twice-in-a-role.yaml",
          "host-with-two-addresses.yaml",
          "internet-and-an-inside-role.yaml",
          "not-yaml.yaml",
          "role-named-twice.yaml",
          "trust-files.yaml",
          "two-local-vantage-points.yaml",
          "unknown-reference.yaml",
          "unset-reference.yaml",
          "vantage-point-named-twice.yaml",
          "vantage-point-that-is-itself.yaml",
          "wrong-password-of-a-key-store.yaml",
          "wrong-value-of-a-reference.yaml");

  @Test
  void the_schema_is_one() throws IOException {
    Schema metaSchema =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(metaSchema.validate(Files.readString(SCHEMA), InputFormat.JSON)).isEmpty();
  }

  @Test
  void the_schema_accepts_every_key() throws IOException {
    assertThat(validate(DIRECTORY.resolve("full.yaml"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void the_schema_refuses(String file) throws IOException {
    assertThat(validate(DIRECTORY.resolve("invalid").resolve(file))).isNotEmpty();
  }

  @Test
  void the_schema_has_the_keys_of_the_reader(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("site.yaml"), "colour: red\n");
    List<String> keys = List.copyOf(schema().get("properties").propertyNames());

    assertThatThrownBy(() -> EnvironmentReader.read(file))
        .hasMessageEndingWith("unknown key 'colour'; expected one of " + keys);
  }

  @Test
  void every_key_is_described() throws IOException {
    List<String> undescribed = new ArrayList<>();

    collectUndescribed("", schema(), undescribed);

    assertThat(undescribed).isEmpty();
  }

  static Stream<String> mistakes() throws IOException {
    return InvalidEnvironmentTest.files().filter(file -> !NO_MISTAKE_TO_A_SCHEMA.contains(file));
  }

  private static void collectUndescribed(String path, JsonNode node, List<String> undescribed) {
    for (String key : node.propertyNames()) {
      JsonNode value = node.get(key);
      boolean isNamed = path.endsWith("/properties") || path.endsWith("/$defs");
      if (isNamed && !value.has("description")) {
        undescribed.add(path + "/" + key);
      }
      collectUndescribed(path + "/" + key, value, undescribed);
    }
    if (node.isArray()) {
      node.forEach(item -> collectUndescribed(path + "/[]", item, undescribed));
    }
  }

  private static List<Error> validate(Path file) throws IOException {
    return REGISTRY
        .getSchema(Files.readString(SCHEMA), InputFormat.JSON)
        .validate(Files.readString(file), InputFormat.YAML);
  }

  private static JsonNode schema() throws IOException {
    return JsonMapper.shared().readTree(Files.readString(SCHEMA));
  }
}
