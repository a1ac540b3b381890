package io.darkroom.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TaskTest {

  private static final Instant CREATED = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant BEGUN = CREATED.plusSeconds(1);
  private static final Instant ENDED = CREATED.plusSeconds(60);
  private static final Instant EXPIRES = CREATED.plusSeconds(172_860);

  private final Task task =
      new Task(
          "import",
          "{\"import_from\":\"http://example.org\"}",
          new Requester("project", "user", rule -> false, "req-1"),
          CREATED);

  @Test
  void waitsAtFirstAndHasNothingToSay() {
    assertThat(task.id()).hasSize(36);
    assertThat(task.type()).isEqualTo("import");
    assertThat(task.owner()).isEqualTo("project");
    assertThat(task.userId()).contains("user");
    assertThat(task.requestId()).contains("req-1");
    assertThat(task.input()).contains("{\"import_from\":\"http://example.org\"}");
    assertThat(task.createdAt()).isEqualTo(CREATED);
    assertThat(task.attempt()).isZero();
    assertThat(task.executionId()).isEmpty();
    assertThat(task.imageId()).isEmpty();
    assertOpen(TaskStatus.PENDING, CREATED);
  }

  @Test
  void eachTaskHasAnIdOfItsOwn() {
    Task other = new Task("import", null, new Requester("p", "u", Rights.ALL, "r"), CREATED);

    assertThat(other.id()).isNotEqualTo(task.id());
    assertThat(other.input()).isEmpty();
  }

  @Test
  void eachClaimIsANewAttempt() {
    assertThat(task.claim()).isEqualTo(new Attempt(task.id(), 1));
    assertThat(task.claim()).isEqualTo(new Attempt(task.id(), 2));
    assertThat(task.attempt()).isEqualTo(2);
    assertOpen(TaskStatus.PENDING, CREATED);
  }

  @Test
  void isProcessedWhenItsFirstExecutionBegins() {
    task.claim();
    task.begin(7, BEGUN);

    assertThat(task.executionId()).hasValue(7);
    assertOpen(TaskStatus.PROCESSING, BEGUN);
  }

  @Test
  void aSecondRunChangesNothingForReaders() {
    task.claim();
    task.begin(7, BEGUN);
    task.claim();
    task.begin(8, ENDED);

    assertThat(task.executionId()).hasValue(8);
    assertOpen(TaskStatus.PROCESSING, BEGUN);
  }

  @Test
  void aNewImageIsNoNewStatus() {
    task.begin(7, BEGUN);
    task.recordImage("image-1");

    assertThat(task.imageId()).contains("image-1");
    assertOpen(TaskStatus.PROCESSING, BEGUN);
  }

  @Test
  void succeedsWithAResultAndWithoutAMessage() {
    task.begin(7, BEGUN);
    task.recordImage("image-1");
    task.succeed("{\"image_id\":\"image-1\"}", ENDED, EXPIRES);

    assertThat(task.status()).isEqualTo(TaskStatus.SUCCESS);
    assertThat(task.result()).contains("{\"image_id\":\"image-1\"}");
    assertThat(task.message()).isEmpty();
    assertThat(task.imageId()).contains("image-1");
    assertEnded();
  }

  @Test
  void failsWithAMessageAndWithoutAResult() {
    Message message = Message.of(Problem.SOURCE_SIZE_MISMATCH, 10, 5);
    task.begin(7, BEGUN);
    task.recordImage("image-1");
    task.fail(message, ENDED, EXPIRES);

    assertThat(task.status()).isEqualTo(TaskStatus.FAILURE);
    assertThat(task.message()).contains(message);
    assertThat(task.result()).isEmpty();
    assertThat(task.imageId()).contains("image-1");
    assertEnded();
  }

  @Test
  void namesNoImageThatWasTakenBack() {
    task.begin(7, BEGUN);
    task.recordImage("image-1");
    task.forgetImage();
    task.fail(Message.of(Problem.SOURCE_EMPTY), ENDED, EXPIRES);

    assertThat(task.imageId()).isEmpty();
  }

  @Test
  void canFailBeforeItWasProcessed() {
    task.fail(Message.of(Problem.INTERNAL), ENDED, EXPIRES);

    assertThat(task.status()).isEqualTo(TaskStatus.FAILURE);
    assertThat(task.message()).contains(Message.of(Problem.INTERNAL));
    assertEnded();
  }

  private void assertOpen(TaskStatus status, Instant since) {
    assertThat(task.status()).isEqualTo(status);
    assertThat(task.updatedAt()).isEqualTo(since);
    assertThat(task.createdAt()).isEqualTo(CREATED);
    assertThat(task.expiresAt()).isEmpty();
    assertThat(task.result()).isEmpty();
    assertThat(task.message()).isEmpty();
  }

  private void assertEnded() {
    assertThat(task.createdAt()).isEqualTo(CREATED);
    assertThat(task.updatedAt()).isEqualTo(ENDED);
    assertThat(task.expiresAt()).contains(EXPIRES);
  }
}
