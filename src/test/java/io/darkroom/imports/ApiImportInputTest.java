package io.darkroom.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.ImportMethod;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.stores.Stores;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiImportInputTest {

  private static JsonObject request(String text) {
    return Inputs.json("{\"image_id\": \"image-1\", \"import_req\": %s}".formatted(text));
  }

  private static ApiImportInput read(String request) {
    return ApiImportInput.of(request(request));
  }

  @Test
  void takesTheStandardStoreAndAllOrNothingByDefault(@TempDir Path data) {
    ApiImportInput input = read("{\"method\": {\"name\": \"glance-direct\"}, \"other\": 1}");

    assertThat(input.imageId()).isEqualTo("image-1");
    assertThat(input.method()).isEqualTo(ImportMethod.GLANCE_DIRECT);
    ImportOrder order = input.order(stores(data));
    assertThat(order.stores()).containsExactly("b");
    assertThat(order.allMustSucceed()).isTrue();
    assertThat(order.expected().md5()).isEmpty();
  }

  @Test
  void fetchesFromItsUrlIntoTheStoresThatItNames(@TempDir Path data) {
    ImportOrder order =
        read("""
                {"method": {"name": "web-download", "uri": "http://example.org/"},
                 "stores": ["c", "a", "c"], "all_stores": false,
                 "all_stores_must_succeed": false}""")
            .order(stores(data));

    assertThat(order)
        .isEqualTo(
            new ImportOrder(
                "method.uri",
                "http://example.org/",
                List.of("c", "a"),
                false,
                ImportInput.ExpectedHashes.NONE));
  }

  @Test
  void meansAllStoresIfItSaysSo(@TempDir Path data) {
    ApiImportInput input =
        read(
            """
            {"method": {"name": "copy-image", "uri": 5}, "stores": null, "all_stores": true,
             "all_stores_must_succeed": null}""");

    assertThat(input.order(stores(data)).stores()).containsExactly("a", "b", "c");
    assertThat(input.allMustSucceed()).isTrue();
  }

  private static Stores stores(Path data) {
    return new Stores(
        TestSettings.with(
            Map.of(
                "darkroom.data-dir", data.toString(),
                "darkroom.stores", "a,b,c",
                "darkroom.stores.default", "b",
                "darkroom.stores.a.directory", data.resolve("a").toString(),
                "darkroom.stores.b.directory", data.resolve("b").toString(),
                "darkroom.stores.c.directory", data.resolve("c").toString())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                        | PROPERTY_MISSING    | method",
        "{\"method\": null}                        | PROPERTY_NOT_OBJECT | method",
        "{\"method\": \"copy-image\"}              | PROPERTY_NOT_OBJECT | method",
        "{\"method\": {}}                          | PROPERTY_MISSING    | method.name",
        "{\"method\": {\"name\": \" \"}}           | PROPERTY_MISSING    | method.name",
        "{\"method\": {\"name\": null}}            | PROPERTY_NOT_TEXT   | method.name",
        "{\"method\": {\"name\": \"web\"}}         | PROPERTY_NOT_ONE_OF | method.name",
        "{\"method\": {\"name\": \"web-download\"}} | PROPERTY_MISSING   | method.uri",
        "{\"method\": {\"name\": \"web-download\", \"uri\": []}} | PROPERTY_NOT_TEXT | method.uri",
      })
  void namesWhatIsWrongWithTheMethod(String request, Problem problem, String property) {
    assertRefused(request, problem, property);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"stores\": []                     | PROPERTY_EMPTY       | stores",
        "\"stores\": \"a\"                  | PROPERTY_NOT_LIST    | stores",
        "\"stores\": [null]                 | PROPERTY_NOT_TEXT    | stores",
        "\"all_stores\": \"true\"           | PROPERTY_NOT_BOOLEAN | all_stores",
        "\"all_stores_must_succeed\": 0     | PROPERTY_NOT_BOOLEAN | all_stores_must_succeed",
        "\"all_stores\": true, \"stores\": [\"a\"] | PARAMETERS_EXCLUSIVE | stores",
      })
  void namesWhatIsWrongWithTheStores(String members, Problem problem, String property) {
    assertRefused(
        "{\"method\": {\"name\": \"copy-image\"}, %s}".formatted(members), problem, property);
  }

  private static void assertRefused(String request, Problem problem, String property) {
    assertThat(Refusals.of(() -> read(request)))
        .satisfies(
            refusal -> {
              assertThat(refusal.problem()).isEqualTo(problem);
              assertThat(refusal.arguments()).first().isEqualTo(property);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "1"})
  void isAnObject(String input) {
    assertThat(Refusals.of(() -> ApiImportInput.of(Inputs.value(input))))
        .isEqualTo(Message.of(Problem.PROPERTY_NOT_OBJECT, "input"));
  }

  @Test
  void isComplete() {
    assertThat(Refusals.of(() -> ApiImportInput.of(Inputs.json("{\"import_req\": {}}"))))
        .isEqualTo(Message.of(Problem.PROPERTY_MISSING, "input.image_id"));
    assertThat(Refusals.of(() -> ApiImportInput.of(Inputs.json("{\"image_id\": \"i\"}"))))
        .isEqualTo(Message.of(Problem.PROPERTY_MISSING, "input.import_req"));
    assertThat(Refusals.of(() -> ApiImportInput.of(Inputs.json("{\"backend\": []}"))))
        .isEqualTo(Message.of(Problem.PROPERTY_UNKNOWN, "input.backend"));
  }
}
