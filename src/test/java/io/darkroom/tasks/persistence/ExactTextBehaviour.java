package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.images.ImageDraft;
import io.darkroom.platform.settings.Settings;
import io.darkroom.support.Database;
import io.darkroom.support.ImageModel;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.TaskPage;
import io.darkroom.tasks.TaskSummary;
import io.darkroom.tasks.Tasks;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Texts are equal when their characters are, on every database. */
interface ExactTextBehaviour {

  /** Each pair of neighbours is one text to some way of comparing. */
  List<String> TEXTS = List.of("image", "Image", "Imäge", "image ", "image\t", "imag😀", "imag😁");

  Database database();

  Settings settings();

  private static Tasks tasks(EntityManager manager) {
    return new Tasks(manager, Clock.systemUTC());
  }

  private String task(String project) {
    Requester requester = new Requester(project, "user", rule -> false, "req-1");
    return database().transaction(em -> tasks(em).add("import", Optional.empty(), requester).id());
  }

  @Test
  default void projectsWithSimilarNamesSeeTheirOwnTasks() {
    String mark = UUID.randomUUID().toString();
    for (String text : TEXTS) {
      String id = task(mark + text);
      assertThat(idsOf(mark + text)).as(text).containsExactly(id);
    }
    assertThat(idsOf(mark)).isEmpty();
  }

  private List<String> idsOf(String project) {
    TaskPage page = new TaskPage(Optional.of(project), Map.of(), List.of(), Optional.empty(), 1000);
    return database()
        .transaction(em -> tasks(em).list(page).stream().map(TaskSummary::id).toList());
  }

  private ImageModel model(EntityManager manager) {
    return new ImageModel(manager, settings(), Clock.systemUTC());
  }

  @Test
  default void imageKeepsTagsAndPropertiesThatAreSimilar() {
    String taskId = task("project");
    Map<String, String> properties = Map.of("os", "a", "OS", "b", "os ", "c");
    ImageDraft draft =
        new ImageDraft(
            null, "private", false, false, "project", 0, 0, "raw", "bare", TEXTS, properties);
    String id =
        database()
            .transaction(
                em -> {
                  ImageModel model = model(em);
                  return model
                      .runs()
                      .startImport(model.attempts().claim(taskId).orElseThrow(), draft)
                      .id();
                });

    database()
        .run(
            em -> {
              var image = model(em).images().find(id).orElseThrow();
              assertThat(image.tags()).containsExactlyInAnyOrderElementsOf(TEXTS);
              assertThat(image.properties()).isEqualTo(properties);
            });
  }
}
