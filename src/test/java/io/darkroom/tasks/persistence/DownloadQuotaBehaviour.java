package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.darkroom.images.ImageDraft;
import io.darkroom.imports.DownloadQuota;
import io.darkroom.imports.Downloads;
import io.darkroom.platform.settings.Settings;
import io.darkroom.platform.settings.TestSettings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.support.Database;
import io.darkroom.support.ImageModel;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Tasks;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Downloads that a project has no room for. */
interface DownloadQuotaBehaviour {

  Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  Settings SETTINGS = TestSettings.with("darkroom.images.max-bytes-per-project", "300");

  Database database();

  private static ImageModel model(EntityManager em) {
    return new ImageModel(em, SETTINGS, Clock.systemUTC());
  }

  /** A task that is downloading, younger than noon by so much. */
  private Attempt downloading(
      String project, Duration younger, @Nullable Long announced, long staged) {
    return database()
        .transaction(
            em -> {
              Clock clock = Clock.fixed(NOON.plus(younger), ZoneOffset.UTC);
              Requester requester = new Requester(project, "user", rule -> false, "req-1");
              String task = new Tasks(em, clock).add("import", Optional.empty(), requester).id();
              em.flush();
              Attempt attempt = model(em).attempts().claim(task).orElseThrow();
              model(em).runs().startImport(attempt, draft(project));
              em.flush();
              em.createNativeQuery(
                      "insert into import_downloads"
                          + " (name, task_id, length_total, length_staged, ended)"
                          + " values (?1, ?2, "
                          + announced
                          + ", ?3, false)")
                  .setParameter(1, attempt.name())
                  .setParameter(2, task)
                  .setParameter(3, staged)
                  .executeUpdate();
              return attempt;
            });
  }

  private static ImageDraft draft(String project) {
    return new ImageDraft(
        null, "shared", false, false, project, 0, 0, "raw", "bare", List.of(), Map.of());
  }

  /** A run of the same task, after that of an attempt. */
  private Attempt next(Attempt attempt) {
    return database()
        .transaction(
            em -> {
              model(em).attempts().release(attempt);
              return model(em).attempts().claim(attempt.taskId()).orElseThrow();
            });
  }

  private void require(Attempt attempt, Settings settings) {
    database()
        .run(
            em ->
                new DownloadQuota(
                        new Tasks(em, Clock.systemUTC()),
                        model(em).images(),
                        new Downloads(em, model(em).attempts()),
                        new ImageModel(em, settings, Clock.systemUTC()).quotas(),
                        settings)
                    .require(attempt));
  }

  private void assertRefused(Attempt attempt) {
    assertThat(Refusals.of(() -> require(attempt, SETTINGS)))
        .isEqualTo(Message.of(Problem.TOO_MANY_BYTES, "300"));
  }

  private void assertFits(Attempt attempt) {
    assertThatNoException().isThrownBy(() -> require(attempt, SETTINGS));
  }

  private static String project() {
    return UUID.randomUUID().toString();
  }

  @Test
  default void aDownloadCountsAsMuchAsItsSourceAnnouncesOrHasSent() {
    assertFits(downloading(project(), Duration.ZERO, 300L, 1));
    assertRefused(downloading(project(), Duration.ZERO, 301L, 1));
    assertFits(downloading(project(), Duration.ZERO, null, 300));
    assertRefused(downloading(project(), Duration.ZERO, null, 301));
    assertRefused(downloading(project(), Duration.ZERO, Long.MAX_VALUE, 1));
  }

  @Test
  default void whatIsMadeOfADownloadCountsIfItIsMore() {
    String project = project();
    Attempt older = downloading(project, Duration.ZERO, 10L, 10);
    database()
        .run(
            em ->
                em.createNativeQuery(
                        "update import_downloads set content_file = 'UNPACKED',"
                            + " content_length = 250 where name = ?1")
                    .setParameter(1, older.name())
                    .executeUpdate());

    assertFits(older);
    assertRefused(downloading(project, Duration.ofSeconds(1), 51L, 1));
    assertFits(downloading(project, Duration.ofMillis(500), 50L, 1));
  }

  @Test
  default void aRunThatWasFollowedByAnotherDownloadsNothing() {
    String project = project();
    Attempt newest = next(downloading(project, Duration.ZERO, 200L, 200));
    Attempt younger = downloading(project, Duration.ofSeconds(1), 101L, 1);
    assertRefused(younger);

    database().run(em -> new Downloads(em, model(em).attempts()).forgetBefore(newest));

    assertFits(younger);
  }

  @Test
  default void ofTwoThatDoNotFitTogetherTheYoungerOneGoes() {
    String project = project();
    Attempt older = downloading(project, Duration.ZERO, 200L, 1);
    Attempt younger = downloading(project, Duration.ofSeconds(1), null, 101);
    Attempt other = downloading(project(), Duration.ofSeconds(1), null, 101);

    assertFits(older);
    assertRefused(younger);
    assertFits(other);
  }

  @Test
  default void aTaskThatHasEndedDownloadsNothing() {
    String project = project();
    Attempt older = downloading(project, Duration.ZERO, 200L, 1);
    database().run(em -> model(em).attempts().fail(older, Message.of(Problem.SOURCE_EMPTY)));

    assertFits(downloading(project, Duration.ofSeconds(1), 101L, 1));
  }

  @Test
  default void withoutALimitThereIsRoomForAll() {
    Attempt attempt = downloading(project(), Duration.ZERO, Long.MAX_VALUE, 1);

    assertThatNoException().isThrownBy(() -> require(attempt, TestSettings.defaults()));
  }
}
