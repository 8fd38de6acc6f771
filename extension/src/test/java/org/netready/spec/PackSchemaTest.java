// SPDX-License-Identifier: Apache-2.0
package org.netready.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackSchemaTest {

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text("/org/netready/schema/pack.schema.json"), InputFormat.JSON);

  @ParameterizedTest
  @ValueSource(strings = {"azure-arc", "azureml-arc", "nvidia-runai", "rancher", "runai", "uipath"})
  void a_shipped_pack_is_valid(String name) {
    String pack = text("/org/netready/packs/%s.yaml".formatted(name));

    assertThat(SCHEMA.validate(pack, InputFormat.YAML)).isEmpty();
  }

  @Test
  void a_pack_with_every_key_of_the_format_is_valid() {
    assertThat(SCHEMA.validate(text("/org/netready/spec/full.yaml"), InputFormat.YAML)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("structuralMistakes")
  void a_structural_mistake_is_invalid(Path file) throws IOException {
    assertThat(SCHEMA.validate(Files.readString(file), InputFormat.YAML)).isNotEmpty();
  }

  static Stream<Path> structuralMistakes() {
    return InvalidPacks.in("structure");
  }

  private static String text(String resource) {
    try (InputStream stream = PackSchemaTest.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
