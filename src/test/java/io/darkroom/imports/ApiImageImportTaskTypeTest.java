package io.darkroom.imports;

import static io.darkroom.imports.Inputs.ADMIN;
import static io.darkroom.imports.Inputs.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.DiscardedObjects;
import io.darkroom.images.Image;
import io.darkroom.images.ObjectRemoval;
import io.darkroom.images.TestImages;
import io.darkroom.images.uploads.Uploads;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.sources.UrlPolicy;
import io.darkroom.stores.Staging;
import io.darkroom.stores.Stores;
import io.darkroom.support.ImageModel;
import io.darkroom.support.NoDurability;
import io.darkroom.support.Runs;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.TestTasks;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiImageImportTaskTypeTest {

  private static final Requester UPLOADER =
      new Requester("project-1", "user-1", "upload_image"::equals, "req-1");
  private static final Requester STRANGER =
      new Requester("project-2", "user-2", "upload_image"::equals, "req-2");
  private static final String STAGED = "{\"method\": {\"name\": \"glance-direct\"}}";
  private static final String COPY = "{\"method\": {\"name\": \"copy-image\"}}";

  private final Map<Object, Object> rows = new HashMap<>();
  private final Image image = TestImages.bare();
  private ApiImageImportTaskType type;

  @BeforeEach
  void start(@TempDir Path directory) {
    rows.put(image.id(), image);
    Settings settings = TestSettings.with("darkroom.data-dir", directory.toString());
    EntityManager database = database();
    Clock clock = Clock.systemUTC();
    ImageModel model = new ImageModel(database, settings, clock);
    Staging staging = new Staging(settings);
    Stores stores = new Stores(settings);
    type =
        new ApiImageImportTaskType(
            new UrlPolicy(settings),
            stores,
            model.images(),
            model.imports(),
            model.copies(),
            new Uploads(database, model.images(), model.copies(), model.quotas(), clock),
            new Downloads(database, Runs.attempts(database, settings, clock)),
            new RunRemains(model.copies(), staging, stores),
            new ObjectRemoval(new DiscardedObjects(database), stores, staging, new NoDurability()));
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

  private JsonObject input(String request) {
    return Inputs.json("{\"image_id\": \"%s\", \"import_req\": %s}".formatted(image.id(), request));
  }

  @Test
  void isCalledAsInGlance() {
    assertThat(type.name()).isEqualTo("api_image_import");
    assertThat(getClass().getResource("/META-INF/batch-jobs/api_image_import.xml")).isNotNull();
  }

  @Test
  void answersTheImage() {
    assertThat(type.result(TestTasks.succeeded("{}", "image-1")))
        .hasToString(
            """
            {"image_id":"image-1"}""");
  }

  @Test
  void isForThoseWhoseImageItIsAndForAdministrators() {
    type.validate(input(STAGED), UPLOADER);
    type.validate(input(STAGED), ADMIN);
    type.validate(input(COPY), ADMIN);

    assertThat(Refusals.of(() -> type.validate(input(STAGED), STRANGER)))
        .isEqualTo(Message.of(Problem.IMAGE_NOT_FOUND, image.id()));
  }

  @Test
  void takesTheRightsThatGlanceWants() {
    assertThat(Refusals.of(() -> type.validate(input(STAGED), MEMBER)))
        .isEqualTo(Message.of(Problem.RULE_FORBIDS, "upload_image"));
    assertThat(Refusals.of(() -> type.validate(input(COPY), UPLOADER)))
        .isEqualTo(Message.of(Problem.RULE_FORBIDS, "copy_image"));
  }

  @Test
  void refusesAStoreThatIsNotThere() {
    String request = "{\"method\": {\"name\": \"glance-direct\"}, \"stores\": [\"file\", \"x\"]}";

    assertThat(Refusals.of(() -> type.validate(input(request), UPLOADER)))
        .isEqualTo(Message.of(Problem.IMPORT_STORE_UNKNOWN, "x"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1/image, SOURCE_HOST_REFUSED",
    "http://169.254.169.254/, SOURCE_HOST_REFUSED",
    "http://8.8.8.8:22/, SOURCE_PORT_REFUSED",
    "http://me:secret@8.8.8.8/, SOURCE_CREDENTIALS_REFUSED",
    "file:///etc/passwd, SOURCE_SCHEME_REFUSED",
    "not a url, SOURCE_URL_INVALID"
  })
  void refusesWhatMustNotBeFetchedAtOnce(String url, Problem problem) {
    String request = "{\"method\": {\"name\": \"web-download\", \"uri\": \"%s\"}}".formatted(url);

    Message refusal = Refusals.of(() -> type.validate(input(request), UPLOADER));

    assertThat(refusal.problem()).isEqualTo(problem);
    assertThat(refusal.arguments()).first().isEqualTo("method.uri");
  }
}
