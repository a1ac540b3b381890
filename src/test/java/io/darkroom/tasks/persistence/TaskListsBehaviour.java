package io.darkroom.tasks.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.platform.settings.Settings;
import io.darkroom.problems.Message;
import io.darkroom.problems.Problem;
import io.darkroom.problems.Refusals;
import io.darkroom.support.Database;
import io.darkroom.support.Runs;
import io.darkroom.tasks.Attempt;
import io.darkroom.tasks.Attempts;
import io.darkroom.tasks.Requester;
import io.darkroom.tasks.Task;
import io.darkroom.tasks.TaskField;
import io.darkroom.tasks.TaskOrder;
import io.darkroom.tasks.TaskPage;
import io.darkroom.tasks.TaskStatus;
import io.darkroom.tasks.TaskSummary;
import io.darkroom.tasks.Tasks;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Which tasks a list holds, in which order, and for how long. */
interface TaskListsBehaviour {

  Instant START = Instant.parse("2026-03-04T05:06:07.000001Z");

  Database database();

  Settings settings();

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private String task(String owner, Instant created) {
    return task("import", owner, created);
  }

  private String task(String type, String owner, Instant created) {
    return database().transaction(em -> task(em, type, owner, created));
  }

  private static String task(EntityManager em, String type, String owner, Instant created) {
    Requester requester = new Requester(owner, "user-" + type, rule -> false, "req-" + type);
    return new Tasks(em, at(created)).add(type, Optional.empty(), requester).id();
  }

  private void end(String id, TaskStatus status, Instant now) {
    database().run(em -> end(em, id, status, now));
  }

  private void end(EntityManager em, String id, TaskStatus status, Instant now) {
    Attempts attempts = Runs.attempts(em, settings(), at(now));
    Attempt attempt = attempts.claim(id).orElseThrow();
    Runs.progress(em, settings(), at(now)).step(attempt, "fetch");
    switch (status) {
      case PENDING -> {}
      case PROCESSING -> attempts.begin(attempt, 1);
      case SUCCESS -> attempts.succeed(attempt, JsonValue.EMPTY_JSON_OBJECT);
      case FAILURE -> attempts.fail(attempt, Message.of(Problem.INTERNAL));
    }
  }

  private List<TaskSummary> list(TaskPage page, Instant now) {
    return database().transaction(em -> new Tasks(em, at(now)).list(page));
  }

  private static TaskPage page(String project, List<TaskOrder> order, Optional<String> marker) {
    return new TaskPage(Optional.of(project), Map.of(), order, marker, 3);
  }

  /** Twelve tasks of a project: several of one moment, some that have ended and expire. */
  private String project() {
    String project = UUID.randomUUID().toString();
    TaskStatus[] statuses = TaskStatus.values();
    database()
        .run(
            em -> {
              for (int i = 0; i < 12; i++) {
                String type = i % 5 == 0 ? "other" : "import";
                String id = task(em, type, project, START.plusMillis(i / 3));
                em.flush();
                end(em, id, statuses[i * 7 % 4], START.plusMillis(100 - i / 2));
              }
            });
    return project;
  }

  static Stream<List<TaskOrder>> orders() {
    List<List<TaskOrder>> orders = new ArrayList<>();
    orders.add(List.of());
    for (TaskField key : TaskField.SORT_KEYS) {
      orders.add(List.of(new TaskOrder(key, true)));
      orders.add(List.of(new TaskOrder(key, false)));
      orders.add(List.of(new TaskOrder(TaskField.STATUS, false), new TaskOrder(key, true)));
      orders.add(List.of(new TaskOrder(key, true), new TaskOrder(TaskField.UPDATED_AT, false)));
      orders.add(List.of(new TaskOrder(key, false), new TaskOrder(key, true)));
    }
    return orders.stream();
  }

  @ParameterizedTest
  @MethodSource("orders")
  default void pagesHoldEveryTaskOnceInTheOrderThatWasAskedFor(List<TaskOrder> order) {
    String project = project();

    List<TaskSummary> seen = new ArrayList<>();
    List<TaskSummary> next = list(page(project, order, Optional.empty()), START);
    while (!next.isEmpty()) {
      seen.addAll(next);
      String last = next.get(next.size() - 1).id();
      next = list(page(project, order, Optional.of(last)), START);
    }

    assertThat(seen).hasSize(12).doesNotHaveDuplicates().isSortedAccordingTo(comparator(order));
  }

