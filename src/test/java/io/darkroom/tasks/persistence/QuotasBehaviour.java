package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.darkroom.images.ImageContent;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.Quotas.Usage;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import io.darkroom.problems.Refusals;
import io.darkroom.support.Database;
import io.darkroom.support.ImageModel;
import io.darkroom.support.Together;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Tasks;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a project may use up. */
interface QuotasBehaviour {

  Database database();

  private static ImageModel model(EntityManager manager, Map<String, String> limits) {
    return new ImageModel(manager, TestSettings.with(limits), Clock.systemUTC());
  }

  private static ImageDraft draft(String project) {
    return new ImageDraft(
        null, "shared", false, false, project, 0, 0, "raw", "bare", List.of(), Map.of());
  }

  private static String project() {
    return UUID.randomUUID().toString();
  }

  private String image(String project, Map<String, String> limits) {
    return database()
        .transaction(
            em -> model(em, limits).images().create(Optional.empty(), draft(project)).id());
  }

  @Test
  default void withoutALimitNothingIsRefused() {
    String project = project();

    assertThatNoException()
        .isThrownBy(
            () ->
                database()
                    .run(
                        em -> {
                          model(em, Map.of()).quotas().requireImage(project);
                          model(em, Map.of()).quotas().requireBytes(project, Long.MAX_VALUE);
                          model(em, Map.of()).quotas().requireStagedBytes(project, Long.MAX_VALUE);
                        }));
  }

  @Test
  default void imagesAreCountedForEachProject() {
    Map<String, String> two = Map.of("darkroom.images.max-per-project", "2");
    String project = project();
    image(project, two);
    image(project, two);

    assertThat(Refusals.of(() -> image(project, two)))
        .isEqualTo(Message.of(Problem.TOO_MANY_IMAGES, "2"));
    assertThat(image(project(), two)).isNotEmpty();
  }

  @Test
  default void twoRequestsCannotBothTakeTheLastPlace() throws Exception {
    Map<String, String> three = Map.of("darkroom.images.max-per-project", "3");
    String project = project();
    image(project, three);

    List<Boolean> made =
        Together.run(
            8,
            () -> {
              try {
                image(project, three);
                return true;
              } catch (ProblemException refused) {
                assertThat(refused.problem()).isEqualTo(Message.of(Problem.TOO_MANY_IMAGES, "3"));
                return false;
              }
            });

    assertThat(made.stream().filter(success -> success)).hasSize(2);
  }

  @Test
  default void bytesOfEachCopyCountAndThoseOnTheirWay() {
    String project = project();
    stored(project, 100, List.of("fast", "cheap"));
    uploading(image(project, Map.of()), "file", 7);
    uploading(image(project, Map.of()), "stage", 5);

    Usage usage = database().transaction(em -> model(em, Map.of()).quotas().usage(project));

    assertThat(usage).isEqualTo(new Usage(207, 5, 3, 2));
    requireBytes(project, 93);
    assertThat(Refusals.of(() -> requireBytes(project, 94)))
        .isEqualTo(Message.of(Problem.TOO_MANY_BYTES, "300"));
    requireStaged(project, 5);
    assertThat(Refusals.of(() -> requireStaged(project, 6)))
        .isEqualTo(Message.of(Problem.TOO_MANY_STAGED_BYTES, "10"));
    assertThat(Refusals.of(() -> requireBytes(project, Long.MAX_VALUE)))
        .isEqualTo(Message.of(Problem.TOO_MANY_BYTES, "300"));
  }

  private void requireBytes(String project, long more) {
    Map<String, String> limit = Map.of("darkroom.images.max-bytes-per-project", "300");
    database().run(em -> model(em, limit).quotas().requireBytes(project, more));
  }

  private void requireStaged(String project, long more) {
    Map<String, String> limit = Map.of("darkroom.images.max-staged-bytes-per-project", "10");
    database().run(em -> model(em, limit).quotas().requireStagedBytes(project, more));
  }

  private void stored(String project, long size, List<String> stores) {
    database()
        .run(
            em -> {
              String task =
                  new Tasks(em, Clock.systemUTC())
                      .add(
                          "import",
                          Optional.empty(),
                          new Requester(project, "user", rule -> false, "req-1"))
                      .id();
              em.flush();
              ImageModel model = model(em, Map.of());
              Attempt attempt = model.attempts().claim(task).orElseThrow();
              String image = model.runs().startImport(attempt, draft(project)).id();
              List<String> keys =
                  stores.stream().map(store -> attempt.name() + "." + store).toList();
              stores.forEach(
                  store ->
                      model
                          .runs()
                          .announceCopy(attempt, image, store, attempt.name() + "." + store));
              em.flush();
              model
                  .runs()
                  .activate(
                      attempt,
                      image,
                      new ImageContent(size, size, "c".repeat(32), "d".repeat(128)),
                      keys);
            });
  }

  private void uploading(String image, String kind, long received) {
    database()
        .run(
            em ->
                em.createNativeQuery(
                        "insert into image_uploads"
                            + " (id, image_id, kind, received, complete, heard_at)"
                            + " values (?1, ?2, ?3, ?4, false, 0)")
                    .setParameter(1, UUID.randomUUID().toString())
                    .setParameter(2, image)
                    .setParameter(3, kind)
                    .setParameter(4, received)
                    .executeUpdate());
  }
}
