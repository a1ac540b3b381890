package io.darkroom.images.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Custom properties after a request. */
class MetaPropertiesTest {

  private static final Map<String, String> BEFORE = Map.of("os", "linux", "arch", "arm");

  private static Map<String, String> after(
      Map<String, String> before, boolean purge, String name, String value) {
    return MetaProperties.after(
        before, Map.of(name, Optional.of(value).filter(text -> !text.isEmpty())), purge);
  }

  @Test
  void areAddedAndChanged() {
    assertThat(after(BEFORE, false, "disk_bus", "ide"))
        .isEqualTo(Map.of("os", "linux", "arch", "arm", "disk_bus", "ide"));
    assertThat(after(BEFORE, false, "os", "bsd")).isEqualTo(Map.of("os", "bsd", "arch", "arm"));
  }

  @Test
  void goWhenTheyAreNotSent() {
    assertThat(after(BEFORE, true, "os", "bsd")).isEqualTo(Map.of("os", "bsd"));
    assertThat(MetaProperties.after(BEFORE, Map.of(), true)).isEmpty();
    assertThat(MetaProperties.after(BEFORE, Map.of(), false)).isEqualTo(BEFORE);
  }

  @ParameterizedTest
  @CsvSource({"true, ''", "false, arch"})
  void goWhenTheyAreSentEmpty(boolean purge, String left) {
    assertThat(String.join(",", after(BEFORE, purge, "os", "").keySet())).isEqualTo(left);
    assertThat(after(Map.of(), purge, "os", "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "my-Prop, my_prop",
    "My Prop, my_prop",
    "caf\u00e9,   caf_",
    "a.b:c,   a_b_c",
    "Name,    name",
    "OS_Glance_x, os_glance_x"
  })
  void keepTheNamesThatTheyHaveInTheOtherVersion(String own, String here) {
    Map<String, String> before = Map.of(own, "old", "other", "x");

    assertThat(after(before, true, here, "new")).isEqualTo(Map.of(own, "new"));
    assertThat(after(before, false, here, "new")).isEqualTo(Map.of(own, "new", "other", "x"));
    assertThat(after(before, false, here, "")).isEqualTo(Map.of("other", "x"));
  }

  @Test
  void areMeantByTheirOwnNamesFirst() {
    Map<String, String> before = Map.of("a_b", "1", "a-b", "2", "A_B", "3");

    assertThat(after(before, false, "a_b", "new"))
        .isEqualTo(Map.of("a_b", "new", "a-b", "2", "A_B", "3"));
  }

  @Test
  void areMeantByTheFirstOfTheirNamesWhenNoneIsTheirOwn() {
    Map<String, String> before = Map.of("a.b", "1", "a-b", "2", "a b", "3", "a~b", "4");

    assertThat(after(before, true, "a_b", "new"))
        .isEqualTo(Map.of("a.b", "1", "a-b", "2", "a b", "new", "a~b", "4"));
    assertThat(after(before, false, "a_b", "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "name",
        "visibility",
        "min_disk",
        "min_ram",
        "protected",
        "owner",
        "disk_format",
        "container_format",
        "tags",
        "os_hidden",
        "status",
        "checksum",
        "os_hash_algo",
        "os_hash_value",
        "size",
        "virtual_size",
        "created_at",
        "updated_at",
        "deleted",
        "deleted_at",
        "direct_url",
        "location",
        "locations",
        "self",
        "file",
        "schema",
        "stores",
        "os_glance",
        "os_glance_failed_import"
      })
  void haveNoNamesThatMeanSomethingElseInTheOtherVersion(String name) {
    for (String value : new String[] {"x", ""}) {
      assertThat(Refusals.of(() -> after(BEFORE, false, name, value)))
          .isEqualTo(Message.of(Problem.PROPERTY_READ_ONLY, "x-image-meta-property-" + name));
    }
  }

  @Test
  void haveNamesOf255Characters() {
    String longest = "x".repeat(255);

    assertThat(after(Map.of(), true, longest, "v")).isEqualTo(Map.of(longest, "v"));
    for (String name : new String[] {"", longest + "x"}) {
      assertThat(Refusals.of(() -> after(Map.of(), true, name, "v")))
          .isEqualTo(Message.of(Problem.PROPERTY_NAME_LENGTH, "x-image-meta-property-", 255));
    }
  }
}
