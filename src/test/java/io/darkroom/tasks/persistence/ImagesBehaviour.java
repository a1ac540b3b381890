package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.images.Image;
import io.darkroom.images.ImageContent;
import io.darkroom.images.ImageCopy;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageStatus;
import io.darkroom.platform.settings.Settings;
import io.darkroom.support.Database;
import io.darkroom.support.ImageModel;
import io.darkroom.support.Runs;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.AttemptSuperseded;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Tasks;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is stored of an image, and how a task's run brings it to life. */
interface ImagesBehaviour {

  ImageDraft DRAFT =
      new ImageDraft(
          "smäll 😀",
          "private",
          true,
          false,
          "project",
          1,
          2,
          "raw",
          "bare",
          List.of("ü", "a"),
          Map.of("os_distro", "x".repeat(70_000)));
  ImageContent CONTENT = new ImageContent(1L << 40, 1L << 41, "c".repeat(32), "d".repeat(128));

  Database database();

  Settings settings();

  private ImageModel model(EntityManager manager) {
    return new ImageModel(manager, settings(), Clock.systemUTC());
  }

  private Attempts attempts(EntityManager manager) {
    return Runs.attempts(manager, settings(), Clock.systemUTC());
  }

  private Attempt attempt() {
    return database()
        .transaction(
            em -> {
              Requester requester = new Requester("project", "user", rule -> false, "req-1");
              String id =
                  new Tasks(em, Clock.systemUTC()).add("import", Optional.empty(), requester).id();
              em.flush();
              return attempts(em).claim(id).orElseThrow();
            });
  }

  @Test
  default void draftBecomesAnImageThatIsImporting() {
    String id = started(attempt());

    Image image = database().transaction(em -> loaded(em, id));
    assertThat(image.name()).contains("smäll 😀");
    assertThat(image.status()).isEqualTo(ImageStatus.IMPORTING);
    assertThat(image.visibility()).isEqualTo("private");
    assertThat(image.isProtected()).isTrue();
    assertThat(image.size()).isEmpty();
    assertThat(image.tags()).containsExactly("a", "ü");
    assertThat(image.properties()).containsOnly(Map.entry("os_distro", "x".repeat(70_000)));
  }

  private String started(Attempt attempt) {
    return database().transaction(em -> model(em).runs().startImport(attempt, DRAFT).id());
  }

  private Image loaded(EntityManager manager, String id) {
    Image image = model(manager).images().find(id).orElseThrow();
    assertThat(image.tags()).isNotNull();
    assertThat(image.properties()).isNotNull();
    return image;
  }

  @Test
  default void laterRunOfATaskGoesOnWithTheImageOfTheFirst() {
    Attempt first = attempt();
    String image = started(first);

    Attempt second = database().transaction(em -> attempts(em).claim(first.taskId()).orElseThrow());

    assertThat(started(second)).isEqualTo(image);
    assertThatThrownBy(() -> started(first)).isInstanceOf(AttemptSuperseded.class);
  }

  @Test
  default void copyCountsOnlyFromTheActivationOn() {
    Attempt attempt = attempt();
    String id = started(attempt);
    String key = attempt.name() + ".file";
    database().run(em -> model(em).runs().announceCopy(attempt, id, "file", key));

    assertThat(copies(id)).isEmpty();
    boolean readable = database().transaction(em -> model(em).copies().isRead(key));
    assertThat(readable).isFalse();
    database().run(em -> model(em).runs().activate(attempt, id, CONTENT, List.of(key)));

    assertThat(copies(id)).extracting(ImageCopy::objectKey).containsExactly(key);
    Image image = database().transaction(em -> loaded(em, id));
    assertThat(image.status()).isEqualTo(ImageStatus.ACTIVE);
    assertThat(image.size()).hasValue(1L << 40);
    assertThat(image.virtualSize()).hasValue(1L << 41);
    assertThat(image.hashAlgorithm()).contains("sha512");
  }

  private List<ImageCopy> copies(String imageId) {
    return database().transaction(em -> model(em).copies().of(imageId));
  }

  @Test
  default void runThatAnotherOneFollowedCannotActivate() {
    Attempt old = attempt();
    String id = started(old);
    String key = old.name() + ".file";
    database().run(em -> model(em).runs().announceCopy(old, id, "file", key));
    database().run(em -> attempts(em).claim(old.taskId()));

    assertThatThrownBy(
            () -> database().run(em -> model(em).runs().activate(old, id, CONTENT, List.of(key))))
        .isInstanceOf(AttemptSuperseded.class);
    assertThat(database().transaction(em -> loaded(em, id)).status())
        .isEqualTo(ImageStatus.IMPORTING);
  }

  @Test
  default void forgottenImageLeavesNoRow() {
    Attempt attempt = attempt();
    String id = started(attempt);
    database().run(em -> model(em).runs().announceCopy(attempt, id, "file", attempt.name()));

    database().run(em -> model(em).runs().forget(id));

    Optional<Image> left = database().transaction(em -> model(em).images().find(id));
    assertThat(left).isEmpty();
    for (String table : List.of("image_copies", "image_tags", "image_properties")) {
      assertThat(count("select count(*) from " + table + " where image_id = ?1", id)).isZero();
    }
  }

  private long count(String query, String id) {
    return database()
        .transaction(
            em ->
                ((Number) em.createNativeQuery(query).setParameter(1, id).getSingleResult())
                    .longValue());
  }
}
