package io.darkroom.imports;

import static io.darkroom.imports.Inputs.ADMIN;
import static io.darkroom.imports.Inputs.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.ImageDraft;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Rights;
import jakarta.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may give an image to whom, and show it to whom. */
class ImageRulesTest {

  @ParameterizedTest
  @ValueSource(strings = {"public", "community", "shared", "private"})
  void anAdministratorMayChooseAnyVisibilityAndOwner(String visibility) {
    JsonObject input =
        Inputs.withImage(
            Inputs.json("{\"visibility\":\"" + visibility + "\",\"owner\":\"project-2\"}"));

    assertThat(draft(input, ADMIN))
        .returns(visibility, ImageDraft::visibility)
        .returns("project-2", ImageDraft::owner);
  }

  @ParameterizedTest
  @ValueSource(strings = {"community", "shared", "private"})
  void aMemberMayChooseAnyVisibilityButPublic(String visibility) {
    assertThat(draft(Inputs.withImage("visibility", "\"" + visibility + "\""), MEMBER))
        .returns(visibility, ImageDraft::visibility);
    assertRefused(
        Inputs.withImage("visibility", "\"public\""), Problem.VISIBILITY_FORBIDDEN, "public");
  }

  @Test
  void aMemberOwnsTheImage() {
    assertThat(draft(Inputs.withImage("owner", "\"project-1\""), MEMBER).owner())
        .isEqualTo("project-1");
    assertRefused(Inputs.withImage("owner", "\"project-2\""), Problem.OWNER_FORBIDDEN);
    assertRefused(Inputs.withImage("owner", "\"\""), Problem.OWNER_FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "community", "shared", "private"})
  void rulesThatAreAskedAreRulesThatThereAre(String visibility) {
    Set<String> rules = TestSettings.defaults().policy().keySet();
    Rights strict =
        rule -> {
          assertThat(rules).contains(rule);
          return true;
        };
    Requester requester = new Requester("project-1", "user-1", strict, "req-1");
    JsonObject properties =
        Inputs.json("{\"visibility\":\"" + visibility + "\",\"owner\":\"project-2\"}");

    assertThat(draft(Inputs.withImage(properties), requester).visibility()).isEqualTo(visibility);
  }

  private static ImageDraft draft(JsonObject input, Requester requester) {
    return ImportInput.of(input, requester).image();
  }

  private static void assertRefused(JsonObject input, Problem problem, Object... arguments) {
    assertThat(Refusals.of(() -> draft(input, MEMBER))).isEqualTo(Message.of(problem, arguments));
  }
}
