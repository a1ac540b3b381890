package io.darkroom.tasks;

import io.darkroom.platform.InstantColumn;
import io.darkroom.platform.json.Json;
import io.darkroom.problems.Message;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A request for work that outlives the request. Once stored it is changed only through {@link
 * Tasks}, whose writes are fenced by the attempt.
 */
@Entity
@Table(name = "tasks")
@Cacheable(false)
@NullUnmarked // JPA fills the fields
public class Task {

  @Id private String id;
  private String type;

  @Convert(converter = TaskStatus.Column.class)
  private TaskStatus status;

  private String owner;

  @Column(name = "user_id")
  private String userId;

  @Column(name = "request_id")
  private String requestId;

  @Column(name = "image_id")
  private String imageId;

  private String input;
  private String result;

  @Column(name = "message_problem")
  private String messageProblem;

  @Column(name = "message_arguments")
  private String messageArguments;

  @Convert(converter = InstantColumn.class)
  @Column(name = "created_at")
  private Instant createdAt;

  @Convert(converter = InstantColumn.class)
  @Column(name = "updated_at")
  private Instant updatedAt;

  @Convert(converter = InstantColumn.class)
  @Column(name = "expires_at")
  private Instant expiresAt;

  private int attempt;

  @Column(name = "execution_id")
  private Long executionId;

  /** For JPA. */
  protected Task() {}

  /**
   * A task that nobody works on yet.
   *
   * @param input the JSON text as it was sent; null for JSON null
   */
  public Task(String type, @Nullable String input, Requester requester, Instant now) {
    this.id = UUID.randomUUID().toString();
    this.type = type;
    this.status = TaskStatus.PENDING;
    this.input = input;
    this.owner = requester.project();
    this.userId = requester.userId();
    this.requestId = requester.requestId();
    this.createdAt = now;
    this.updatedAt = now;
  }

  Attempt claim() {
    attempt++;
    return new Attempt(id, attempt);
  }

  /**
   * The second run of a task finds it processing already: nothing changes for its readers.
   *
   * @return whether it was pending
   */
  boolean begin(long execution, Instant now) {
    executionId = execution;
    boolean first = status == TaskStatus.PENDING;
    if (first) {
      status = TaskStatus.PROCESSING;
      updatedAt = now;
    }
    return first;
  }

  /** Ties the image that the task works on to it. */
  public void recordImage(String image) {
    imageId = image;
  }

  /** The task has no image any more: what it had made is taken back. */
  public void forgetImage() {
    imageId = null;
  }

  void succeed(String result, Instant now, Instant expires) {
    this.result = result;
    end(TaskStatus.SUCCESS, now, expires);
  }

  void fail(Message message, Instant now, Instant expires) {
    messageProblem = message.problem().name();
    messageArguments = StoredArguments.text(message);
    end(TaskStatus.FAILURE, now, expires);
  }

  private void end(TaskStatus outcome, Instant now, Instant expires) {
    status = outcome;
    updatedAt = now;
    expiresAt = expires;
  }

  public String id() {
    return id;
  }

  public String type() {
    return type;
  }

  public TaskStatus status() {
    return status;
  }

  public String owner() {
    return owner;
  }

  public Optional<String> userId() {
    return Optional.ofNullable(userId);
  }

  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  public Optional<String> imageId() {
    return Optional.ofNullable(imageId);
  }

  /** The JSON text of the input. */
  public Optional<String> input() {
    return Optional.ofNullable(input);
  }

  /** The input; JSON null where there is none. */
  public JsonValue inputValue() {
    return json(input);
  }

  /** The result; JSON null before success. */
  public JsonValue resultValue() {
    return json(result);
  }

  private static JsonValue json(String text) {
    if (text == null) {
      return JsonValue.NULL;
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  /** The JSON text of the result, after success. */
  public Optional<String> result() {
    return Optional.ofNullable(result);
  }

  /** What is to be said about the task, after failure. */
  public Optional<Message> message() {
    return Optional.ofNullable(messageProblem)
        .map(stored -> StoredArguments.message(stored, messageArguments));
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  /** The newest batch execution that worked on the task. */
  public OptionalLong executionId() {
    return executionId == null ? OptionalLong.empty() : OptionalLong.of(executionId);
  }

  /** The number of the newest run; 0 before the first. */
  public int attempt() {
    return attempt;
  }
}