  private static Comparator<TaskSummary> comparator(List<TaskOrder> order) {
    boolean descending = order.isEmpty() || order.get(order.size() - 1).descending();
    return Stream.concat(
            order.stream(),
            Stream.of(TaskField.CREATED_AT, TaskField.ID)
                .map(field -> new TaskOrder(field, descending)))
        .map(
            key -> {
              Comparator<TaskSummary> ascending = Comparator.comparing(t -> text(t, key.field()));
              return key.descending() ? ascending.reversed() : ascending;
            })
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  private static String text(TaskSummary task, TaskField field) {
    return switch (field) {
      case ID -> task.id();
      case TYPE -> task.type();
      case STATUS -> task.status().id();
      case OWNER -> task.owner();
      case CREATED_AT -> task.createdAt().toString();
      case UPDATED_AT -> task.updatedAt().toString();
      case EXPIRES_AT -> task.expiresAt() == null ? "9999" : task.expiresAt().toString();
      default -> throw new IllegalArgumentException(field.id());
    };
  }

  @Test
  default void pagesStayAsTheyAreWhateverIsAddedMeanwhile() {
    String project = project();
    List<TaskSummary> first = list(page(project, List.of(), Optional.empty()), START);
    Optional<String> marker = Optional.of(first.get(2).id());
    List<TaskSummary> before = list(page(project, List.of(), marker), START);

    task(project, START.plusSeconds(60));

    assertThat(list(page(project, List.of(), marker), START)).isEqualTo(before);
  }

  @Test
  default void pagesOfAStatusGoOnBehindATaskThatHasLeftItMeanwhile() {
    String project = UUID.randomUUID().toString();
    String first = task(project, START);
    String second = task(project, START.plusSeconds(1));
    end(first, TaskStatus.PROCESSING, START);
    for (List<TaskOrder> order :
        List.of(
            List.<TaskOrder>of(),
            List.of(new TaskOrder(TaskField.STATUS, false)),
            List.of(new TaskOrder(TaskField.STATUS, true)),
            List.of(new TaskOrder(TaskField.STATUS, false), new TaskOrder(TaskField.TYPE, true)))) {
      boolean descending = order.isEmpty() || order.get(order.size() - 1).descending();
      TaskPage page =
          new TaskPage(
              Optional.of(project),
              Map.of(TaskField.STATUS, "pending"),
              order,
              Optional.of(first),
              3);

      assertThat(list(page, START))
          .as(order.toString())
          .extracting(TaskSummary::id)
          .isEqualTo(descending ? List.of() : List.of(second));
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"CREATED_AT", "UPDATED_AT", "EXPIRES_AT"},
      mode = Mode.EXCLUDE)
  default void tasksAreFoundByWhatTheyHave(TaskField field) {
    String project = UUID.randomUUID().toString();
    String imageId = UUID.randomUUID().toString();
    String other = task("other", project, START);
    String id = task(project, START);
    database()
        .run(
            em -> {
              Attempts attempts = Runs.attempts(em, settings(), at(START));
              Attempt attempt = attempts.claim(id).orElseThrow();
              attempts.begin(attempt, 1);
              attempts.recordImage(attempt, imageId);
            });
    String value =
        switch (field) {
          case ID -> id;
          case TYPE -> "import";
          case STATUS -> "processing";
          case OWNER -> project;
          case USER_ID -> "user-import";
          case REQUEST_ID -> "req-import";
          case IMAGE_ID -> imageId;
          default -> throw new IllegalArgumentException(field.id());
        };

    assertThat(ids(project, Map.of(field, value)))
        .containsExactlyInAnyOrderElementsOf(
            field == TaskField.OWNER ? List.of(id, other) : List.of(id));
    assertThat(ids(project, Map.of(field, ""))).isEmpty();
    assertThat(ids(project, Map.of(field, "' or 1=1 --\uD83D\uDE00"))).isEmpty();
    assertThat(ids(project, Map.of(field, value + "\0"))).isEmpty();
    assertThat(ids("another", Map.of(field, value))).isEmpty();
  }

  private List<String> ids(String project, Map<TaskField, String> filters) {
    TaskPage page = new TaskPage(Optional.of(project), filters, List.of(), Optional.empty(), 1000);
    return list(page, START).stream().map(TaskSummary::id).toList();
  }

  @Test
  default void tasksOfAnImageAreThoseThatWorkOnIt() {
    String image = UUID.randomUUID().toString();
    String older = taskOf(image, START);
    String newer = taskOf(image, START.plusSeconds(1));
    taskOf(UUID.randomUUID().toString(), START);

    List<Task> tasks = database().transaction(em -> new Tasks(em, at(START)).ofImage(image));

    assertThat(tasks).extracting(Task::id).containsExactly(newer, older);
  }

  private String taskOf(String image, Instant created) {
    return database()
        .transaction(
            em -> {
              String id = task(em, "import", "project", created);
              em.flush();
              Attempts attempts = Runs.attempts(em, settings(), at(created));
              attempts.recordImage(attempts.claim(id).orElseThrow(), image);
              return id;
            });
  }

  @Test
  default void administratorSeesTheTasksOfAllProjects() {
    String type = "type-" + UUID.randomUUID();
    List<String> ids = List.of(task(type, "one", START), task(type, "two", START));

    List<TaskSummary> all =
        list(
            new TaskPage(
                Optional.empty(), Map.of(TaskField.TYPE, type), List.of(), Optional.empty(), 9),
            START);

    assertThat(all).extracting(TaskSummary::id).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  default void markerOfAnotherProjectIsUnknown() {
    String theirs = task("theirs", START);

    assertUnknown("mine", theirs, START);
  }

  private void assertUnknown(String project, String marker, Instant now) {
    assertThat(Refusals.of(() -> list(page(project, List.of(), Optional.of(marker)), now)))
        .isEqualTo(Message.of(Problem.MARKER_UNKNOWN));
  }

  @Test
  default void limitOfZeroIsAnEmptyPage() {
    task("someone", START);

    assertThat(
            list(
                new TaskPage(Optional.of("someone"), Map.of(), List.of(), Optional.empty(), 0),
                START))
        .isEmpty();
  }

  @Test
  default void taskWhoseTimeIsOverIsNotSeenAnyMore() {
    String project = UUID.randomUUID().toString();
    String id = task(project, START);
    end(id, TaskStatus.FAILURE, START);
    Instant over = START.plus(settings().tasks().timeToLive());

    assertThat(list(page(project, List.of(), Optional.empty()), over.minusMillis(1))).hasSize(1);
    assertThat(list(page(project, List.of(), Optional.empty()), over)).isEmpty();
    assertThat(shown(id, over.minusMillis(1))).isTrue();
    assertThat(shown(id, over)).isFalse();
    assertUnknown(project, id, over);
  }

  private boolean shown(String id, Instant now) {
    return database().transaction(em -> new Tasks(em, at(now)).show(id).isPresent());
  }

  @Test
  default void tasksWhoseTimeIsOverAreRemovedInBatchesTheOldestFirst() {
    Duration ttl = settings().tasks().timeToLive();
    // Long before every other test's, so that none of theirs is removed here.
    Instant past = Instant.parse("2001-01-01T00:00:00Z");
    List<String> ended = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ended.add(task("past", past));
      end(ended.get(i), TaskStatus.SUCCESS, past.plusSeconds(i));
    }
    String running = task("past", past);
    end(running, TaskStatus.PROCESSING, past);

    assertThat(removed(2, past.plus(ttl).plusSeconds(3))).isEqualTo(2);
    assertThat(ended).filteredOn(this::isStored).containsExactlyElementsOf(ended.subList(2, 5));
    assertThat(removed(9, past.plus(ttl).plusSeconds(3))).isEqualTo(2);
    assertThat(removed(9, past.plus(ttl).plusSeconds(3))).isZero();
    assertThat(ended).filteredOn(this::isStored).containsExactly(ended.get(4));
    assertThat(isStored(running)).isTrue();
  }

  private int removed(int most, Instant now) {
    return database().transaction(em -> new Tasks(em, at(now)).removeExpired(most));
  }

  private boolean isStored(String id) {
    long rows =
        database()
            .transaction(
                em ->
                    ((Number)
                            em.createNativeQuery(
                                    "select count(*) from tasks t join task_progress p"
                                        + " on p.task_id = t.id where t.id = ?1")
                                .setParameter(1, id)
                                .getSingleResult())
                        .longValue());
    return rows == 1;
  }
}
