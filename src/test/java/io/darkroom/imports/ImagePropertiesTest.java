package io.darkroom.imports;

import static io.darkroom.imports.Inputs.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.ImageDraft;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.tasks.Requester;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePropertiesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "visibility",
        "min_disk",
        "min_ram",
        "protected",
        "owner",
        "disk_format",
        "container_format",
        "tags",
        "os_hidden"
      })
  void aBasePropertyThatIsNullHasItsDefault(String name) {
    assertThat(draft(Inputs.withImage(name, "null"), MEMBER))
        .isEqualTo(draft(Inputs.with("image_properties", "{}"), MEMBER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name             | 1             | PROPERTY_NOT_TEXT",
        "name             | [\"x\"]       | PROPERTY_NOT_TEXT",
        "visibility       | true          | PROPERTY_NOT_TEXT",
        "owner            | {}            | PROPERTY_NOT_TEXT",
        "disk_format      | 1             | PROPERTY_NOT_TEXT",
        "container_format | []            | PROPERTY_NOT_TEXT",
        "protected        | \"true\"      | PROPERTY_NOT_BOOLEAN",
        "protected        | 1             | PROPERTY_NOT_BOOLEAN",
        "os_hidden        | \"\"          | PROPERTY_NOT_BOOLEAN",
        "os_hidden        | []            | PROPERTY_NOT_BOOLEAN",
        "min_disk         | \"1\"         | PROPERTY_NOT_COUNT",
        "min_disk         | -1            | PROPERTY_NOT_COUNT",
        "min_disk         | 1.5           | PROPERTY_NOT_COUNT",
        "min_disk         | 2147483648    | PROPERTY_NOT_COUNT",
        "min_disk         | 1e999999999   | PROPERTY_NOT_COUNT",
        "min_disk         | 1e-999999999  | PROPERTY_NOT_COUNT",
        "min_ram          | true          | PROPERTY_NOT_COUNT",
        "min_ram          | 4294967296    | PROPERTY_NOT_COUNT",
        "tags             | \"a\"         | PROPERTY_NOT_LIST",
        "tags             | {}            | PROPERTY_NOT_LIST",
        "tags             | [\"a\", 1]    | PROPERTY_NOT_TEXT",
        "tags             | [null]        | PROPERTY_NOT_TEXT",
        "tags             | [[\"a\"]]     | PROPERTY_NOT_TEXT",
        "os_distro        | 1             | PROPERTY_NOT_TEXT",
        "os_distro        | null          | PROPERTY_NOT_TEXT",
        "os_distro        | {\"a\":\"b\"} | PROPERTY_NOT_TEXT"
      })
  void namesAPropertyOfAWrongType(String name, String value, Problem problem) {
    assertThat(Refusals.of(() -> ImportInput.of(Inputs.withImage(name, value), MEMBER)))
        .satisfies(
            refusal -> {
              assertThat(refusal.problem()).isEqualTo(problem);
              assertThat(refusal.arguments()).first().isEqualTo(path(name));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "visibility       | everybody | public, community, shared, private",
        "visibility       | Public    | public, community, shared, private",
        "visibility       | ''        | public, community, shared, private",
        "disk_format      | qcow3     | ami, ari, aki, vhd, vhdx, vmdk, raw, qcow2, vdi, ploop, iso",
        "disk_format      | VMDK      | ami, ari, aki, vhd, vhdx, vmdk, raw, qcow2, vdi, ploop, iso",
        "container_format | OVF       | ami, ari, aki, bare, ovf, ova, docker, compressed",
        "container_format | tar       | ami, ari, aki, bare, ovf, ova, docker, compressed",
        "container_format | ''        | ami, ari, aki, bare, ovf, ova, docker, compressed"
      })
  void namesAValueThatIsNotKnown(String name, String value, String allowed) {
    assertRefused(
        Inputs.withImage(name, "\"" + value + "\""),
        Problem.PROPERTY_NOT_ONE_OF,
        path(name),
        allowed);
  }

  @Test
  void theFormatIsNotAnotherOneThanTheSources() {
    assertThat(draft(Inputs.withImage("disk_format", "\"qcow2\""), MEMBER).diskFormat())
        .isEqualTo("qcow2");
    assertRefused(
        Inputs.withImage("disk_format", "\"raw\""),
        Problem.PROPERTIES_DIFFER,
        "input.import_from_format",
        path("disk_format"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "status",
        "checksum",
        "os_hash_algo",
        "os_hash_value",
        "size",
        "virtual_size",
        "created_at",
        "updated_at",
        "self",
        "file",
        "schema",
        "stores",
        "locations",
        "direct_url",
        "os_glance_",
        "os_glance_importing_to_stores"
      })
  void namesAPropertyThatIsReadOnlyOrReserved(String name) {
    for (String value : new String[] {"\"x\"", "null", "1"}) {
      assertRefused(Inputs.withImage(name, value), Problem.PROPERTY_RESERVED, path(name));
    }
  }

  private static ImageDraft draft(JsonObject input, Requester requester) {
    return ImportInput.of(input, requester).image();
  }

  private static String path(String name) {
    return "input.image_properties." + name;
  }

  private static void assertRefused(JsonObject input, Problem problem, Object... arguments) {
    assertThat(Refusals.of(() -> draft(input, MEMBER))).isEqualTo(Message.of(problem, arguments));
  }
}
