package io.darkroom.tasks;

import io.darkroom.platform.database.DatabaseFaults;
import io.darkroom.platform.database.GroupCommit;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Validates and submits tasks. A request with a name (draft-ietf-httpapi-idempotency-key-header)
 * that is sent again gets the task that it has made.
 */
@Singleton
public class RepeatableSubmission {

  /** As many as there are threads that could ask. */
  private static final int MOST_TOGETHER = 32;

  private final Submission submission;
  private final GroupCommit<NewTask, Task> together;
  private final RequestKeys keys;
  private final Tasks tasks;
  private final TaskTypes types;

  /** The named requests that are being served here: as many as there are threads, at most. */
  private final Set<Name> served = ConcurrentHashMap.newKeySet();

  private record Name(String project, String name) {}

  @Inject
  public RepeatableSubmission(
      Submission submission, RequestKeys keys, Tasks tasks, TaskTypes types) {
    this.submission = submission;
    together = new GroupCommit<>(MOST_TOGETHER, submission::submit);
    this.keys = keys;
    this.tasks = tasks;
    this.types = types;
  }

  /**
   * The task that was wanted, new or not; to be called outside of transactions.
   *
   * @throws ProblemException if the input cannot succeed or be accepted; KEY_USED_OTHERWISE;
   *     KEY_IN_USE
   */
  public Task submit(NewTask wanted) {
    return wanted.key().isPresent()
        ? once(wanted, new Name(wanted.requester().project(), wanted.key().get()))
        : validated(wanted);
  }

  private Task once(NewTask wanted, Name name) {
    if (!served.add(name)) {
      throw new ProblemException(Problem.KEY_IN_USE);
    }
    try {
      Optional<Task> before = before(wanted, name);
      return before.isPresent() ? before.get() : validated(wanted, name);
    } finally {
      served.remove(name);
    }
  }

  private Task validated(NewTask wanted, Name name) {
    try {
      return validated(wanted);
    } catch (RuntimeException failure) {
      if (DatabaseFaults.isDuplicate(failure)) {
        // Another node was served the same a moment earlier.
        return before(wanted, name).orElseThrow(() -> new ProblemException(Problem.KEY_IN_USE));
      }
      throw failure;
    }
  }

  private Task validated(NewTask wanted) {
    TaskType type = types.named(wanted.type());
    type.validate(wanted.input(), wanted.requester());
    return wanted.standsAlone() && !type.isAcceptedAlone()
        ? together.commit(wanted)
        : submission.submit(wanted);
  }

  private Optional<Task> before(NewTask wanted, Name name) {
    Optional<Task> task = keys.find(name.project(), name.name()).flatMap(tasks::show);
    if (task.filter(made -> !isWhat(wanted, made)).isPresent()) {
      throw new ProblemException(Problem.KEY_USED_OTHERWISE);
    }
    return task;
  }

  /** The order of an object's keys does not matter. */
  private static boolean isWhat(NewTask wanted, Task made) {
    return made.type().equals(wanted.type()) && made.inputValue().equals(wanted.input());
  }
}
