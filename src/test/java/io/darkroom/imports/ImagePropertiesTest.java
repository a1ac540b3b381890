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
        "name             | 1             | a string",
        "name             | [\"x\"]       | a string",
        "visibility       | true          | a string",
        "owner            | {}            | a string",
        "disk_format      | 1             | a string",
        "container_format | []            | a string",
        "protected        | \"true\"      | true or false",
        "protected        | 1             | true or false",
        "os_hidden        | \"\"          | true or false",
        "os_hidden        | []            | true or false",
        "min_disk         | \"1\"         | a whole number from 0 to 2147483647",
        "min_disk         | -1            | a whole number from 0 to 2147483647",
        "min_disk         | 1.5           | a whole number from 0 to 2147483647",
        "min_disk         | 2147483648    | a whole number from 0 to 2147483647",
        "min_disk         | 1e999999999   | a whole number from 0 to 2147483647",
        "min_disk         | 1e-999999999  | a whole number from 0 to 2147483647",
        "min_ram          | true          | a whole number from 0 to 2147483647",
        "min_ram          | 4294967296    | a whole number from 0 to 2147483647",
        "tags             | \"a\"         | a list of strings",
        "tags             | {}            | a list of strings",
        "tags             | [\"a\", 1]    | a string",
        "tags             | [null]        | a string",
        "tags             | [[\"a\"]]     | a string",
        "os_distro        | 1             | a string",
        "os_distro        | null          | a string",
        "os_distro        | {\"a\":\"b\"} | a string"
      })
  void namesAPropertyOfAWrongType(String name, String value, String expected) {
    assertRefused(Inputs.withImage(name, value), Problem.PROPERTY_WRONG_TYPE, path(name), expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "visibility       | everybody | public, community, shared, private",
        "visibility       | Public    | public, community, shared, private",
        "visibility       | ''        | public, community, shared, private",
        "disk_format      | qcow3     | qcow2, raw",
        "disk_format      | vmdk      | qcow2, raw",
        "container_format | ovf       | bare",
        "container_format | tar       | bare",
        "container_format | ''        | bare"
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
