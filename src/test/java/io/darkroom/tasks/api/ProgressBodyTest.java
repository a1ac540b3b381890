package io.darkroom.tasks.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskProgress;
import io.darkroom.tasks.TestTasks;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressBodyTest {

  private static final List<String> STEPS = List.of("create-image", "fetch", "store", "activate");
  private static final Instant NOW = TestTasks.CREATED.plusSeconds(10);
  private static final String IMAGE = "0b1a6f4e-6d5c-4f3a-9a51-3c9d3a9f00ff";

  private static String shown(Task task, Optional<TaskProgress> known) {
    return JsonbBuilder.create().toJson(new ProgressBody(task, known, STEPS, NOW));
  }

  private static Optional<TaskProgress> fetching(long done, OptionalLong total) {
    return Optional.of(TestTasks.progress("fetch", done, total));
  }

  @Test
  void aTaskThatWaitsHasDoneNothing() {
    Task task = TestTasks.pending("{}");

    assertThat(shown(task, Optional.empty()))
        .isEqualTo(
            """
            {"task_id":"%s","status":"pending","step":null,"steps_done":0,"steps_total":4,\
            "bytes_done":0,"bytes_total":null,"percent":0,"bytes_per_second":null,\
            "estimated_end":null,"attempt":0,"node":null,"started_at":null,\
            "updated_at":"2026-11-22T10:00:00.999Z"}"""
                .formatted(task.id()));
  }

  @Test
  void aRunningTaskSaysHowFarAndHowFastAndUntilWhen() {
    Task task = TestTasks.processing("{}", IMAGE);

    assertThat(shown(task, fetching(400, OptionalLong.of(1000))))
        .isEqualTo(
            """
            {"task_id":"%s","status":"processing","step":"fetch","steps_done":1,"steps_total":4,\
            "bytes_done":400,"bytes_total":1000,"percent":35,"bytes_per_second":40,\
            "estimated_end":"2026-11-22T10:00:25.999Z","attempt":1,"node":"node-1",\
            "started_at":"2026-11-22T10:00:00.999Z","updated_at":"2026-11-22T10:00:10.999Z"}"""
                .formatted(task.id()));
  }

  @Test
  void nobodyKnowsTheEndOfBytesThatNobodyHasCounted() {
    assertThat(shown(TestTasks.processing("{}", IMAGE), fetching(400, OptionalLong.empty())))
        .contains("\"bytes_total\":null,\"percent\":25,", "\"estimated_end\":null");
  }

  @Test
  void anEndThatIsAYearAwayIsNotTold() {
    assertThat(
            shown(TestTasks.processing("{}", IMAGE), fetching(10, OptionalLong.of(Long.MAX_VALUE))))
        .contains("\"bytes_per_second\":1,\"estimated_end\":null");
  }

  @Test
  void moreBytesThanWereAnnouncedAreNotMoreThanTheStep() {
    assertThat(shown(TestTasks.processing("{}", IMAGE), fetching(2000, OptionalLong.of(1000))))
        .contains("\"percent\":50,", "\"estimated_end\":\"2026-11-22T10:00:10.999Z\"");
  }

  @Test
  void successIsAllOfIt() {
    assertThat(shown(TestTasks.succeeded("{}", IMAGE), fetching(1, OptionalLong.of(2))))
        .contains("\"steps_done\":4,", "\"percent\":100,\"bytes_per_second\":null");
  }

  @Test
  void failureStaysWhereItHappened() {
    Task task = TestTasks.failed("{}", Message.of(Problem.SOURCE_EMPTY));

    assertThat(shown(task, fetching(1, OptionalLong.of(2))))
        .contains("\"status\":\"failure\",\"step\":\"fetch\",\"steps_done\":1,")
        .contains("\"percent\":37,\"bytes_per_second\":null,\"estimated_end\":null");
  }
}
