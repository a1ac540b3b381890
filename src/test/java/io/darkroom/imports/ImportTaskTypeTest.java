package io.darkroom.imports;

import static io.darkroom.imports.Inputs.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.TestImages;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.sources.UrlPolicy;
import io.darkroom.stores.Staging;
import io.darkroom.stores.Stores;
import io.darkroom.support.ImageModel;
import io.darkroom.support.Runs;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.TestTasks;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportTaskTypeTest {

  private static final Attempt FIRST = new Attempt("task", 1);
  private static final Attempt SECOND = new Attempt("task", 2);

  @TempDir private Path directory;
  private final Map<Object, Object> rows = new HashMap<>();
  private Staging staging;
  private Stores stores;
  private ImportTaskType type;

  @BeforeEach
  void start() {
    Settings settings =
        TestSettings.with(
            Map.of(
                "darkroom.data-dir", directory.toString(),
                "darkroom.images.max-tags", "2",
                "darkroom.images.max-properties", "1"));
    EntityManager database = database();
    Clock clock = Clock.systemUTC();
    Attempts attempts = Runs.attempts(database, settings, clock);
    ImageModel model = new ImageModel(database, settings, clock);
    staging = new Staging(settings);
    stores = new Stores(settings);
    type =
        new ImportTaskType(
            new UrlPolicy(settings),
            model.quotas(),
            model.images(),
            model.runs(),
            new Downloads(database, attempts),
            stores,
            new RunRemains(model.copies(), staging, stores));
  }

  @Test
  void isCalledImport() {
    assertThat(type.name()).isEqualTo("import");
    assertThat(getClass().getResource("/META-INF/batch-jobs/import.xml")).isNotNull();
  }

  @Test
  void acceptsAPublicAddressAndAStoreThatIsThere() {
    type.validate(Inputs.with("import_from", "\"http://8.8.8.8/image\""), MEMBER);
    type.validate(
        Inputs.json(
            """
            {"import_from": "https://8.8.8.8/image",
             "import_from_format": "raw",
             "backend": "file",
             "image_properties": {}}"""),
        MEMBER);
  }

  @Test
  void refusesAnInputThatIsNull() {
    assertThat(Refusals.of(() -> type.validate(JsonValue.NULL, MEMBER)))
        .isEqualTo(Message.of(Problem.PROPERTY_NOT_OBJECT, "input"));
  }

  @ParameterizedTest
  @CsvSource({
    "backend, other, STORE_UNKNOWN, other",
    "backend, '', STORE_UNKNOWN, ''",
    "import_from, http://127.0.0.1/image, SOURCE_HOST_REFUSED, input.import_from",
    "import_from, http://169.254.169.254/, SOURCE_HOST_REFUSED, input.import_from",
    "import_from, http://8.8.8.8:22/, SOURCE_PORT_REFUSED, input.import_from",
    "import_from, http://me:secret@8.8.8.8/, SOURCE_CREDENTIALS_REFUSED, input.import_from",
    "import_from, not a url, SOURCE_URL_INVALID, input.import_from"
  })
  void refusesWhatIsNotAllowedAtOnce(String name, String value, Problem problem, String argument) {
    assertThat(Refusals.of(() -> type.validate(Inputs.with(name, "\"" + value + "\""), MEMBER)))
        .isEqualTo(Message.of(problem, argument));
  }

  @Test
  void refusesEveryOtherScheme() {
    assertThat(
            Refusals.of(
                () -> type.validate(Inputs.with("import_from", "\"file:///etc/passwd\""), MEMBER)))
        .isEqualTo(Message.of(Problem.SOURCE_SCHEME_REFUSED, "input.import_from", "http, https"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'tags': ['a', 'b', 'c']} | TOO_MANY_TAGS       | 2",
        "{'x': '', 'y': ''}        | TOO_MANY_PROPERTIES | 1"
      },
      quoteCharacter = '`')
  void refusesMoreThanTheSettingsLetAnImageHave(String image, Problem problem, int most) {
    assertThat(Refusals.of(() -> type.validate(withImage(image), MEMBER)))
        .isEqualTo(Message.of(problem, most));
    type.validate(withImage("{'tags': ['a', 'b', 'a'], 'x': '', 'name': 'n'}"), MEMBER);
  }

  private static JsonObject withImage(String properties) {
    return Json.createObjectBuilder(Inputs.with("import_from", "\"http://8.8.8.8/image\""))
        .add("image_properties", Inputs.json(properties.replace('\'', '"')))
        .build();
  }

  @Test
  void answersTheImage() {
    assertThat(type.result(TestTasks.succeeded("{}", "image-1")))
        .hasToString(
            """
            {"image_id":"image-1"}""");
  }

  @Test
  void cleansUpWhatBearsTheNameOfTheRunAndNoMore() throws IOException {
    leaveBehind(FIRST);
    leaveBehind(SECOND);

    type.cleanUp(FIRST);
    type.cleanUp(FIRST);

    assertThat(staging.file("task.1")).doesNotExist();
    assertThat(staging.file("task.2")).exists();
    assertThat(directory.resolve("images/task.1.file")).doesNotExist();
    assertThat(directory.resolve("images/task.2.file")).exists();
  }

  @Test
  void cleansUpAfterEarlierRunsThatCouldNot() throws IOException {
    leaveBehind(FIRST);
    leaveBehind(SECOND);

    type.cleanUp(SECOND);

    assertThat(staging.file("task.1")).doesNotExist();
    assertThat(directory.resolve("images/task.1.file")).doesNotExist();
  }

  @Test
  void doesNotCleanUpWhatAnImageNeeds() throws IOException {
    leaveBehind(FIRST);
    rows.put("task.1.file", TestImages.committedCopy("task.1.file"));

    type.cleanUp(FIRST);

    assertThat(staging.file("task.1")).doesNotExist();
    assertThat(directory.resolve("images/task.1.file")).exists();
  }

  private void leaveBehind(Attempt attempt) throws IOException {
    Path staged = staging.file(attempt.name());
    Files.write(staged, new byte[] {1});
    stores.standard().put(ObjectKey.of(attempt, stores.standard()), staged);
    Files.write(staged, new byte[] {1});
  }

  private EntityManager database() {
    return (EntityManager)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("find");
              return rows.get(arguments[1]);
            });
  }
}
