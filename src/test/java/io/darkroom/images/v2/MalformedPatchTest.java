package io.darkroom.images.v2;

import static io.darkroom.images.v2.ImageRequests.patch;
import static io.darkroom.images.v2.PatchForm.V2_0;
import static io.darkroom.images.v2.PatchForm.V2_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no patch, whatever the image is. */
class MalformedPatchTest {

  private static final String TYPE = "application/openstack-images-v2.";

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "1", "'x'", "true", "{'op':'add'}"})
  void aPatchIsAList(String body) {
    assertThat(Refusals.of(() -> patch(body, V2_1))).isEqualTo(Message.of(Problem.BODY_NOT_A_LIST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "null",
        "[]",
        "{}",
        "{'path':'/a','value':'x'}",
        "{'op':null,'path':'/a','value':'x'}",
        "{'op':'add','value':'x'}",
        "{'op':'add','path':null,'value':'x'}",
        "{'op':'add','path':5,'value':'x'}",
        "{'op':'add','path':'/a'}",
        "{'op':'replace','path':'/a'}",
        "{'op':'remove'}"
      })
  void anOperationIsComplete(String operation) {
    String body = "[{'op':'remove','path':'/b'}," + operation + "]";

    assertThat(Refusals.of(() -> patch(body, V2_1)))
        .isEqualTo(Message.of(Problem.PATCH_OPERATION_INVALID, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "{}",
        "{'op':'add','path':'/a','value':'x'}",
        "{'add':'/a'}",
        "{'add':5,'value':'x'}",
        "{'add':'/a','remove':'/b','value':'x'}",
        "{'ADD':'/a','value':'x'}"
      })
  void anOperationIsCompleteInTheOlderFormToo(String operation) {
    assertThat(Refusals.of(() -> patch("[" + operation + "]", V2_0)))
        .isEqualTo(Message.of(Problem.PATCH_OPERATION_INVALID, 1));
  }

  @ParameterizedTest
  @CsvSource({"'test'", "'move'", "'copy'", "'ADD'", "'add_new'", "''"})
  void thereAreThreeOperations(String id) {
    assertThat(Refusals.of(() -> patch("[{'op':'" + id + "','path':'/a','value':'x'}]", V2_1)))
        .isEqualTo(Message.of(Problem.PATCH_OPERATION_UNKNOWN, id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a", "/", "//", "/a/", "//a", "/a/b", "/tags/-", "/tags/0", "/a~", "/a~2", "~"
      })
  void aPathHasOneLevel(String path) {
    assertThat(Refusals.of(() -> patch("[{'op':'add','path':'" + path + "','value':'x'}]", V2_1)))
        .isEqualTo(Message.of(Problem.PATCH_PATH_INVALID, path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/locations", "/locations/-", "/locations/0", "/locations/0/url"})
  void locationsAreNotOffered(String path) {
    assertThat(Refusals.of(() -> patch("[{'op':'add','path':'" + path + "','value':{}}]", V2_1)))
        .isEqualTo(Message.of(Problem.PROPERTY_READ_ONLY, "locations"));
  }

  @Test
  void aLongPathIsNoTrouble() {
    String path = "/" + "~1".repeat(100_000);

    assertThat(Refusals.of(() -> patch("[{'op':'add','path':'" + path + "','value':'x'}]", V2_1)))
        .isEqualTo(Message.of(Problem.PROPERTY_NAME_LENGTH, "image", 255));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name       | 1       | PROPERTY_NOT_TEXT",
        "protected  | 'true'  | PROPERTY_NOT_BOOLEAN",
        "protected  | null    | PROPERTY_NOT_BOOLEAN",
        "tags       | 'a'     | PROPERTY_NOT_LIST",
        "tags       | [1]     | PROPERTY_NOT_TEXT",
        "visibility | null    | PROPERTY_NOT_TEXT",
        "own        | 1       | PROPERTY_NOT_TEXT",
        "own        | null    | PROPERTY_NOT_TEXT"
      })
  void aValueFitsTheSchema(String name, String value, Problem problem) {
    String body = "[{'op':'add','path':'/" + name + "','value':" + value + "}]";

    assertThat(Refusals.of(() -> patch(body, V2_1))).isEqualTo(Message.of(problem, name));
  }

  @Test
  void theFirstWrongOperationIsTheOneThatIsNamed() {
    String body = "[{'op':'add','path':'/status','value':'x'},{'op':'test'}]";

    assertThat(Refusals.of(() -> patch(body, V2_1)))
        .isEqualTo(Message.of(Problem.PROPERTY_READ_ONLY, "status"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-json-patch", "1-json-patch; charset=utf-8", "1-JSON-patch"})
  void theMediaTypeTellsTheForm(String end) {
    assertThat(PatchForm.of(TYPE + end)).isEqualTo(V2_1);
    assertThat(PatchForm.of((TYPE + end).replace("2.1", "2.0"))).isEqualTo(V2_0);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "application/json", "application/json-patch+json", TYPE + "2-json-patch"})
  void anotherMediaTypeIsNoPatch(@Nullable String type) {
    assertThat(Refusals.of(() -> PatchForm.of(type)))
        .isEqualTo(
            Message.of(
                Problem.MEDIA_TYPE_NOT_PATCH, type == null ? "application/octet-stream" : type));
  }
}
