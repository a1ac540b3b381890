package io.darkroom.imports;

import static io.darkroom.imports.Inputs.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.ImageDraft;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import jakarta.json.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePropertyLimitsTest {

  private static final String PATH = "input.image_properties.";

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u00e9", "\u65e5", "\uD83D\uDE00"})
  void aNameHas255CharactersInAnyScript(String character) {
    String longest = character.repeat(255);

    assertThat(draft("name", "\"" + longest + "\"").name()).isEqualTo(longest);
    assertThat(draft("owner", "\"" + longest + "\"").owner()).isEqualTo(longest);
    assertThat(draft("tags", "[\"" + longest + "\"]").tags()).containsExactly(longest);
    assertThat(draft(longest, "\"\"").properties()).containsOnlyKeys(longest);
  }

  @ParameterizedTest
  @CsvSource({
    "name, '\"', '\"', x",
    "name, '\"', '\"', \uD83D\uDE00",
    "owner, '\"', '\"', x",
    "tags, '[\"a\",\"', '\"]', \uD83D\uDE00"
  })
  void aLongerOneIsRefused(String property, String open, String close, String character) {
    assertThat(refusal(Inputs.withImage(property, open + character.repeat(256) + close)))
        .isEqualTo(Message.of(Problem.PROPERTY_TOO_LONG, PATH + property, 255));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 256, 10_000})
  void aCustomPropertyHasANameOfAtMost255Characters(int length) {
    assertThat(refusal(Inputs.withImage("\uD83D\uDE00".repeat(length), "\"x\"")))
        .isEqualTo(Message.of(Problem.PROPERTY_NAME_LENGTH, "input.image_properties", 255));
  }

  @Test
  void aCustomPropertyMayHaveALongValue() {
    String value = "x".repeat(100_000);

    assertThat(draft("os_notes", "\"" + value + "\"").properties())
        .containsEntry("os_notes", value);
  }

  @Test
  void aTagThatIsGivenTwiceCountsOnce() {
    String twice = tags(128).replace("]", "," + tags(128).substring(1));

    assertThat(draft("tags", twice).tags()).hasSize(128).startsWith("tag 0", "tag 1");
  }

  private static String tags(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "\"tag " + number + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static ImageDraft draft(String property, String value) {
    return ImportInput.of(Inputs.withImage(property, value), ADMIN).image();
  }

  private static Message refusal(JsonObject input) {
    return Refusals.of(() -> ImportInput.of(input, ADMIN));
  }
}
